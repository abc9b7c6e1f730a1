import type { DescribePart } from './code-base.js';
import { describeFiles } from './describe-files.js';
import { describeTransactions } from './describe-transactions.js';

/** Every part of what policies read of a code base, in `input.modules[id]`. */
export const describers: readonly DescribePart[] = [describeFiles, describeTransactions];
