import { posix, resolve } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { ArchfitError, type Problem } from '../report/index.js';
import { emptySource, findFiles, readBytes, readStream } from '../source/index.js';
import { suggestEnvironment } from '../verdict/index.js';
import type { FileJudgement } from './judge-file.js';
import type { SetPer, Source } from './source.js';

/** A file or stream of a source. */
export interface Input {
  readonly uri: string;
  /** Absolute; undefined for the standard input. */
  readonly path?: string;
  /** What the standard input held. */
  readonly bytes?: Uint8Array;
  /** Name of its set, where its source names or splits sets. */
  readonly environment?: string;
  /** A person named this very file, so that it must hold something. */
  readonly named: boolean;
  /** Number of its source in the run. */
  readonly source: number;
}

export interface FoundInputs {
  readonly inputs: readonly Input[];
  /** Names of all sets that there are, also of those that the run leaves out. */
  readonly environments: readonly string[];
  readonly problems: readonly Problem[];
}

export interface InputOptions {
  readonly cwd?: string;
  readonly stdin?: Readable;
  /** The sets to judge; default: all. */
  readonly environments?: readonly string[];
  /** Files that are no manifests although they stand where manifests are: they are judged only where they are named. */
  readonly ignore?: readonly string[];
}

/** Finds the files of all sources, and says to which set each belongs. The standard input is read. */
export async function findInputs(
  sources: readonly Source[],
  { cwd = process.cwd(), stdin = process.stdin, environments: wanted, ignore = [] }: InputOptions,
): Promise<FoundInputs> {
  const ignored = new Set(ignore.map((path) => resolve(cwd, path)));
  const inputs: Input[] = [];
  const problems: Problem[] = [];
  const names = new Set(sources.flatMap(({ environment }) => environment ?? []));
  const isWanted = (name: string | undefined) =>
    wanted === undefined || (name !== undefined && wanted.includes(name));
  const readStdin = () => readStream(stdin);
  for (const [index, source] of sources.entries()) {
    if (source.each === undefined && !isWanted(source.environment)) continue;
    const found = await findFiles(source.manifests, { cwd });
    problems.push(...found.problems);
    for (const file of found.files) {
      const { uri, path, named } = file;
      const environment = source.environment ?? setOf(uri, source.each);
      if (environment !== undefined) names.add(environment);
      if (!isWanted(environment)) continue;
      const stream = path === undefined ? await readBytes(file, { readStdin }) : undefined;
      if (stream?.kind === 'problem') {
        problems.push(stream.problem);
        continue;
      }
      inputs.push({
        uri,
        ...(path === undefined ? {} : { path }),
        ...(stream === undefined ? {} : { bytes: stream.bytes }),
        ...(environment === undefined ? {} : { environment }),
        named,
        source: index,
      });
    }
  }
  refuseUnknown(wanted, names);
  const judged = inputs.filter((input) => input.named || !ignored.has(resolve(cwd, input.uri)));
  if (judged.length === 0 && problems.length === 0) problems.push(nothingJudged(wanted));
  return { inputs: judged, environments: [...names], problems };
}

/**
 * Named inputs that hold no object, and sources all of whose inputs hold none: a render that failed looks like this, and so does
 * the empty list of a query for the wrong namespace.
 */
export function findEmptyInputs(
  sources: readonly Source[],
  inputs: readonly Input[],
  files: readonly FileJudgement[],
): readonly Problem[] {
  const isEmpty = (_: Input, index: number) => {
    const file = files[index];
    return file?.objects === 0 && file.problems.length === 0;
  };
  const empty = inputs.filter(isEmpty);
  const named = empty.filter((input) => input.named);
  const barren = sources.flatMap((source, index) => {
    const own = inputs.filter((input) => input.source === index);
    const holdsNothing = own.length > 0 && own.every((input) => empty.includes(input));
    return holdsNothing && !own.some((input) => input.named) ? [source.manifests.join(' ')] : [];
  });
  return [...named.map(({ uri }) => uri), ...barren].map(emptySource);
}

function setOf(uri: string, each: SetPer | undefined): string | undefined {
  if (each === undefined) return undefined;
  return each === 'file' ? uri : posix.dirname(uri);
}

/** What judged nothing must not look like what passed. */
function nothingJudged(wanted: readonly string[] | undefined): Problem {
  const where = wanted === undefined ? 'the sources' : `the environment ${wanted.join(', ')}`;
  return {
    code: 'source-no-match',
    message: `there is nothing to judge: no manifest belongs to ${where}`,
    hint: 'Check what the sources name.',
  };
}

/** A misspelt environment must not judge nothing. */
function refuseUnknown(wanted: readonly string[] | undefined, names: ReadonlySet<string>): void {
  if (wanted?.length === 0) {
    throw new ArchfitError(
      'usage',
      'no environment is named to be judged',
      'Name at least one, or leave the option out to judge all.',
    );
  }
  const unknown = wanted?.find((name) => !names.has(name));
  if (unknown === undefined) return;
  throw new ArchfitError(
    'usage',
    `there is no environment ${unknown}`,
    suggestEnvironment([...names], unknown),
  );
}
