import { posix } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type { Problem } from '../report/index.js';
import { emptySource, findFiles, readBytes, readStream } from '../source/index.js';
import type { FileJudgement } from './judge-file.js';
import type { SetPer, Source } from './source.js';

/** A file or stream of a source. */
export interface Input {
  readonly uri: string;
  /** Absolute; undefined for the standard input. */
  readonly path?: string;
  /** What the standard input held. */
  readonly bytes?: Uint8Array;
  /** Name of its set, where the run judges several. */
  readonly environment?: string;
  /** A person named this very file, so that it must hold something. */
  readonly named: boolean;
  /** Number of its source in the run. */
  readonly source: number;
}

export interface FoundInputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly Problem[];
}

/** Finds the files of all sources, and says to which set each belongs. The standard input is read. */
export async function findInputs(
  sources: readonly Source[],
  {
    cwd = process.cwd(),
    stdin = process.stdin,
  }: { readonly cwd?: string; readonly stdin?: Readable },
): Promise<FoundInputs> {
  const inputs: Input[] = [];
  const problems: Problem[] = [];
  const readStdin = () => readStream(stdin);
  for (const [index, source] of sources.entries()) {
    const found = await findFiles(source.manifests, { cwd });
    problems.push(...found.problems);
    for (const file of found.files) {
      const { uri, path, named } = file;
      const stream = path === undefined ? await readBytes(file, { readStdin }) : undefined;
      if (stream?.kind === 'problem') {
        problems.push(stream.problem);
        continue;
      }
      const environment = source.environment ?? setOf(uri, source.each);
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
  const isOneSet = new Set(inputs.map(({ environment }) => environment)).size < 2;
  return { inputs: isOneSet ? inputs.map(withoutEnvironment) : inputs, problems };
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

/** With one set its name tells nothing, and would change every fingerprint. */
function withoutEnvironment(input: Input): Input {
  const { environment, ...rest } = input;
  return environment === undefined ? input : rest;
}
