/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/client.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

describe('check', () => {
  test('finds nothing in strict Rego', async () => {
    const modules = {
      'a.rego': 'package a\n\nimport data.lib.b\n\nx if b.y\n',
      'lib/b.rego': 'package lib.b\n\ny if input.z > 1\n',
    };
    expect(await opa.check({ modules })).toEqual([]);
  });

  test('is strict unless told otherwise', async () => {
    const unused = { 'a.rego': 'package a\n\nimport data.b\n\nx := 1\n' };
    expect(await opa.check({ modules: unused })).toMatchObject([
      { message: 'import data.b unused', location: { file: 'a.rego', row: 3, col: 1 } },
    ]);
    expect(await opa.check({ modules: unused, lenient: true })).toEqual([]);
  });

  test('lists more errors than OPA shows by default', async () => {
    const rules = Array.from({ length: 25 }, (_, index) => `x${index} := y${index}`);
    const errors = await opa.check({ modules: { 'a.rego': `package a\n\n${rules.join('\n')}\n` } });
    expect(errors).toHaveLength(25);
  });

  const schema = {
    type: 'object',
    properties: { spec: { type: 'string' } },
    additionalProperties: false,
  };

  test.each([
    { name: 'of every input', key: '', metadata: '' },
    {
      name: 'that an annotation names',
      key: 'kubernetes/workload',
      metadata: '# METADATA\n# schemas:\n# - input: schema.kubernetes.workload\n',
    },
  ])('finds a misspelt field through the schema $name', async ({ key, metadata }) => {
    const misspelt = { 'a.rego': `package a\n\n${metadata}x := input.spc\n` };
    expect(await opa.check({ modules: misspelt, schemas: { [key]: schema } })).toMatchObject([
      { code: 'rego_type_error', message: 'undefined ref: input.spc', text: 'x := input.spc' },
    ]);
    const correct = { 'a.rego': `package a\n\n${metadata}x := input.spec\n` };
    expect(await opa.check({ modules: correct, schemas: { [key]: schema } })).toEqual([]);
  });

  test('fetches no remote schema', async () => {
    const errors = await opa.check({
      modules: { 'a.rego': 'package a\n\nx := input.a\n' },
      schemas: { '': { $ref: 'https://example.com/schema.json' } },
    });
    expect(errors).toMatchObject([{ message: expect.stringContaining('disabled') }]);
  });
});

describe('format', () => {
  test('formats as `opa fmt` does and keeps text and comments', async () => {
    const formatted = await opa.format(
      'a.rego',
      'package   a\n# Ärger 🧨\nx   if {  input.y=="ü" }',
    );
    expect(formatted).toBe('package a\n\n# Ärger 🧨\nx if input.y == "ü"\n');
    expect(await opa.format('a.rego', formatted)).toBe(formatted);
  });

  test('refuses what it cannot parse', async () => {
    await expect(opa.format('a.rego', 'package a\nx { true }')).rejects.toMatchObject({
      code: 'policy-compile',
      errors: [
        {
          message: '`if` keyword is required before rule body',
          location: { file: 'a.rego', row: 2, col: 1 },
          text: 'x { true }',
        },
      ],
    });
  });
});

describe('types', () => {
  test('tells what is known of the value of a rule before there is an input', async () => {
    const modules = {
      'shop.rego': `package shop

violation contains {"msg": "wrong", "details": {"limit": 3, "found": input.found}} if input.wrong
`,
    };
    const rules = [
      ['shop', 'violation'],
      ['shop', 'nothing'],
    ];
    expect(await opa.types({ modules, rules })).toEqual([
      {
        type: 'set',
        of: {
          type: 'object',
          static: [
            {
              key: 'details',
              value: {
                type: 'object',
                static: [
                  { key: 'found', value: { type: 'any' } },
                  { key: 'limit', value: { type: 'number' } },
                ],
              },
            },
            { key: 'msg', value: { type: 'string' } },
          ],
        },
      },
      { type: 'any' },
    ]);
  });
});

describe('version', () => {
  test('names OPA, Go and what policies may use', async () => {
    expect(await opa.version()).toMatchObject({
      opa: '1.22.0',
      go: expect.stringMatching(/^go1\./),
      capabilities: { features: expect.arrayContaining(['rego_v1']) },
    });
  });
});
