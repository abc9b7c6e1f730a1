import type { CatalogFacts } from '../facts/kubernetes/catalog-facts.js';
import type { KubernetesFacts } from '../facts/kubernetes/set/join-facts.js';
import type { SetBudget } from './budgets/set-budget.js';
import type { PlanFacts } from './describe-plans.js';
import type { DocumentFact } from './documents/judge-documents.js';
import type { InventoryFacts } from './events/describe-inventory.js';
import type { EventChangesFacts } from './events/event-change-facts.js';
import type { EventFacts } from './events/event-facts.js';
import type { ContractFacts } from './openapi/contract-facts.js';

type ById<Fact> = Readonly<Record<string, Fact>>;

/**
 * What policies of scope set read as `input` where they require nothing, `catalog` or `budgets`. From the types of this file the build
 * derives `src/policy/authoring/facts.schema.json`, against which policies are type-checked.
 */
export interface ManifestFacts extends KubernetesFacts {
  readonly catalog: CatalogFacts;
  readonly budgets: SetBudget;
}

/** What they read where they require `contracts`. */
export interface ContractsFacts {
  readonly contracts: ById<ContractFacts>;
  readonly plans: ById<PlanFacts>;
}

/** What they read where they require `events`. */
export interface EventsFacts {
  readonly events: ById<EventFacts>;
  readonly event_changes: ById<EventChangesFacts>;
  readonly privacy: { readonly inventories: ById<InventoryFacts> };
  readonly plans: ById<PlanFacts>;
}

/** What they read where they require `modules`: of each source what the parts of it describe. */
export interface ModulesFacts {
  readonly modules: ById<Readonly<Record<string, unknown>>>;
}

/** What they read where they require `operations`. */
export type { OperationsFacts } from './operations/operations-facts.js';

/** What they read where they require `joined`. */
export type { JoinedFacts } from './joined/joined-facts.js';

/** What they read where they require `documents`. */
export interface DocumentsFacts {
  readonly documents: ById<DocumentFact>;
}
