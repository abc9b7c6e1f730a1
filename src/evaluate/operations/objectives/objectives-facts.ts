import type { LimitFacts } from './limit-facts.js';
import type { SloFacts } from './slo-facts.js';
import type { StalenessFacts } from './staleness-facts.js';
import type { ServiceTargetFacts, TargetFacts } from './target-facts.js';

type ById<Fact> = Readonly<Record<string, Fact>>;

/** What the rules about objectives read. */
export interface ObjectivesFacts {
  readonly limits: ById<LimitFacts>;
  readonly service_targets: ById<ServiceTargetFacts>;
  readonly slos: ById<SloFacts>;
  readonly staleness: ById<StalenessFacts>;
  readonly targets: ById<TargetFacts>;
}
