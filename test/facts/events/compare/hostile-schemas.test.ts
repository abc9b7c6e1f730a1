import { describe, expect, test } from '@jest/globals';
import { compareSchemas } from '../../../../src/facts/events/compare/compare-schemas.js';

const text = { type: 'string' };
const number = { type: 'number' };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const compare = (old: unknown, after: unknown) =>
  compareSchemas({ format: 'json-schema', old, new: after });

const variant = (index: number) => ({
  type: 'object',
  properties: { type: { const: `t${index}` }, [`f${index}`]: text },
  required: ['type'],
});
const doubled = (leaf: object, key: string) => ({
  $ref: '#/$defs/d40',
  $defs: Object.fromEntries(
    numbers(41).map((level) => {
      const below = { $ref: `#/$defs/d${level - 1}` };
      return [`d${level}`, level === 0 ? leaf : { [key]: [below, below] }];
    }),
  ),
});

describe('schemas that are hard to compare', () => {
  test('of which one has two hundred variants tell the one that came', async () => {
    const said = await compare(
      { oneOf: numbers(200).map(variant) },
      { oneOf: numbers(201).map(variant) },
    );
    expect(said).toMatchObject({ backward: true, forward: false });
    expect(said.differences.map(({ kind }) => kind)).toEqual(['variant-added']);
  });

  test('that hold themselves are compared once', async () => {
    const tree = (required: readonly string[]) => ({
      $ref: '#/definitions/node',
      definitions: {
        node: {
          type: 'object',
          properties: {
            value: text,
            children: { type: 'array', items: { $ref: '#/definitions/node' } },
          },
          required,
        },
      },
    });
    const said = await compare(tree(['value']), tree([]));
    expect(said).toMatchObject({
      backward: true,
      forward: false,
      differences: [{ kind: 'field-became-optional', path: 'value', wasRequired: true }],
    });
  });

  test('are decided where what is doubled forty times is one thing', async () => {
    const said = await compare(doubled(text, 'allOf'), doubled(number, 'allOf'));
    expect(said).toMatchObject({ backward: false, forward: false });
  });

  test.each([
    ['choices that multiply', doubled(text, 'anyOf'), doubled(number, 'anyOf')],
    ['a reference to itself', { $ref: '#' }, text],
    [
      'references in a circle',
      {
        $ref: '#/$defs/a',
        $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } },
      },
      text,
    ],
    ['a reference to nothing', { items: { $ref: '#/$defs/gone' } }, { items: text }],
    ['what is no schema', null, 3],
  ])('are undecided with %s', async (_, old, after) => {
    const said = await compare(old, after);
    expect(said).toMatchObject({ backward: 'undecided', forward: 'undecided' });
    expect(said.differences.map(({ kind }) => kind)).toEqual(['undecided']);
  });

  test.each([
    [true, {}, [true, true]],
    [{}, false, [false, true]],
    [false, text, [true, false]],
  ])('are no less for being a boolean: %j becomes %j', async (old, after, verdicts) => {
    const said = await compare(old, after);
    expect([said.backward, said.forward]).toEqual(verdicts);
  });

  test('may be of different drafts', async () => {
    const old = {
      $schema: 'http://json-schema.org/draft-04/schema#',
      id: 'https://shop.example/order',
      type: 'object',
      properties: {
        total: { type: 'number', minimum: 0, exclusiveMinimum: true },
        lines: { type: 'array', items: [text], additionalItems: false },
      },
      dependencies: { total: ['lines'] },
    };
    const after = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://shop.example/order',
      type: 'object',
      properties: {
        total: { type: 'number', exclusiveMinimum: 0 },
        lines: { type: 'array', prefixItems: [text], items: false },
      },
      dependentRequired: { total: ['lines'] },
    };
    expect(await compare(old, after)).toMatchObject({ backward: true, forward: true });
  });

  test('may be texts, and what cannot be read is told with its line', async () => {
    await expect(compare('{"type": "string"}', 'type: string')).resolves.toMatchObject({
      backward: true,
      forward: true,
      differences: [],
    });
    await expect(compare('{"type": "string"', text)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^the old schema cannot be read: .+ \(line 1, column \d+\)$/),
    });
  });

  test('are refused where values are nested in each other, or too deep', async () => {
    const endless: Record<string, unknown> = { type: 'object' };
    endless['properties'] = { self: endless };
    const deep = numbers(1200).reduce<object>((inner) => ({ items: inner }), text);
    for (const old of [endless, deep]) {
      await expect(compare(old, text)).rejects.toMatchObject({ code: 'usage' });
    }
    const allowed = numbers(500).reduce<object>((inner) => ({ items: inner }), text);
    expect(await compare(allowed, structuredClone(allowed))).toMatchObject({ forward: true });
  });

  test('say what breaks for whom, and show no value that may be secret', async () => {
    const order = (total: object, rest: object = {}) => ({
      type: 'object',
      properties: { lines: { type: 'array', items: { properties: { total } } }, ...rest },
    });
    const { differences } = await compare(
      order(number, { key: { ...text, default: 'sk_live_51H8xkQe9vKz' } }),
      order(text, { key: { ...text, default: 'sk_live_61H8xkQe9vKz' } }),
    );
    expect(differences.map(({ message }) => message)).toEqual([
      'key has another default: who leaves the value out means another one now',
      'lines[].total has another type (number became string): a consumer that holds the old schema expects number; a consumer that has the new schema finds number in messages of before',
    ]);
  });
});
