import type { Problem } from '../report/index.js';
import type { Baseline } from './baseline/baseline.js';
import type { ReadBaseline } from './baseline/read-baseline.js';
import type { WaiverEntry } from './waivers/waiver.js';
import type { WaiverOptions } from './waivers/waiver-options.js';

/** What a run accepts: waivers and a baseline, each where it is configured and could be read. */
export interface Exceptions {
  readonly waivers?: ConfiguredWaivers;
  readonly baseline?: Baseline;
}

export interface ConfiguredWaivers {
  readonly options: WaiverOptions;
  /** Undefined where the file could not be read. */
  readonly entries: readonly WaiverEntry[] | undefined;
}

export interface ExceptionSources {
  /** File of the baseline, relative to `cwd`. */
  readonly baseline?: string;
  readonly waivers?: WaiverOptions;
  readonly cwd: string;
}

/**
 * Reads what a run accepts. What cannot be read accepts nothing, and is a problem beside: its findings stay new.
 */
export async function readExceptions(
  sources: ExceptionSources,
): Promise<{ readonly exceptions: Exceptions; readonly problems: readonly Problem[] }> {
  const waivers = await readConfiguredWaivers(sources);
  const baseline = await readConfiguredBaseline(sources);
  return {
    exceptions: {
      ...(waivers.waivers && { waivers: waivers.waivers }),
      ...(baseline.baseline && { baseline: baseline.baseline }),
    },
    problems: [...waivers.problems, ...baseline.problems],
  };
}

interface Read {
  readonly waivers?: ConfiguredWaivers;
  readonly baseline?: Baseline;
  readonly problems: readonly Problem[];
}

async function readConfiguredWaivers({ waivers: options, cwd }: ExceptionSources): Promise<Read> {
  if (options === undefined) return { problems: [] };
  if (options.file === undefined) return { waivers: { options, entries: [] }, problems: [] };
  // The readers load zod, which a run without exceptions does without.
  const { readWaivers } = await import('./waivers/read-waivers.js');
  const read = await readWaivers(options.file, cwd);
  return read.kind === 'waivers'
    ? { waivers: { options, entries: read.entries }, problems: [] }
    : { waivers: { options, entries: undefined }, problems: [read.problem] };
}

async function readConfiguredBaseline({ baseline: uri, cwd }: ExceptionSources): Promise<Read> {
  if (uri === undefined) return { problems: [] };
  const read = await readBaseline(uri, cwd);
  return read.kind === 'baseline'
    ? { baseline: read.baseline, problems: [] }
    : { problems: [read.problem] };
}

/**
 * Reads a baseline whole, or not at all: of a file that is not understood nothing is accepted.
 *
 * @param uri - relative to `cwd`, as it stands in messages
 */
export async function readBaseline(uri: string, cwd: string): Promise<ReadBaseline> {
  const reader = await import('./baseline/read-baseline.js');
  return reader.readBaseline(uri, cwd);
}

export type { ReadBaseline };
