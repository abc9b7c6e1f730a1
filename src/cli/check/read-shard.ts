import { InvalidArgumentError } from 'commander';
import type { Shard } from '../../evaluate/index.js';

/** Most shares that an input is cut into: more machines than that would all judge nothing. */
const mostShards = 1000;

/**
 * Reads `--shard 2/3`.
 *
 * @throws `InvalidArgumentError` for anything else
 */
export function readShard(value: string, previous?: Shard): Shard {
  if (previous !== undefined) throw new InvalidArgumentError('A run judges one shard.');
  const [, first = '', last = ''] = /^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? [];
  const [index, count] = [Number(first), Number(last)];
  if (first === '' || index < 1 || count > mostShards || index > count) {
    throw new InvalidArgumentError(
      `Shards count from 1, and there are ${mostShards} at most: 1/3, 2/3, 3/3.`,
    );
  }
  return { index, count };
}
