import { posix, resolve } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { ArchfitError, type Problem, type RenderedFrom } from '../report/index.js';
import { emptySource, findFiles, readBytes, readStream } from '../source/index.js';
import { suggestEnvironment } from '../verdict/index.js';
import type { FileJudgement } from './judge-file.js';
import {
  environmentsOf,
  type KubernetesSource,
  type SetPer,
  type ManifestsSource,
} from './source.js';

/** A file or stream of a source, or a part of what a source rendered. */
export interface Input {
  readonly uri: string;
  /** Absolute; undefined for what is no file. */
  readonly path?: string;
  /** What the standard input held, or what was rendered. */
  readonly bytes?: Uint8Array;
  /** Name of its set, where its source names or splits sets. */
  readonly environment?: string;
  /** A person named this very file, so that it must hold something. */
  readonly named: boolean;
  /** Number of its source in the run. */
  readonly source: number;
  /** What it was rendered from. */
  readonly rendered?: RenderedFrom;
  /** Name of the rendering that it is a part of. */
  readonly rendering?: string;
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
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The sets to judge; default: all. */
  readonly environments?: readonly string[];
  /** Files that are no manifests although they stand where manifests are: they are judged only where they are named. */
  readonly ignore?: readonly string[];
}

/**
 * Finds the files of all sources, and says to which set each belongs. The standard input is read, and charts and kustomizations are
 * rendered.
 */
export async function findInputs(
  sources: readonly ManifestsSource[],
  options: InputOptions,
): Promise<FoundInputs> {
  const { cwd = process.cwd(), environments: wanted, ignore = [] } = options;
  const ignored = new Set(ignore.map((path) => resolve(cwd, path)));
  const names = new Set(sources.flatMap(environmentsOf));
  const isWanted: IsWanted = (name) =>
    wanted === undefined || (name !== undefined && wanted.includes(name));
  const rendered = await renderInputs(sources, isWanted, options);
  const inputs: Input[] = [];
  const problems: Problem[] = [...rendered.problems];
  for (const [index, source] of sources.entries()) {
    if (source.kind !== 'kubernetes') {
      inputs.push(...rendered.inputs.filter((input) => input.source === index));
      continue;
    }
    if (source.each === undefined && !isWanted(source.environment)) continue;
    const found = await findFileInputs(source, index, options);
    problems.push(...found.problems);
    for (const { environment } of found.inputs)
      if (environment !== undefined) names.add(environment);
    inputs.push(...found.inputs.filter(({ environment }) => isWanted(environment)));
  }
  refuseUnknown(wanted, names);
  const judged = inputs.filter(
    ({ named, path }) => named || path === undefined || !ignored.has(resolve(cwd, path)),
  );
  if (judged.length === 0 && problems.length === 0) problems.push(nothingJudged(wanted));
  return {
    inputs: await readStreams(judged, problems, options),
    environments: [...names],
    problems,
  };
}

type IsWanted = (environment: string | undefined) => boolean;

async function findFileInputs(
  source: KubernetesSource,
  index: number,
  { cwd = process.cwd() }: InputOptions,
): Promise<Pick<FoundInputs, 'inputs' | 'problems'>> {
  const { files, problems } = await findFiles(source.manifests, { cwd });
  const inputs = files.map((file): Input => {
    const environment = source.environment ?? setOf(file.uri, source.each);
    return { ...file, ...(environment === undefined ? {} : { environment }), source: index };
  });
  return { inputs, problems };
}

/** What renders is loaded only where there is something to render. */
async function renderInputs(
  sources: readonly ManifestsSource[],
  isWanted: IsWanted,
  { cwd = process.cwd(), env = process.env }: InputOptions,
): Promise<Pick<FoundInputs, 'inputs' | 'problems'>> {
  const numbered = [...sources.entries()].flatMap(([index, source]) =>
    source.kind === 'kubernetes' ? [] : [[index, source] as const],
  );
  if (numbered.length === 0) return { inputs: [], problems: [] };
  const { renderSources } = await import('./render-sources.js');
  const request = { sources: new Map(numbered), isWanted, cwd: resolve(cwd), env };
  const { inputs, problems } = await renderSources(request);
  return { inputs: inputs.map((input) => ({ ...input, named: false })), problems };
}

/** The standard input is read at once: it can be read only once. */
async function readStreams(
  inputs: readonly Input[],
  problems: Problem[],
  { stdin = process.stdin }: InputOptions,
): Promise<readonly Input[]> {
  const read: Input[] = [];
  for (const input of inputs) {
    if (input.path !== undefined || input.bytes !== undefined) {
      read.push(input);
      continue;
    }
    const stream = await readBytes(input, { readStdin: () => readStream(stdin) });
    if (stream.kind === 'bytes') read.push({ ...input, bytes: stream.bytes });
    else problems.push(stream.problem);
  }
  return read;
}

/** An input as far as it is said whether it holds something. */
export type FoundInput = Pick<Input, 'uri' | 'named' | 'source' | 'rendered' | 'rendering'>;

/**
 * Named inputs that hold no object, and sources all of whose inputs hold none: a render that failed looks like this, and so does
 * the empty list of a query for the wrong namespace.
 *
 * @param sources - what each source names
 */
export function findEmptyInputs(
  sources: readonly (readonly string[])[],
  inputs: readonly FoundInput[],
  files: readonly Pick<FileJudgement, 'objects' | 'problems'>[],
): readonly Problem[] {
  const isEmpty = (_: FoundInput, index: number) => {
    const file = files[index];
    return file?.objects === 0 && file.problems.length === 0;
  };
  const empty = new Set(inputs.filter(isEmpty));
  const named = [...empty].filter((input) => input.named);
  const barren = sources.flatMap((patterns, index) => {
    const own = inputs.filter((input) => input.source === index);
    const holdsNothing = own.length > 0 && own.every((input) => empty.has(input));
    const isTold = own.some((input) => input.named || input.rendering !== undefined);
    return holdsNothing && !isTold ? [patterns.join(' ')] : [];
  });
  return [
    ...named.map(({ uri }) => emptySource(uri)),
    ...barren.map((uri) => emptySource(uri)),
    ...findEmptyRenderings(inputs, empty),
  ];
}

/** Of a rendering one template may well hold nothing, but not all of them. */
function findEmptyRenderings(
  inputs: readonly FoundInput[],
  empty: ReadonlySet<FoundInput>,
): readonly Problem[] {
  const renderings = new Map<string, FoundInput[]>();
  for (const input of inputs) {
    if (input.rendering === undefined) continue;
    const parts = renderings.get(input.rendering);
    if (parts) parts.push(input);
    else renderings.set(input.rendering, [input]);
  }
  return [...renderings].flatMap(([uri, parts]) => {
    if (!parts.every((part) => empty.has(part))) return [];
    const hint = 'Check what it is rendered with: nothing in it is listed, or switched on.';
    const file = parts[0]?.rendered?.file;
    const rendered = file === undefined ? {} : { rendered: { path: file, file } };
    return [{ ...emptySource(uri), location: { uri, ...rendered }, hint }];
  });
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
