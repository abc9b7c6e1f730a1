import { plural } from '../../../report/index.js';
import type { Artefacts } from '../../../facts/operations/index.js';
import type {
  AlertConditionUse,
  AlertPolicyUse,
  ServiceObjective,
} from '../../../facts/operations/objectives/index.js';
import type { BurnAlertFacts, BurnFacts } from './slo-facts.js';
import {
  budgetOf,
  burnAlertsOf,
  exampleOf,
  findCandidates,
  type FoundAlert,
  type ReadRule,
} from './burn-of.js';
import type { IdentifiedSlo } from './identify-slos.js';
import type { ReadIndicator } from './read-indicator.js';

/** What alerts a run has. */
export interface KnownRules {
  readonly alerts: readonly ReadRule[];
  readonly recordings: ReadonlyMap<string, readonly ReadRule[]>;
}

/** How the error budgets of objectives are watched, by their ids: by what their tools make, by their policies, or by rules of the run. */
export function watchBudgets(
  objectives: readonly {
    readonly identified: IdentifiedSlo;
    readonly indicator?: ReadIndicator | undefined;
  }[],
  { alerts, recordings }: KnownRules,
  artefacts: Artefacts,
): ReadonlyMap<string, BurnFacts> {
  const candidates = findCandidates(alerts, recordings);
  const found = objectives.flatMap(({ identified, indicator }) => {
    const budget = budgetOf(identified);
    if (budget === undefined) return [];
    const selectors = indicator?.selectors ?? [];
    const own = burnAlertsOf({ identified, selectors, budget }, candidates);
    return [{ identified, indicator, budget, own }];
  });
  const fitting = new Set(
    found.flatMap(({ own }) => own.filter(isFitting).map(({ facts }) => facts.id)),
  );
  return new Map(
    found.map(({ identified, indicator, budget, own }) => {
      // One that fits another objective over the same metrics says nothing of this one, unless it names it.
      const about = own
        .filter((each) => isFitting(each) || each.isNamed || !fitting.has(each.facts.id))
        .map(({ facts }) => facts);
      const judged = judge(identified.slo, indicator, about, artefacts);
      return [identified.id, { ...judged, example: exampleOf(budget), alerts: about }];
    }),
  );
}

function isFitting({ facts }: FoundAlert): boolean {
  return facts.faults.length === 0;
}

function judge(
  slo: ServiceObjective,
  indicator: ReadIndicator | undefined,
  alerts: readonly BurnAlertFacts[],
  artefacts: Artefacts,
): Pick<BurnFacts, 'state' | 'because'> {
  const { burnAlerts, format } = slo;
  if (burnAlerts.kind === 'generated' || alerts.length > 0) return { state: 'alerted' };
  if (burnAlerts.kind === 'policies' && burnAlerts.policies.length > 0) {
    return judgePolicies(burnAlerts.policies, artefacts);
  }
  if (burnAlerts.kind === 'off') {
    return { state: 'missing', because: `its alerts are switched off for ${format}` };
  }
  if (artefacts.alertRules.length === 0) {
    return { state: 'unknown', because: 'the run has no alert rules' };
  }
  if (indicator === undefined || indicator.selectors.length === 0) {
    return { state: 'unknown', because: 'what its indicator selects is not known' };
  }
  const unread = artefacts.alertRules.filter(({ expression }) => expression === undefined).length;
  if (unread > 0) {
    return {
      state: 'unknown',
      because: `of ${plural(unread, 'alert rule')} the expression cannot be read`,
    };
  }
  return { state: 'missing', because: 'no alert rule holds its errors against its budget' };
}

function judgePolicies(
  policies: readonly AlertPolicyUse[],
  { alertPolicies, alertConditions }: Artefacts,
): Pick<BurnFacts, 'state' | 'because'> {
  const missing: string[] = [];
  const conditions = policies.flatMap((use): readonly AlertConditionUse[] => {
    const policy =
      'reference' in use ? alertPolicies.find(({ name }) => name === use.reference)?.policy : use;
    if (policy && 'conditions' in policy) return policy.conditions;
    if ('reference' in use) missing.push(`the policy ${use.reference}`);
    return [];
  });
  const kinds = conditions.flatMap((use) => {
    const condition =
      'reference' in use
        ? alertConditions.find(({ name }) => name === use.reference)?.condition
        : use;
    if (condition && 'kind' in condition) return [condition.kind];
    if ('reference' in use) missing.push(`the condition ${use.reference}`);
    return [];
  });
  if (kinds.some((kind) => /^burn-?rate$/i.test(kind))) return { state: 'alerted' };
  if (missing.length > 0) {
    return { state: 'unknown', because: `${missing.join(' and ')} is not in the run` };
  }
  return { state: 'missing', because: 'none of its alert policies is about its burn rate' };
}
