import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { toJSONSchema } from 'zod/mini';
import { configSchema } from '../../src/config/check/config-schema.js';
import { createProject, load } from './project.js';

const guide = readFileSync(join(__dirname, '../../docs/guides/rendering.md'), 'utf8');

const configurations = [...guide.matchAll(/^```yaml archfit\.config\.yaml\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']) => text,
);

test('the guide has its examples', () => {
  expect(configurations).toHaveLength(2);
});

test.each(configurations)('what the guide shows is a configuration: %#', async (text) => {
  const { sources } = await load(createProject({ 'archfit.config.yaml': text }));
  expect(sources?.[0]).toMatchObject({ kind: 'helm', chart: ['charts/*'] });
});

/** The part of JSON Schema that is looked into here. */
interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly const?: string;
}

test.each([
  ['Charts', 'helm'],
  ['Kustomizations', 'kustomize'],
])('the table under "%s" lists every key', (heading, kind) => {
  const section = guide.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
  // What zod writes is JSON Schema.
  const schema = toJSONSchema(configSchema) as Schema;
  const source = schema.properties?.['sources']?.anyOf?.find(
    ({ properties }) => properties?.['kind']?.const === kind,
  );
  expect(listed.sort()).toEqual(Object.keys(source?.properties ?? {}).sort());
});
