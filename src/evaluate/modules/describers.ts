import type { DescribePart } from './code-base.js';
import { describeCycles } from './describe-cycles.js';
import { describeFiles } from './describe-files.js';
import { describeTransactions } from './describe-transactions.js';
import { describeUnresolved } from './describe-unresolved.js';

/** Every part of what policies read of a code base, in `input.modules[id]`. */
export const describers: readonly DescribePart[] = [
  describeFiles,
  describeCycles,
  describeTransactions,
  describeUnresolved,
];
