import { isDeepStrictEqual } from 'node:util';
import {
  joinPacks,
  loadBuiltInPack,
  type PackTransfer,
  type PolicyPack,
  type RulePack,
  type UserPack,
} from '../policy/index.js';
import type { PackRef } from '../report/index.js';

/** The packs of a run on their way to another thread: plain data. */
export interface RunTransfer {
  /** What the built-in pack has to be, which each thread loads for itself; undefined where it does not judge. */
  readonly builtIn?: readonly PackRef[];
  readonly others: readonly PackTransfer[];
}

export function transferPacks(
  builtIn: PolicyPack | undefined,
  others: readonly UserPack[],
): RunTransfer {
  return {
    ...(builtIn && { builtIn: builtIn.refs }),
    others: others.map((pack) => pack.transfer()),
  };
}

/** Makes the pack of a run again, without compiling anything. */
export async function receivePacks({ builtIn, others }: RunTransfer): Promise<RulePack> {
  const own = builtIn && loadBuiltInPack();
  if (own && !isDeepStrictEqual(own.refs, builtIn)) {
    throw new Error('the policies are others than those of the run');
  }
  const received: RulePack[] = [];
  if (others.length > 0) {
    const { receivePack } = await import('../policy/user/index.js');
    received.push(...others.map(receivePack));
  }
  return joinPacks([...(own ? [own] : []), ...received]);
}
