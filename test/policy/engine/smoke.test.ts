import { expect, test } from '@jest/globals';
import { compileRego } from './compile.js';
import { loadPolicyModule, PolicyEvaluator } from '../../../src/policy/engine/index.js';
test('x', async () => {
  const wasm = await compileRego({ 'a.rego': 'package a\np if { print("x", input.a, input.b); input.a }' }, ['a/p']);
  const lines: string[] = [];
  const e = new PolicyEvaluator(loadPolicyModule(wasm), { print: (l) => lines.push(l) });
  expect(e.evaluate({ a: 1 }, 'a/p')).toBe(true);
  expect(lines).toEqual(['x 1 <undefined>']);
});
