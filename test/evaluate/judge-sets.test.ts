import { describe, expect, test } from '@jest/globals';
import type { GivenInputs } from '../../src/evaluate/given-inputs.js';
import { planSets } from '../../src/evaluate/judge-sets.js';
import { RulePlans } from '../../src/evaluate/rule-plans.js';
import { schemaRule } from '../../src/evaluate/schemas/schema-rule.js';

const catalog = { problems: [], factsOf: () => ({}) };

describe('a file that is a set by itself is judged as one at once', () => {
  test.each<[string, readonly (string | undefined)[], GivenInputs, readonly boolean[]]>([
    ['each of two environments', ['dev', 'prod'], {}, [true, true]],
    ['the only one', [undefined], {}, [true]],
    ['not one of several in an environment', ['dev', 'dev'], {}, [false, false]],
    ['nor where another set has several', ['dev', 'prod', 'prod'], {}, [false, false, false]],
    ['nor beside a catalog', ['dev', 'prod'], { catalog }, [false, false]],
    ['but beside one that could not be read', ['dev'], { catalog: { problems: [] } }, [true]],
  ])('%s', async (_, environments, given, expected) => {
    const plans = await RulePlans.create([schemaRule]);
    const inputs = environments.map((environment, index) => ({
      uri: `${index}.yaml`,
      named: true,
      source: 0,
      plan: plans.of({ uri: `${index}.yaml` }),
      ...(environment === undefined ? {} : { environment }),
    }));
    const planned = planSets(inputs, plans, given);
    expect(planned.map(({ setPlan }) => setPlan !== undefined)).toEqual(expected);
  });

  test('by the plan of the set, which overrides by path say nothing of', async () => {
    const override = { paths: '*.yaml', rules: { [schemaRule.id]: 'off' } } as const;
    const plans = await RulePlans.create([schemaRule], {}, [override]);
    const plan = plans.of({ uri: 'a.yaml' });
    const [input] = planSets([{ uri: 'a.yaml', named: true, source: 0, plan }], plans, {});
    expect(input?.plan.rules).toEqual([]);
    expect(input?.setPlan?.rules).toHaveLength(1);
    // Nothing is judged by it, so that no check comes of it.
    expect(plans.used()).toEqual([]);
  });
});
