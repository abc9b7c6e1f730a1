/** @jest-environment ./test/policy/opa-environment.mjs */
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  createGuardedEvaluator,
  encodeInput,
  hostBuiltins,
  InputError,
  loadPolicyModule,
  PolicyAbort,
  PolicyEvaluator,
  type PolicyModule,
  UndefinedResult,
} from '../../../../src/policy/engine/index.js';
import { compileRego, thrownBy } from '../compile.js';

const source = `package a

p := {"input": input, "name": data.name, "at": sprintf("%d", [time.now_ns()])} if print("p of", input)

conflict := 1 if input

conflict := 2 if data.name

amounts := [amount | some text in input; amount := units.parse(text)]

long := count([1 | some x in numbers.range(1, input); some y in numbers.range(1, input); x == y])

large := count(numbers.range(1, input))`;

const entrypoints = ['p', 'conflict', 'amounts', 'long', 'large'].map((rule) => `a/${rule}`);

let wasm: Uint8Array;
let policies: PolicyModule;

beforeAll(async () => {
  wasm = await compileRego({ 'policies/test.rego': source }, entrypoints);
  policies = loadPolicyModule(wasm);
});

const now = new Date('2026-11-22T10:00:00Z');

describe('an evaluator whose policies are guarded', () => {
  test('answers as one in this thread does', () => {
    const ask = (make: typeof createGuardedEvaluator) => {
      const lines: string[] = [];
      const print = (line: string) => lines.push(line);
      const evaluator = make(policies, { data: { name: 'ä' }, now, print });
      const answers: unknown[] = [];
      for (const [input, entrypoint] of [
        [{ text: '\u0000"é😀' }, 'p'],
        [encodeInput(null), 'p'],
        [['1Ki', 'x', 'x'], 'amounts'],
        [['2'], 'amounts'],
        [true, 'conflict'],
        [false, 'conflict'],
        [1, 'none'],
        [4, 'long'],
      ] as const) {
        let answer: unknown;
        try {
          answer = evaluator.evaluate(input, `a/${entrypoint}`);
        } catch (error) {
          answer = Object.entries(error as PolicyAbort).concat([['message', String(error)]]);
        }
        answers.push(answer, evaluator.builtinFailures);
        evaluator.setData({ name: answers.length });
      }
      return { answers, lines };
    };
    const guarded = ask(createGuardedEvaluator);
    expect(guarded).toEqual(ask((...given) => new PolicyEvaluator(...given)));
    expect(guarded.lines).toHaveLength(2);
    expect(guarded.answers[0]).toMatchObject({ name: 'ä', at: '1795341600000000000' });
  });

  test('throws what one in this thread throws', () => {
    const evaluator = createGuardedEvaluator(policies, { data: { name: 'x' }, now });
    const thrown = [
      thrownBy(() => evaluator.evaluate(true, 'a/conflict')),
      thrownBy(() => createGuardedEvaluator(policies, { now }).evaluate(false, 'a/conflict')),
      thrownBy(() => evaluator.evaluate(2 ** 53, 'a/p')),
    ];
    expect(thrown.map((error) => error?.constructor)).toEqual([
      PolicyAbort,
      UndefinedResult,
      InputError,
    ]);
    expect(thrown[0]).toMatchObject({ kind: 'policy', file: 'policies/test.rego', column: 1 });
    expect(evaluator.evaluate(1, 'a/p')).toMatchObject({ input: 1 });
  });

  test('is stopped when the time is up, and nobody loses anything by it', () => {
    const other = createGuardedEvaluator(policies, { data: { name: 'other' }, now });
    expect(other.evaluate(1, 'a/p')).toMatchObject({ name: 'other' });
    const impatient = createGuardedEvaluator(policies, { now, timeLimitMs: 100 });
    const error = thrownBy(() => impatient.evaluate(1_000_000, 'a/long'));
    expect(error).toBeInstanceOf(PolicyAbort);
    expect(error).toMatchObject({
      kind: 'time',
      message: 'the evaluation had not ended after 100 ms and was stopped',
    });
    expect(other.evaluate(2, 'a/p')).toMatchObject({ name: 'other', input: 2 });
    other.setData({ name: 'another' });
    expect(other.evaluate(3, 'a/p')).toMatchObject({ name: 'another', input: 3 });
  });

  test('is stopped when it needs more memory than it may have', () => {
    const evaluator = createGuardedEvaluator(policies, { now, maximumMemory: 8 * 2 ** 20 });
    const error = thrownBy(() => evaluator.evaluate(1_000_000, 'a/large'));
    expect(error).toBeInstanceOf(PolicyAbort);
    expect(error).toMatchObject({ kind: 'memory' });
    expect(evaluator.evaluate(10, 'a/large')).toBe(10);
  });

  test('says when what it was made with is wrong', () => {
    const clockless = createGuardedEvaluator(policies);
    expect(thrownBy(() => clockless.evaluate(1, 'a/p'))).toMatchObject({
      code: 'usage',
      message: 'policy module reads the clock, and no time was given',
    });
    const builtins = { ...hostBuiltins, sprintf: () => 'mine' };
    const own = loadPolicyModule(wasm, { builtins });
    expect(thrownBy(() => createGuardedEvaluator(own, { now }))).toMatchObject({ code: 'usage' });
  });
});
