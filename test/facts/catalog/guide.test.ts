import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { catalogJsonSchema } from '../../../src/facts/catalog/catalog-schema.js';
import { checkCatalog } from '../../../src/facts/catalog/check-catalog.js';
import { listRules } from '../../../src/evaluate/index.js';
import { runArchfit, writeFiles } from '../../cli/run-archfit.js';

const root = join(__dirname, '../../..');
const guide = readFileSync(join(root, 'docs/guides/catalog.md'), 'utf8');
const fences = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
const files = Object.fromEntries(
  fences.flatMap(([, , name, text = '']) => (name === undefined ? [] : [[name, text]])),
);
const [command = ''] = fences.flatMap(([, language, , text = '']) =>
  language === 'sh' ? [text] : [],
);
const outputs = fences.flatMap(([, language, , text = '']) => (language === 'text' ? [text] : []));

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'archfit-guide-'));
  writeFiles(cwd, files);
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

test('the example says what the guide shows', async () => {
  const { stdout } = await runArchfit(command.trim().split(' ').slice(1), { cwd });
  expect(stdout).toContain('kubernetes/drain-window');
  expect(stdout).toContain(outputs[0]);
});

test('the faults are those that the guide shows', async () => {
  const args = command.trim().replace('catalog.yaml', 'faulty.yaml').split(' ').slice(1);
  const { stdout, exitCode } = await runArchfit(args, { cwd });
  expect(exitCode).toBe(2);
  expect(stdout).toContain(outputs[1]);
});

test('the catalog of the guide has every key that there is', () => {
  const value = load(files['catalog.yaml'] ?? '');
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
