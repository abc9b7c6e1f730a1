import { readDecimal } from './decimal.js';
import type { Fields } from './fields.js';
import type { AlertConditionUse, AlertPolicyUse, BurnAlerts } from './objective.js';

/** The alert policies that an objective of OpenSLO names or holds. */
export function readPolicies(spec: Fields): BurnAlerts {
  if (!spec.has('alertPolicies')) return { kind: 'unsaid' };
  const policies = Array.isArray(spec.value['alertPolicies']) ? spec.value['alertPolicies'] : [];
  // In v1 a text may stand for the name.
  const named = policies.flatMap((each: unknown) =>
    typeof each === 'string' ? [{ reference: each }] : [],
  );
  const written = named.length === policies.length ? [] : spec.list('alertPolicies');
  return { kind: 'policies', policies: [...named, ...written.map(readPolicyUse)] };
}

function readPolicyUse(use: Fields): AlertPolicyUse {
  const reference = use.text('alertPolicyRef', 'policyRef');
  if (reference !== undefined) return { reference };
  return readPolicy(use.mapping('spec') ?? use);
}

/** The conditions of a policy. */
export function readPolicy(spec: Fields): AlertPolicyUse {
  return {
    conditions: spec.list('conditions').map((condition) => {
      const reference = condition.text('conditionRef', 'alertConditionRef');
      return reference === undefined
        ? readCondition(condition.mapping('spec') ?? condition)
        : { reference };
    }),
  };
}

/** A condition: `burnrate` is the only kind that OpenSLO has. */
export function readCondition(spec: Fields): AlertConditionUse {
  const condition = spec.mapping('condition') ?? spec;
  const threshold = readDecimal(condition.amount('threshold') ?? '');
  const lookback = condition.text('lookbackWindow');
  return {
    kind: condition.text('kind') ?? '',
    ...(threshold && { threshold }),
    ...(lookback !== undefined && { lookback }),
  };
}
