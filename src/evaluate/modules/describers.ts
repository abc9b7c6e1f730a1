import type { DescribePart } from './code-base.js';
import { describeArchitecture } from './describe-architecture.js';
import { describeCalls } from './describe-calls.js';
import { describeChains } from './describe-chains.js';
import { describeComputed } from './describe-computed.js';
import { describeCrossings } from './describe-crossings.js';
import { describeCycles } from './describe-cycles.js';
import { describeFiles } from './describe-files.js';
import { describeForbiddenCalls } from './describe-forbidden-calls.js';
import { describeObservability } from './describe-observability.js';
import { describeResponses } from './describe-responses.js';
import { describeTransactions } from './describe-transactions.js';
import { describeUnresolved } from './describe-unresolved.js';
import { describeVocabularies } from './describe-vocabularies.js';

/** Every part of what policies read of a code base, in `input.modules[id]`. */
export const describers: readonly DescribePart[] = [
  describeArchitecture,
  describeCalls,
  describeChains,
  describeComputed,
  describeCrossings,
  describeCycles,
  describeFiles,
  describeForbiddenCalls,
  describeObservability,
  describeResponses,
  describeTransactions,
  describeUnresolved,
  describeVocabularies,
];
