/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/client.js';
import type { EvaluateRequest } from '../../../src/policy/opa/evaluation.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

/** The value of a query's only expression, or undefined. */
async function valueOf(request: EvaluateRequest): Promise<unknown> {
  const { resultSet } = await opa.evaluate(request);
  return resultSet[0]?.expressions[0]?.value;
}

describe('evaluate', () => {
  test('joins modules, data and input', async () => {
    const request = {
      modules: {
        'a.rego': 'package a\n\nx contains y if {\n\tsome y in input.names\n\ty in data.known\n}\n',
      },
      data: { known: ['ä', 'ß'] },
      query: 'data.a.x',
    };
    expect(await valueOf({ ...request, input: { names: ['b', 'ß', 'ä'] } })).toEqual(['ß', 'ä']);
    expect(await valueOf({ ...request, input: { names: ['b'] } })).toEqual([]);
  });

  test('does not remember the policy before this one', async () => {
    const policy = (value: number) => ({ 'a.rego': `package a\n\nx := ${value}\n` });
    const query = 'data.a.x';
    expect(await valueOf({ modules: policy(1), query })).toBe(1);
    expect(await valueOf({ modules: policy(2), query })).toBe(2);
    expect(await valueOf({ modules: policy(2), data: { b: 3 }, query: 'data.b' })).toBe(3);
  });

  test.each([
    ['absent', {}, undefined],
    ['undefined', { input: undefined }, undefined],
    ['null', { input: null }, null],
    ['false', { input: false }, false],
    ['zero', { input: 0 }, 0],
    ['the empty string', { input: '' }, ''],
  ])('takes an input that is %s for what it is', async (_, input, expected) => {
    expect(await valueOf({ modules: {}, query: 'input', ...input })).toBe(expected);
  });

  test('gives every solution with its bindings', async () => {
    const { resultSet } = await opa.evaluate({
      modules: {},
      query: 'some x in [1, 2]; y := x * 2',
    });
    expect(resultSet.map(({ bindings }) => bindings)).toEqual([
      { x: 1, y: 2 },
      { x: 2, y: 4 },
    ]);
  });

  test('collects what is printed', async () => {
    const { output } = await opa.evaluate({ modules: {}, query: 'print("größe", {"m": 1})' });
    expect(output).toBe('größe {"m": 1}\n');
  });

  test('has a clock that stands where it is put', async () => {
    const time = new Date('2026-02-03T04:05:06.789Z');
    const request = { modules: {}, query: 'time.clock([time.now_ns(), "America/New_York"])' };
    const { resultSet } = await opa.evaluate(request, { time });
    expect(resultSet[0]?.expressions[0]?.value).toEqual([23, 5, 6]);
  });

  test('has a clock that runs when it is not put anywhere', async () => {
    const before = Date.now();
    const seen = (await valueOf({ modules: {}, query: 'time.now_ns()' })) as number;
    // A number of nanoseconds is rounded to about a quarter of a microsecond on its way through JSON.
    expect(seen / 1e6).toBeGreaterThanOrEqual(before - 1);
    expect(seen / 1e6).toBeLessThanOrEqual(Date.now() + 1);
  });

  test('lets an error of a builtin be undefined unless told to be strict', async () => {
    const request = { modules: { 'a.rego': 'package a\n\nx := 1 / 0\n' }, query: 'data.a.x' };
    expect(await opa.evaluate(request)).toMatchObject({ resultSet: [] });
    await expect(opa.evaluate({ ...request, strictBuiltinErrors: true })).rejects.toMatchObject({
      code: 'policy-evaluation',
      errors: [
        {
          code: 'eval_builtin_error',
          message: 'div: divide by zero',
          location: { file: 'a.rego', row: 3, col: 6 },
          text: 'x := 1 / 0',
        },
      ],
    });
  });

  test('rejects when rules contradict each other', async () => {
    const modules = { 'a.rego': 'package a\n\nx := 1\n\nx := 2 if input.both\n' };
    const evaluated = opa.evaluate({ modules, query: 'data.a.x', input: { both: true } });
    await expect(evaluated).rejects.toMatchObject({
      code: 'policy-evaluation',
      errors: [{ code: 'eval_conflict_error', location: { file: 'a.rego', row: 5, col: 1 } }],
    });
  });

  test.each([
    { name: 'that is no Rego', query: 'data.a.', code: 'rego_parse_error', col: 7 },
    { name: 'with an unsafe variable', query: 'foo > 1', code: 'rego_unsafe_var_error', col: 1 },
  ])('refuses a query $name', async ({ query, code, col }) => {
    await expect(opa.evaluate({ modules: {}, query })).rejects.toMatchObject({
      code: 'policy-compile',
      message: expect.stringMatching(/^query:1:/),
      errors: expect.arrayContaining([
        expect.objectContaining({ code, location: { file: '', row: 1, col }, text: query }),
      ]),
    });
  });

  test('replaces what needs the network, and ends where it is not replaced', async () => {
    const modules = {
      'a.rego':
        'package a\n\nx := http.send({"method": "get", "url": "https://example.com"}).body\n',
    };
    expect(await valueOf({ modules, query: 'x := data.a.x with http.send as {"body": 1}' })).toBe(
      true,
    );
    await expect(opa.evaluate({ modules, query: 'data.a.x' })).rejects.toMatchObject({
      code: 'policy-evaluation',
      message: 'a.rego:3:6: http.send needs the network, which policies do not have here',
    });
  });

  test('evaluates a rule of 2,000 lines', async () => {
    const lines = Array.from({ length: 2_000 }, () => '\tinput.numbers[_] > 1');
    const modules = { 'a.rego': `package a\n\nx if {\n${lines.join('\n')}\n}\n` };
    expect(await valueOf({ modules, query: 'data.a.x', input: { numbers: [2] } })).toBe(true);
  });

  test('sees neither files nor environment', async () => {
    expect(await valueOf({ modules: {}, query: 'opa.runtime()' })).toEqual({});
  });
});
