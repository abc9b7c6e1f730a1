import process from 'node:process';
import type { Readable } from 'node:stream';
import {
  type ContractDiff,
  type DiffProfile,
  diffContracts,
} from '../../facts/openapi/diff/index.js';
import {
  type ContractAccess,
  loadContract,
  parseContractSource,
  type ReadContract,
} from '../../facts/openapi/model/index.js';
import type { LifecycleKeys } from '../../facts/lifecycle/index.js';
import { readStream } from '../../source/index.js';
import { loadBase } from './load-base.js';

/** Two versions of an API description, as they are named. */
export interface DescriptionPair {
  readonly base: string;
  readonly head: string;
  readonly root?: string;
  readonly profile?: DiffProfile;
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

/** Both versions as they were read, and what changed where both could be. */
export interface ComparedDescriptions {
  readonly base: ReadContract;
  readonly head: ReadContract;
  readonly diff?: ContractDiff;
}

/** Reads two versions and compares them. What cannot be read is told, and nothing of it is taken for unchanged. */
export async function compareDescriptions(
  pair: DescriptionPair,
  { cwd, env, stdin = process.stdin, now }: DescriptionAccess,
): Promise<ComparedDescriptions> {
  const { root, profile, keys } = pair;
  const access: ContractAccess = {
    cwd,
    readStdin: () => readStream(stdin),
    ...(env && { env }),
    ...(root !== undefined && { root }),
    ...(keys && { keys }),
  };
  const base = await loadBase(pair, access);
  const head = await loadContract(parseContractSource(pair.head), access);
  if (base.kind !== 'contract' || head.kind !== 'contract') return { base, head };
  const options = { now, ...(profile && { profile }) };
  return { base, head, diff: diffContracts(base.contract, head.contract, options) };
}
