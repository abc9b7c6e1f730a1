import process from 'node:process';
import type { Readable } from 'node:stream';
import {
  type ContractDiff,
  type DiffProfile,
  diffContracts,
  tellContract,
} from '../../facts/openapi/diff/index.js';
import {
  type LoadedPair,
  loadPair,
  type NamedVersions,
  pairDescriptions,
} from '../../facts/openapi/pairing/index.js';
import type { LifecycleKeys } from '../../facts/lifecycle/index.js';
import type { Problem } from '../../report/index.js';
import { readStream } from '../../source/index.js';
import type { SecondOpinion } from './second-opinion/second-opinion.js';

/** Two versions of an API description, or of a folder of them, as they are named. */
export interface DescriptionVersions extends NamedVersions {
  readonly profile?: DiffProfile;
  /** Whether openapi-diff is asked, too. */
  readonly secondOpinion?: boolean;
  /** Extensions in which elements tell of their life. */
  readonly keys?: LifecycleKeys;
}

export interface DescriptionAccess {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What `-` reads. */
  readonly stdin?: Readable;
  readonly now: Date;
}

/** Both versions of a contract as they were read, and what changed where that can be told. */
export interface ComparedDescriptions extends LoadedPair {
  /** Below the folders that are compared; undefined for two descriptions that were named as such. */
  readonly path?: string;
  /** Where the versions are, as a person would name them. */
  readonly old: string;
  readonly new: string;
  readonly diff?: ContractDiff;
  readonly opinion?: SecondOpinion;
}

export interface ComparedVersions {
  readonly contracts: readonly ComparedDescriptions[];
  /** What kept pairs from being found. */
  readonly problems: readonly Problem[];
}

/**
 * Finds and reads what two names stand for, and compares it. What cannot be read is told, and nothing of it is taken for unchanged.
 *
 * @throws ArchfitError `usage` for names that cannot go together, and where a second opinion cannot be had
 */
export async function compareDescriptions(
  versions: DescriptionVersions,
  { cwd, env, stdin = process.stdin, now }: DescriptionAccess,
): Promise<ComparedVersions> {
  const { profile, keys, secondOpinion = false } = versions;
  const access = {
    cwd,
    readStdin: () => readStream(stdin),
    ...(env && { env }),
    ...(keys && { keys }),
  };
  const { pairs, problems } = await pairDescriptions(versions, access);
  const contracts: ComparedDescriptions[] = [];
  for (const pair of pairs) {
    const loaded = await loadPair(pair, access);
    const { base, head } = loaded;
    const diff =
      base.kind !== 'contract'
        ? undefined
        : head.kind === 'contract'
          ? diffContracts(base.contract, head.contract, { now, ...(profile && { profile }) })
          : head.kind === 'absent'
            ? tellContract(base.contract, 'removed')
            : undefined;
    const isAsked = secondOpinion && base.kind === 'contract' && head.kind === 'contract' && diff;
    const opinion = isAsked
      ? await (
          await import('./second-opinion/second-opinion.js')
        ).readSecondOpinion(base.contract, head.contract, diff)
      : undefined;
    contracts.push({
      ...(pair.path !== undefined && { path: pair.path }),
      old: pair.base.written,
      new: pair.head.written,
      ...loaded,
      ...(diff && { diff }),
      ...(opinion && { opinion }),
    });
  }
  return { contracts, problems };
}
