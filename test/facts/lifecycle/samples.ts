import type { Break, Element, ElementMarks } from '../../../src/facts/lifecycle/index.js';
import { resolveLifecycle } from '../../../src/facts/lifecycle/index.js';
import type { LifecycleSettings } from '../../../src/facts/lifecycle/index.js';
import { toPlan } from '../../../src/facts/lifecycle/plans/read-plan.js';
import type { PlanEntry } from '../../../src/facts/lifecycle/index.js';
import { parseSettings } from '../../../src/source/index.js';

/** Noon on 21 November 2026. */
export const now = new Date('2026-11-21T12:00:00Z');

export const fingerprint = `v1:${'0a'.repeat(16)}`;

export function marks(fields: Partial<ElementMarks> = {}): ElementMarks {
  return { deprecated: false, location: { uri: 'openapi.yaml' }, ...fields };
}

export function element(fields: Partial<Element> = {}): Element {
  return { kind: 'operation', name: 'GET /orders', base: marks(), within: [], ...fields };
}

/** An operation that was removed. */
export function brokenBy(fields: Partial<Break> = {}): Break {
  return {
    fingerprint,
    rule: 'openapi-diff/operation-removed',
    change: 'operation.removed',
    pointer: '/paths/~1orders/get',
    message: 'GET /orders was removed',
    element: element(),
    operations: [{ method: 'GET', path: '/orders' }],
    ...fields,
  };
}

export const planText = `
contract: openapi.yaml
changes:
  - rule: openapi-diff/operation-removed
    pointer: /paths/~1orders/get
owner: team-orders
reason: The list does not scale.
replacement: GET /v2/orders
consumers:
  - { name: billing, state: pending }
deprecatedOn: 2026-05-01
sunsetOn: 2026-11-01
steps: [Tell the consumers., Remove it.]
`;

/** A plan from its text, lines replaced. */
export function planOf(
  replaced: Readonly<Record<string, string>> = {},
  settings: LifecycleSettings = {},
): PlanEntry {
  let text = planText;
  for (const [line, other] of Object.entries(replaced)) {
    if (!text.includes(line)) throw new Error(`the sample has no ${line}`);
    text = text.replace(line, other);
  }
  const read = parseSettings('plans/orders.yaml', text);
  if (read.kind === 'problem') throw new Error(read.problem.message);
  return toPlan(read.settings, resolveLifecycle(settings));
}
