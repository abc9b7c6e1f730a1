import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadAll } from 'js-yaml';
import { type Budgets, connectionBudget, type KubernetesObject } from '../../../src/index.js';

const shop = join(__dirname, '../../../fixtures/shop');
const texts = ['catalog', 'orders', 'payments'].map((service) =>
  readFileSync(join(shop, 'rendered/prod', `${service}.yaml`), 'utf8'),
);
// What is parsed from a manifest is an object.
const [, , payments = []] = texts.map((text) => loadAll(text) as KubernetesObject[]);
const objects = texts.flatMap((text) => loadAll(text) as KubernetesObject[]);

const budgets: Budgets = { databases: { 'orders-db': { max: 134 } } };

const summary = async (manifests: readonly (KubernetesObject | string)[], given = budgets) => {
  const { databases, problems } = await connectionBudget(manifests, given);
  const database = databases.find(({ id }) => id === 'orders-db');
  return { verdict: database?.verdict, free: database?.free, problems: problems.length };
};

describe('connectionBudget', () => {
  test.each([
    ['texts', texts],
    ['parsed objects', objects],
    ['a list of objects', [{ apiVersion: 'v1', kind: 'List', items: objects }]],
    ['one text of all', [texts.join('\n---\n')]],
    ['a text and objects', [texts.slice(0, 2).join('\n---\n'), ...payments]],
  ])('takes %s', async (_case, manifests) => {
    expect(await summary(manifests)).toEqual({ verdict: 'ok', free: 0, problems: 0 });
  });

  test('counts one connection too many', async () => {
    const less = { databases: { 'orders-db': { max: 133 } } };
    expect(await summary(texts, less)).toMatchObject({ verdict: 'exceeded', free: -1 });
  });

  test('leaves the environment to the budgets', async () => {
    const given: Budgets = {
      ...budgets,
      environments: { prod: { databases: { 'orders-db': { max: 100 } } } },
    };
    const { databases } = await connectionBudget(texts, given, { environment: 'prod' });
    expect(databases.find(({ id }) => id === 'orders-db')?.verdict).toBe('exceeded');
  });

  test.each([
    ['a text that cannot be read', 'a: ['],
    ['an object that is none', { kind: 'Deployment' }],
  ])('keeps everything undecided after %s', async (_case, manifest) => {
    expect(await summary([...texts, manifest])).toMatchObject({
      verdict: 'undecided',
      problems: 1,
    });
  });

  test('gives plain data', async () => {
    const budget = await connectionBudget(texts, budgets);
    expect(JSON.parse(JSON.stringify(budget))).toEqual(budget);
  });

  test.each<[string, unknown, unknown, string]>([
    ['a misspelt key', [], { databases: { a: { max: 1, reservd: 2 } } }, 'there is no'],
    ['a negative number', [], { databases: { a: { max: -1 } } }, 'databases.a.max is -1'],
    ['a misspelt section', [], { database: {} }, 'there is no database'],
    ['a path for a list', 'orders.yaml', budgets, 'the manifests are no list'],
    ['a number for a manifest', [3], budgets, 'manifests[0] is neither a text nor an object'],
  ])('refuses %s', async (_case, manifests, given, says) => {
    // What JavaScript lets through.
    const call = connectionBudget(manifests as string[], given as Budgets);
    await expect(call).rejects.toMatchObject({
      name: 'ArchfitError',
      code: 'usage',
      message: expect.stringContaining(says),
    });
  });
});
