import { expect, test } from '@jest/globals';
import { layered } from '../../../src/facts/modules/architecture/layered.js';
import {
  type ComputedFacts,
  describeComputed,
} from '../../../src/evaluate/modules/describe-computed.js';
import { edge } from '../../facts/modules/edges.js';
import { baseOf } from './base-of.js';

const layers = [layered({ domain: 'src/domain', infra: 'src/infra' })];

async function describeExpression(expression: string, file = 'src/domain/a.ts') {
  const text = `import(${expression});`;
  const computed = edge(file, '()', { kind: 'dynamic', start: 7, end: 7 + expression.length });
  const others = [edge('src/infra/db.ts', 'pg'), edge('src/main.ts', 'pg')];
  const part = describeComputed(
    await baseOf([computed, ...others], { layers }, { texts: { [file]: text } }),
  );
  return { ...part, facts: part.facts as unknown as ComputedFacts };
}

test('a path that is put together leads into the places below its beginning', async () => {
  const { facts, subjects } = await describeExpression("'../infra/' + name");
  expect(facts.computed).toEqual([
    {
      id: 'computed:0',
      from: 0,
      file: 'src/domain/a.ts',
      text: "'../infra/' + name",
      leads: [{ to: 1, file: 'src/infra/db.ts' }],
    },
  ]);
  expect(subjects.get('computed:0')?.identity).toEqual([
    'src/domain/a.ts',
    "'../infra/' + name",
    'computed',
  ]);
});

test('a path of which nothing is sure leads nobody knows where', async () => {
  const { facts } = await describeExpression('names\n  .first');
  expect(facts.computed).toEqual([
    { id: 'computed:0', from: 0, file: 'src/domain/a.ts', text: 'names .first' },
  ]);
  expect((await describeExpression("'../gone/' + name")).facts.computed[0]).not.toHaveProperty(
    'leads',
  );
});

test('a long expression is cut', async () => {
  const { facts } = await describeExpression(`load(${'x'.repeat(80)})`);
  expect(facts.computed[0]?.text).toHaveLength(61);
});

test('what is in no place is left out', async () => {
  const { facts } = await describeExpression('name', 'src/main.ts');
  expect(facts.computed).toEqual([]);
});
