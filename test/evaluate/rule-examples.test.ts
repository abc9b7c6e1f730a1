import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../src/index.js';
import { exceptionRules } from '../../src/verdict/index.js';
import { examplesOf, rulesWithExamples } from '../fixtures/rule-examples.js';

describe.each(rulesWithExamples())('%s', (rule) => {
  test.each(examplesOf(rule))('$name', async ({ source, options, outcome }) => {
    // A rule about accepted findings needs those that find them; any other is judged alone.
    const only = exceptionRules.some(({ id }) => id === rule) ? {} : { only: [rule] };
    const report = await evaluate([source], { ...options, ...only });
    const check = report.checks.find((each) => each.rule === rule);
    expect(report.problems).toEqual([]);
    expect(check).toMatchObject({ rule, outcome });
    // Whatever is found is found at a place a person can go to; what a source says of layers stands in no file here.
    if (rule === 'modules/layer-config-not-vacuous') return;
    for (const { location } of check?.findings ?? []) expect(location?.region).toBeDefined();
  });
});
