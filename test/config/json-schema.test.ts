import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { listRules } from '../../src/evaluate/index.js';

const schema = configJsonSchema(listRules());
// Making the code of the validator smaller takes seconds, and it is run for milliseconds.
const options = { strict: true, allowUnionTypes: true, code: { optimize: false } };
const validate = new Ajv(options).compile(schema);

/** A schema, or a part of one. */
interface Node {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Paths of the keys below a node that no description explains. */
function unexplained(node: Node, path = ''): readonly string[] {
  const keys = Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
    ...(value.description === undefined ? [`${path}/${key}`] : []),
    ...unexplained(value, `${path}/${key}`),
  ]);
  const parts = [...(node.items ? [node.items] : []), ...(node.anyOf ?? [])];
  return [...keys, ...parts.flatMap((part) => unexplained(part, path))];
}

test('the schema that is shipped is that of the code', () => {
  const file = join(__dirname, '../../src/config/config.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});

test('every key is explained', () => {
  expect(unexplained(schema)).toEqual([]);
});

test('editors are told the rules and their parameters', () => {
  const { rules, overrides } = (schema as Node).properties ?? {};
  const ids = listRules().map(({ id }) => id);
  expect(Object.keys(rules?.properties ?? {})).toEqual(ids);
  expect(Object.keys(overrides?.items?.properties?.['rules']?.properties ?? {})).toEqual(ids);
  expect(rules?.properties?.['kubernetes/owner-label']?.description).toBe(
    'Workloads name their owner',
  );
  expect(JSON.stringify(rules?.properties?.['kubernetes/owner-label'])).toContain('"labels"');
});

describe('the schema takes', () => {
  test.each([
    ['nothing', {}],
    [
      'every key',
      {
        $schema: 'x',
        extends: ['./base.yaml'],
        sources: [{ kind: 'kubernetes', manifests: ['a'], environment: 'prod', each: 'file' }],
        rules: { 'kubernetes/cpu-limit': 'off', 'other/rule': { severity: 'low' } },
        overrides: [{ paths: 'x', environments: ['prod'], rules: {} }],
        require: ['kubernetes/cpu-limit', 'other/rule'],
        failOn: 'never',
        baseline: false,
        waivers: {
          file: 'w.yaml',
          annotations: ['kubernetes/cpu-limit'],
          maxDays: 90,
          expiringDays: 7,
        },
        target: { service: 'shop', environment: 'prod', commit: 'a', baseCommit: 'b' },
      },
    ],
    [
      'short forms',
      { extends: 'x', sources: { manifests: 'a' }, baseline: 'b.json', waivers: 'w.yaml' },
    ],
    ['parameters', { rules: { 'kubernetes/owner-label': { parameters: { labels: ['team'] } } } }],
  ])('%s', (_, config) => {
    expect(validate(config)).toBe(true);
  });
});

describe('the schema refuses', () => {
  test.each([
    ['an unknown key', { rulez: {} }],
    ['a word that is no setting', { rules: { 'kubernetes/cpu-limit': 'no' } }],
    ['a word that is no setting of an unknown rule', { rules: { 'other/rule': 'no' } }],
    [
      'an unknown parameter',
      { rules: { 'kubernetes/owner-label': { parameters: { lables: [] } } } },
    ],
    [
      'a parameter of the wrong type',
      { rules: { 'kubernetes/owner-label': { parameters: { labels: 'team' } } } },
    ],
    ['a source without manifests', { sources: [{ environment: 'prod' }] }],
  ])('%s', (_, config) => {
    expect(validate(config)).toBe(false);
  });
});
