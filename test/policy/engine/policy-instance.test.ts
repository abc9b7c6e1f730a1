/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterEach, expect, jest, test } from '@jest/globals';
import { encodeInput } from '../../../src/policy/engine/policy-input.js';
import { PolicyInstance } from '../../../src/policy/engine/policy-instance.js';
import { loadPolicyModule } from '../../../src/policy/engine/policy-module.js';
import { webAssembly } from '../../../src/policy/engine/web-assembly.js';
import { compileRego, thrownBy } from './compile.js';

const mebibyte = 2 ** 20;

async function instanceOf(module: string, initial: number): Promise<PolicyInstance> {
  const wasm = await compileRego({ 'a.rego': module }, ['a/p']);
  const limits = { initial, maximum: 512 * mebibyte };
  const instance = new PolicyInstance(loadPolicyModule(wasm), limits);
  instance.handTo({}, encodeInput({}), { now: 0n, print: () => undefined });
  return instance;
}

afterEach(() => {
  jest.restoreAllMocks();
});

test('the host never grows the memory, which the module would grow again', async () => {
  const instance = await instanceOf('package a\n\np := count(input)', 32 * mebibyte);
  const memory = webAssembly().Memory as unknown as {
    readonly prototype: { grow(pages: number): number };
  };
  const grow = jest.spyOn(memory.prototype, 'grow');
  const large = encodeInput('x'.repeat(10 * mebibyte));
  expect(instance.evaluate(large, 'a/p')).toBe(10 * mebibyte);
  expect(instance.evaluate(large, 'a/p')).toBe(10 * mebibyte);
  expect(instance.size).toBe(32 * mebibyte);
  expect(grow).not.toHaveBeenCalled();
});

test('the module grows the memory for what an evaluation makes', async () => {
  const instance = await instanceOf('package a\n\np := count(numbers.range(1, input))', mebibyte);
  expect(instance.evaluate(encodeInput(50_000), 'a/p')).toBe(50_000);
  expect(instance.size).toBeGreaterThan(mebibyte);
  expect(instance.evaluate(encodeInput(3), 'a/p')).toBe(3);
});

test('an instance is not used again after an abort', async () => {
  const instance = await instanceOf('package a\n\np := 1\n\np := 2 if input', mebibyte);
  expect(instance.status).toBe('ready');
  expect(() => instance.evaluate(encodeInput(true), 'a/p')).toThrow('var assignment conflict');
  expect(instance.status).toBe('spent');
  expect(thrownBy(() => instance.evaluate(encodeInput(false), 'a/p'))).toMatchObject({
    code: 'usage',
    message: 'an instance cannot be used after an abort',
  });
});
