/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { evaluate } from '../../../src/index.js';
import { loadBuiltInPack } from '../../../src/policy/index.js';
import { Opa } from '../../../src/policy/opa/index.js';
import { examplesOf } from '../../fixtures/rule-examples.js';
import { compareWithOpa } from './opa-verdicts.js';
import { recordEvaluations } from './recorded-evaluations.js';

// OPA is slow where cores are shared.
jest.setTimeout(600_000);

const opa = new Opa();
afterAll(() => opa.close());

describe('every policy says of its examples what it says in OPA, and finds something in one', () => {
  const policies = loadBuiltInPack().rules.map(({ id }) => id);
  const topics = new Set(policies.map((rule) => rule.split('/')[0] ?? ''));

  test.each([...topics])('%s', async (topic) => {
    const rules = policies.filter((rule) => rule.startsWith(`${topic}/`));
    const evaluations = await recordEvaluations(async () => {
      for (const rule of rules) {
        for (const { source, beside = [], options } of examplesOf(rule)) {
          await evaluate([source, ...beside], { ...options, only: [rule] });
        }
      }
    });
    expect(await compareWithOpa(opa, evaluations)).toEqual([]);
    const compared = new Set(
      evaluations.filter(({ found }) => hasFound(found)).map(({ rule }) => rule.id),
    );
    expect(rules.filter((rule) => !compared.has(rule))).toEqual([]);
    process.stdout.write(
      `${topic}: ${String(rules.length)} policies, ${String(evaluations.length)} verdicts\n`,
    );
  });
});

/** Whether a verdict names something: a violation, or what could not be decided. */
function hasFound(verdict: unknown): boolean {
  if (verdict === undefined) return false;
  if (Array.isArray(verdict)) return verdict.length > 0;
  // The aggregate writes this of a rule about sets.
  const { violation, undecided } = verdict as Readonly<Record<string, readonly unknown[]>>;
  return [violation, undecided].some((set) => set !== undefined && set.length > 0);
}
