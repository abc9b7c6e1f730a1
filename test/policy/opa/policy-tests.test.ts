/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/client.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

const policy = `package shop

violation contains "no owner" if not input.owner

violation contains "no price" if {
	input.kind == "ware"
	not input.price
}
`;
const tests = `package shop_test

import data.shop

test_owner if {
	print("prüft", "Besitzer")
	"no owner" in shop.violation with input as {}
}

test_wrong if count(shop.violation) == 7 with input as {}

todo_test_later if false

test_conflict if data.broken.x == 1

test_each[name] if {
	some name, found in {"none": 1, "owned": 0, "wrong": 5}
	count(shop.violation) == found with input as {"none": {}, "owned": {"owner": "a"}, "wrong": {}}[name]
}
`;
const modules = {
  'shop.rego': policy,
  'shop_test.rego': tests,
  'broken.rego': 'package broken\n\nx := 1\n\nx := 2\n',
};

describe('test', () => {
  test('tells of every test, in the order of the sources', async () => {
    const { tests: results, coverage } = await opa.test({ modules });
    expect(coverage).toBeUndefined();
    expect(results).toEqual([
      {
        package: 'data.shop_test',
        name: 'test_owner',
        location: { file: 'shop_test.rego', row: 5, col: 1 },
        outcome: 'pass',
        durationMs: expect.any(Number),
        output: 'prüft Besitzer\n',
        cases: [],
      },
      expect.objectContaining({ name: 'test_wrong', outcome: 'fail', output: '' }),
      expect.objectContaining({ name: 'todo_test_later', outcome: 'skip' }),
      expect.objectContaining({
        name: 'test_conflict',
        outcome: 'error',
        error: expect.objectContaining({
          code: 'eval_conflict_error',
          location: { file: 'broken.rego', row: 5, col: 1 },
          text: 'x := 2',
        }),
      }),
      expect.objectContaining({
        name: 'test_each',
        outcome: 'fail',
        cases: [
          { name: 'none', outcome: 'pass', cases: [] },
          { name: 'owned', outcome: 'pass', cases: [] },
          { name: 'wrong', outcome: 'fail', cases: [] },
        ],
      }),
    ]);
  });

  test('runs the tests that an expression names', async () => {
    const { tests: results } = await opa.test({ modules, run: 'shop_test.test_(owner|each)$' });
    expect(results.map(({ name }) => name)).toEqual(['test_owner', 'test_each']);
  });

  test('measures the coverage as `opa test` reports it', async () => {
    const { coverage } = await opa.test({
      modules: { 'shop.rego': policy, 'shop_test.rego': tests },
      run: 'test_owner',
      coverage: true,
    });
    expect(coverage?.files['shop.rego']).toEqual({
      covered: [
        { start: { row: 3, col: 1 }, end: { row: 3, col: 30 } },
        { start: { row: 3, col: 34 }, end: { row: 3, col: 49 } },
      ],
      not_covered: [
        { start: { row: 5, col: 1 }, end: { row: 5, col: 30 } },
        { start: { row: 6, col: 2 }, end: { row: 6, col: 22 }, kinds: ['index_excluded'] },
        { start: { row: 7, col: 2 }, end: { row: 7, col: 17 } },
      ],
      covered_lines: 1,
      not_covered_lines: 3,
      coverage: 25,
    });
    const {
      covered_lines: covered = 0,
      not_covered_lines: missed = 0,
      coverage: percent,
    } = coverage ?? {};
    expect(percent).toBeCloseTo((100 * covered) / (covered + missed), 10);
    expect(percent).toBeLessThan(100);
  });

  test('reports no test where there is none', async () => {
    expect(await opa.test({ modules: { 'shop.rego': policy } })).toEqual({ tests: [] });
  });

  test('gives tests the data', async () => {
    const { tests: results } = await opa.test({
      modules: { 'a_test.rego': 'package a_test\n\ntest_data if data.limits.cpu == "2"\n' },
      data: { limits: { cpu: '2' } },
    });
    expect(results).toMatchObject([{ outcome: 'pass' }]);
  });

  test('refuses modules that do not compile', async () => {
    const refused = opa.test({ modules: { 'a_test.rego': 'package a_test\n\ntest_a if x\n' } });
    await expect(refused).rejects.toMatchObject({
      code: 'policy-compile',
      errors: [{ code: 'rego_unsafe_var_error', location: { file: 'a_test.rego', row: 3 } }],
    });
  });

  test('refuses an expression that is none', async () => {
    await expect(opa.test({ modules, run: '(' })).rejects.toMatchObject({ code: 'usage' });
  });
});
