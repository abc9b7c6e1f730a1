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
      form: 'import()',
      leads: [{ to: 1, file: 'src/infra/db.ts' }],
    },
  ]);
  const subject = subjects.get('computed:0');
  expect(subject?.subject.id).toBe('src/domain/a.ts -> src/infra/…');
  expect(subject?.identity).toEqual(['src/domain/a.ts', 'src/infra/…', 'import()', 'computed']);
});

test('a path of which nothing is sure leads nobody knows where', async () => {
  const { facts } = await describeExpression('names\n  .first');
  expect(facts.computed).toEqual([
    { id: 'computed:0', from: 0, file: 'src/domain/a.ts', form: 'import()' },
  ]);
  expect((await describeExpression("'../gone/' + name")).facts.computed[0]).not.toHaveProperty(
    'leads',
  );
});

test('a file of TypeScript goes by the name of what is built of it', async () => {
  const { facts } = await describeExpression("'../infra/' + 'db.js'");
  expect(facts.computed[0]?.leads).toEqual([{ to: 1, file: 'src/infra/db.ts' }]);
});

test('what the expression says is nowhere in the facts', async () => {
  const described = await describeExpression("'https://host/?token=' + 'ghp_secret'");
  const [subject] = described.subjects.values();
  expect(subject?.subject.id).toBe('src/domain/a.ts -> a path that is put together');
  expect(JSON.stringify([described.facts, subject])).not.toMatch(/secret|token/);
});

test('those of one file that begin alike are one', async () => {
  const texts = { 'src/domain/a.ts': "import('../infra/' + name), import(`../infra/${other}`)" };
  const at = (start: number, end: number) =>
    edge('src/domain/a.ts', '()', { kind: 'dynamic', start, end });
  const edges = [at(7, 25), at(35, 54), edge('src/infra/db.ts', 'pg')];
  const { facts, subjects } = describeComputed(await baseOf(edges, { layers }, { texts }));
  expect((facts as unknown as ComputedFacts).computed).toHaveLength(1);
  expect(subjects.get('computed:0')?.related?.()).toHaveLength(1);
});

test('what is in no place is left out', async () => {
  const { facts } = await describeExpression('name', 'src/main.ts');
  expect(facts.computed).toEqual([]);
});
