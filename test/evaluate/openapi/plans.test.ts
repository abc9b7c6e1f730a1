import { describe, expect, test } from '@jest/globals';
import { resolveLifecycle, writePlan } from '../../../src/facts/lifecycle/index.js';
import { toPlan } from '../../../src/facts/lifecycle/plans/read-plan.js';
import { parseSettings } from '../../../src/source/index.js';
import { coversOf, judged, now } from './judged.js';

const policy = resolveLifecycle();

function orders(values: readonly string[], more: object = {}): object {
  const content = { 'application/json': { schema: { enum: values } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: {
      '/orders': {
        put: { requestBody: { content }, responses: { '200': { description: '' } }, ...more },
      },
    },
  };
}

/** The plan that a team makes of the skeleton for a break. */
async function agreedPlan(old: object, newer: object, contract = 'new.json') {
  const { breaks } = await judged(old, newer);
  const text = writePlan(contract, breaks, { policy, now })
    .replaceAll(/: ""/g, ': a')
    .replace('- ""', '- a')
    .replace('sunsetOn: a', 'sunsetOn: 2026-11-21');
  const read = parseSettings('plan.yaml', text);
  if (read.kind === 'problem') throw new Error(read.problem.message);
  const entry = toPlan(read.settings, policy);
  expect(entry.faults).toEqual([]);
  return entry;
}

const gone = 'request.body.enum.value-removed';

describe('the plan that is made of the skeleton', () => {
  const old = orders(['a', 'b', 'c']);
  test.each<[string, readonly string[], string]>([
    ['what it was made for', ['a', 'b'], 'plan'],
    ['a further value that ends later', ['a'], 'version-unchanged not-deprecated plan-missing'],
    ['another value', ['a', 'c'], 'version-unchanged not-deprecated plan-missing'],
  ])('decides on %s', async (_, left, expected) => {
    const plans = [await agreedPlan(old, orders(['a', 'b']))];
    expect(coversOf(await judged(old, orders(left), { plans }))).toEqual([`${gone}: ${expected}`]);
  });

  test.each([
    ['git:main:api/old.json', 'api/old.json', 'plan'],
    ['git:main:api/old.json', 'api/other.json', 'version-unchanged not-deprecated plan-missing'],
  ])('is about a contract that was renamed from %s, as %s', async (base, contract, expected) => {
    const newer = orders(['a', 'b']);
    const plans = [await agreedPlan(old, newer, contract)];
    const covers = coversOf(await judged(old, newer, { plans, source: { base } }));
    expect(covers).toEqual([`${gone}: ${expected}`]);
  });
});
