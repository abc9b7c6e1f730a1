import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { catalogJsonSchema } from '../../../src/facts/catalog/catalog-schema.js';
import { checkCatalog } from '../../../src/facts/catalog/check-catalog.js';
import { listRules } from '../../../src/evaluate/index.js';

const root = join(__dirname, '../../..');
const guide = readFileSync(join(root, 'docs/guides/catalog.md'), 'utf8');
const fences = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
const [, , , catalog = ''] = fences.find(([, , name]) => name === 'catalog.yaml') ?? [];

test('the catalog of the guide has every key that there is', () => {
  const value = load(catalog);
  expect(checkCatalog(value).kind).toBe('value');
  const { properties } = catalogJsonSchema() as {
    properties: Record<string, { additionalProperties?: { anyOf?: { properties?: object }[] } }>;
  };
  const keys = [
    ...Object.keys(properties),
    ...Object.keys(
      properties['services']?.additionalProperties?.anyOf?.[0]?.properties ?? { none: true },
    ),
  ].filter((key) => key !== '$schema' && key !== 'description');
  for (const key of keys) expect(guide).toContain(`\`${key}\``);
});

test('the guide names every rule that requires a catalog', () => {
  const rules = listRules().filter(({ requires }) => requires.includes('catalog'));
  expect(rules.length).toBeGreaterThan(5);
  for (const { id } of rules) expect(guide).toContain(`| \`${id}\``);
});

test('the shop has a catalog without a fault', () => {
  const text = readFileSync(join(root, 'fixtures/shop/catalog.yaml'), 'utf8');
  expect(checkCatalog(load(text)).kind).toBe('value');
});
