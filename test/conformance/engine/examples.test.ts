/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, test } from '@jest/globals';
import { evaluate } from '../../../src/index.js';
import { loadBuiltInPack } from '../../../src/policy/index.js';
import { Opa } from '../../../src/policy/opa/index.js';
import { exceptionRules } from '../../../src/verdict/index.js';
import { examplesOf, rulesWithExamples } from '../../fixtures/rule-examples.js';
import { compareWithOpa } from './opa-verdicts.js';
import { recordEvaluations } from './recorded-evaluations.js';

const opa = new Opa();
afterAll(() => opa.close());

describe('every policy says of its examples what it says in OPA, and finds something in one', () => {
  const topics = new Set(rulesWithExamples().map((rule) => rule.split('/')[0] ?? ''));

  test.each([...topics])('%s', async (topic) => {
    const rules = rulesWithExamples().filter((rule) => rule.startsWith(`${topic}/`));
    const evaluations = await recordEvaluations(async () => {
      for (const rule of rules) {
        // A rule about accepted findings needs those that find them.
        const isAlone = !exceptionRules.some(({ id }) => id === rule);
        for (const { source, options } of examplesOf(rule)) {
          await evaluate([source], { ...options, ...(isAlone && { only: [rule] }) });
        }
      }
    });
    expect(await compareWithOpa(opa, evaluations)).toEqual([]);
    const compared = new Set(
      evaluations.filter(({ found }) => hasFound(found)).map(({ rule }) => rule.id),
    );
    const policies = loadBuiltInPack().rules.filter(({ id }) => rules.includes(id));
    expect(policies.map(({ id }) => id).filter((id) => !compared.has(id))).toEqual([]);
    process.stdout.write(
      `${topic}: ${String(policies.length)} policies, ${String(evaluations.length)} verdicts\n`,
    );
  });
});

/** Whether a verdict names something: a violation, or what could not be decided. */
function hasFound(verdict: unknown): boolean {
  const { violation, undecided } = verdict as {
    readonly violation?: readonly unknown[];
    readonly undecided?: readonly unknown[];
  };
  const sets = Array.isArray(verdict) ? [verdict as readonly unknown[]] : [violation, undecided];
  return sets.some((set) => (set?.length ?? 0) > 0);
}
