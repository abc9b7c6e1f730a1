import type { ArchitectureFacts } from './describe-architecture.js';
import type { CallFacts } from './describe-calls.js';
import type { ChainsFacts } from './describe-chains.js';
import type { ComputedFacts } from './describe-computed.js';
import type { CrossingsFacts } from './describe-crossings.js';
import type { CycleFacts, UnknownWaysFacts } from './describe-cycles.js';
import type { FilesFacts } from './describe-files.js';
import type { ForbiddenCallFacts } from './describe-forbidden-calls.js';
import type { ObservabilityFacts } from './describe-observability.js';
import type { AnsweringFacts } from './describe-responses.js';
import type { TransactionFacts } from './describe-transactions.js';
import type { NowhereFacts, UndeclaredFacts } from './describe-unresolved.js';
import type { VocabularyFacts } from './describe-vocabularies.js';

/** The code of one source as policies read it: `input.modules[id]`. What only built-in rules need is absent where these are off. */
export interface ModulesFacts
  extends
    FilesFacts,
    ArchitectureFacts,
    Partial<AnsweringFacts>,
    Partial<ChainsFacts>,
    Partial<ComputedFacts>,
    Partial<CrossingsFacts> {
  readonly calls?: readonly CallFacts[];
  readonly cycles?: readonly CycleFacts[];
  readonly unknownWays?: UnknownWaysFacts;
  readonly forbiddenCalls?: ForbiddenCallFacts;
  readonly nowhere?: readonly NowhereFacts[];
  readonly undeclared?: readonly UndeclaredFacts[];
  readonly observability?: ObservabilityFacts;
  readonly transactions?: TransactionFacts;
  readonly vocabularies?: readonly VocabularyFacts[];
}
