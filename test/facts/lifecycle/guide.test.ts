import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { checkLifecycle } from '../../../src/facts/lifecycle/check-lifecycle.js';
import {
  coverBreaks,
  defaultLifecycle,
  judgePlans,
  judgeVersion,
  resolveLifecycle,
} from '../../../src/facts/lifecycle/index.js';
import { coverKinds, versionSchemes } from '../../../src/facts/lifecycle/lifecycle-policy.js';
import { consumerStates } from '../../../src/facts/lifecycle/plans/plan.js';
import { toPlan } from '../../../src/facts/lifecycle/plans/read-plan.js';
import { parseSettings } from '../../../src/source/index.js';
import { brokenBy } from './samples.js';

const guide = readFileSync(join(__dirname, '../../../docs/guides/plans.md'), 'utf8');
const [, plan = '', , policy = ''] = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map(
  ([, example = '']) => example,
);

/** The first cells of the table below a heading. */
function rowsBelow(heading: string): readonly string[] {
  const [, section = ''] = guide.split(`## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^\| `(.*?)` *\|/gm)].map(([, cell = '']) => cell);
}

function readExample() {
  const read = parseSettings('plans/orders.yaml', plan);
  if (read.kind === 'problem') throw new Error(read.problem.message);
  return toPlan(read.settings, resolveLifecycle());
}

describe('the plan of the guide', () => {
  test('is without a fault', () => {
    expect(readExample().faults).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['2026-10-31', 'planned', 'no cover'],
    ['2026-11-01', 'active', 'plan'],
    ['2026-12-31', 'active', 'plan'],
    ['2027-01-01', 'expired', 'no cover'],
  ])('on %s is %s, and the break has: %s', (day, state, cover) => {
    const entry = readExample();
    const now = new Date(`${day}T12:00:00Z`);
    const breaks = [
      brokenBy(),
      brokenBy({ fingerprint: 'v1:2f1c9d7e5b3a4860917c2e4d6f8a0b1c', pointer: '/paths' }),
    ];
    const side = { version: '1.0.0', paths: [], servers: [] };
    const names = ['api/openapi.yaml'];
    const covered = coverBreaks(breaks, {
      names,
      versions: { base: side, head: side },
      plans: [entry],
      policy: resolveLifecycle(),
      now,
    });
    const contract = { names, breaks, isDecided: true };
    expect(judgePlans([entry], [contract], { now, isWhole: true })[0]?.state).toBe(state);
    expect(covered.map((each) => each.cover?.kind ?? 'no cover')).toEqual([cover, cover]);
  });
});

test('the policy of the guide has every key, with its default', () => {
  const { lifecycle } = load(policy) as { lifecycle: { deprecation: object } };
  const { deprecation, ...defaults } = defaultLifecycle;
  expect(lifecycle).toEqual({ ...defaults, deprecation: lifecycle.deprecation });
  expect(Object.keys(lifecycle.deprecation)).toEqual(Object.keys(deprecation));
  expect(checkLifecycle(lifecycle)).toMatchObject({ kind: 'value', value: lifecycle });
});

test('the tables of the guide are complete', () => {
  expect(rowsBelow('What covers a break')).toEqual(coverKinds);
  expect([...rowsBelow('Versions')].sort()).toEqual([...versionSchemes].sort());
  expect(rowsBelow('A plan').flatMap((row) => row.split('`, `'))).toEqual(
    Object.keys(load(plan) as object),
  );
  for (const state of consumerStates) expect(guide).toContain(`\`${state}\``);
});

test.each<[string, string, string]>([
  ['1.4.0', '2.0.0', 'ahead'],
  ['0.3.1', '0.4.0', 'ahead'],
  ['2.0.0-rc.1', '2.0.0-rc.2', 'ahead'],
  ['2026.1.3', '2026.2.0', 'unknown'],
])('a version from %s to %s is %s, as the guide says', (from, to, outcome) => {
  const side = (version: string) => ({ version, paths: [], servers: [] });
  expect(judgeVersion({ base: side(from), head: side(to) }, 'auto').outcome).toBe(outcome);
});
