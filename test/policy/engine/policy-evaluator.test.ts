/** @jest-environment ./test/policy/opa-environment.mjs */
import { describe, expect, jest, test } from '@jest/globals';
import {
  encodeInput,
  encodeJsonText,
  type HostBuiltin,
  hostBuiltins,
  InputError,
  loadPolicyModule,
  PolicyAbort,
  PolicyEvaluator,
  UndefinedResult,
} from '../../../src/policy/engine/index.js';
import { PolicyInstance } from '../../../src/policy/engine/policy-instance.js';
import { ArchfitError } from '../../../src/report/index.js';
import { compileRego, evaluatorOf, thrownBy } from './compile.js';

describe('an input', () => {
  test.each([0, false, '', null])('%j is judged, not taken for no input', async (value) => {
    const evaluator = await evaluatorOf('package a\n\np := {"given": input}', ['a/p']);
    expect(evaluator.evaluate(value, 'a/p')).toEqual({ given: value });
  });

  test('comes from a value, from text or from bytes', async () => {
    const evaluator = await evaluatorOf('package a\n\np := input.spec.replicas', ['a/p']);
    const value = { spec: { replicas: 3 } };
    const text = JSON.stringify(value);
    for (const input of [
      value,
      encodeInput(value),
      encodeJsonText(text),
      encodeJsonText(Buffer.from(text)),
    ]) {
      expect(evaluator.evaluate(input, 'a/p')).toBe(3);
    }
  });

  test.each([
    ['bytes are not taken for an object of numbers', Buffer.from('{}')],
    ['an integer beyond 2^53 - 1 is not rounded', { uid: 2 ** 53 }],
  ])('%s, but refused', async (_, input) => {
    const evaluator = await evaluatorOf('package a\n\np := true', ['a/p']);
    expect(() => evaluator.evaluate(input, 'a/p')).toThrow(InputError);
  });

  test('half a character reaches the policy as U+FFFD, in a key, too', async () => {
    const evaluator = await evaluatorOf('package a\n\np := input', ['a/p']);
    expect(evaluator.evaluate({ name: 'a\ud800', '\udc00b': 1 }, 'a/p')).toEqual({
      name: 'a\ufffd',
      '\ufffdb': 1,
    });
  });

  test('nested too deeply is refused or aborts, and the next is judged', async () => {
    const evaluator = await evaluatorOf('package a\n\np := count(input)', ['a/p']);
    let deep: unknown = [];
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    const error = thrownBy(() => evaluator.evaluate(deep, 'a/p'));
    expect(error).toMatchObject({ message: expect.stringContaining('nested too deeply') });
    expect(evaluator.evaluate([1], 'a/p')).toBe(1);
  });

  test('500 levels are judged', async () => {
    const evaluator = await evaluatorOf('package a\n\np := count([x | walk(input, [_, x])])', [
      'a/p',
    ]);
    let deep: unknown = [];
    for (let level = 0; level < 500; level += 1) deep = [deep];
    expect(evaluator.evaluate(deep, 'a/p')).toBe(501);
  });
});

describe('a result', () => {
  test('that is undefined is an error, never nothing found', async () => {
    const evaluator = await evaluatorOf('package a\n\np := 1 if input.on', ['a/p']);
    const error = thrownBy(() => evaluator.evaluate({}, 'a/p'));
    expect(error).toBeInstanceOf(UndefinedResult);
    expect(error).toMatchObject({ entrypoint: 'a/p', message: 'a/p is undefined for this input' });
    expect(evaluator.evaluate({ on: true }, 'a/p')).toBe(1);
  });

  test('of an entrypoint that there is none of is refused before anything is evaluated', async () => {
    const lines: string[] = [];
    const evaluator = await evaluatorOf('package a\n\np if print("evaluated")', ['a/p'], {
      print: (line) => lines.push(line),
    });
    const error = thrownBy(() => evaluator.evaluate({}, 'a/q'));
    expect(error).toMatchObject({
      code: 'usage',
      message: 'policy module has no entrypoint a/q',
      hint: 'It has a/p.',
    });
    expect(lines).toEqual([]);
  });

  test('gives sets as arrays, and keys that are no strings as their JSON text', async () => {
    const evaluator = await evaluatorOf(
      'package a\n\np := {"s": {3, 1, 2}, [1, "x"]: null, 2: true}',
      ['a/p'],
    );
    const result = evaluator.evaluate(null, 'a/p') as { s: number[] };
    expect({ ...result, s: result.s.toSorted((a, b) => a - b) }).toEqual({
      s: [1, 2, 3],
      '[1,"x"]': null,
      '2': true,
    });
  });

  test('keeps every character', async () => {
    const evaluator = await evaluatorOf(
      'package a\n\np := concat("", [input, sprintf("%s", [input])])',
      ['a/p'],
    );
    const text = '\u0000\u001f"\\é日😀\u2028';
    expect(evaluator.evaluate(text, 'a/p')).toBe(text + text);
  });
});

describe('data', () => {
  const module = 'package a\n\np := data.limits[input]';

  test('are given once and replaced at will', async () => {
    const evaluator = await evaluatorOf(module, ['a/p'], { data: { limits: { x: 1 } } });
    expect(evaluator.evaluate('x', 'a/p')).toBe(1);
    evaluator.setData({ limits: { x: 2 } });
    expect(evaluator.evaluate('x', 'a/p')).toBe(2);
    evaluator.setData({});
    expect(() => evaluator.evaluate('x', 'a/p')).toThrow(UndefinedResult);
  });

  test('larger than the instance in use make a larger one', async () => {
    const evaluator = await evaluatorOf(module, ['a/p']);
    expect(() => evaluator.evaluate('k9', 'a/p')).toThrow(UndefinedResult);
    const limits = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index]),
    );
    evaluator.setData({ limits });
    expect(evaluator.evaluate('k19999', 'a/p')).toBe(19_999);
  });

  test('have keys that are texts: a number does not find one', async () => {
    const evaluator = await evaluatorOf(
      'package a\n\np := {"number": [v | v := data.table[2]], "text": [v | v := data.table["2"]]}',
      ['a/p'],
    );
    evaluator.setData({ table: { 2: 'two' } });
    expect(evaluator.evaluate({}, 'a/p')).toEqual({ number: [], text: ['two'] });
  });

  test('that are no JSON are refused', async () => {
    const evaluator = await evaluatorOf(module, ['a/p']);
    expect(() => {
      evaluator.setData({ limits: new Map() });
    }).toThrow('/limits is an instance of Map');
  });
});

describe('an abort', () => {
  const module = `package a

p := input.value if input.value

p := 0 if input.zero

q[key] := input.value if some key in input.keys

q[key] := 0 if some key in input.keys

r(x) := x if input.value

r(_) := 0 if input.zero

s := r(input.value)

keep := data.kept`;
  const entrypoints = ['a/p', 'a/q', 'a/s', 'a/keep'];

  test.each([
    ['two values of a rule', { value: 1, zero: true }, 'a/p', 3, 'var assignment conflict'],
    ['two values of a key', { value: 1, keys: ['x'] }, 'a/q', 7, 'object insert conflict'],
    ['two values of a function', { value: 1, zero: true }, 'a/s', 11, 'var assignment conflict'],
  ])('of %s names file and line', async (_, input, entrypoint, row, reason) => {
    const evaluator = await evaluatorOf(module, entrypoints);
    const error = thrownBy(() => evaluator.evaluate(input, entrypoint));
    expect(error).toBeInstanceOf(PolicyAbort);
    expect(error).toMatchObject({ kind: 'policy', file: 'policies/test.rego', column: 1, reason });
    expect([row, row + 2]).toContain((error as PolicyAbort).row);
  });

  test('names a file whose name is not ASCII', async () => {
    const wasm = await compileRego({ 'polítiques/ß.rego': module }, entrypoints);
    const evaluator = new PolicyEvaluator(loadPolicyModule(wasm));
    expect(thrownBy(() => evaluator.evaluate({ value: 1, zero: true }, 'a/p'))).toMatchObject({
      file: 'polítiques/ß.rego',
    });
  });

  test('600 times in a row leaves the evaluator as it was, its data included', async () => {
    const evaluator = await evaluatorOf(module, entrypoints, { data: { kept: 'yes' } });
    for (let round = 0; round < 600; round += 1) {
      expect(() => evaluator.evaluate({ value: 1, zero: true }, 'a/p')).toThrow(PolicyAbort);
    }
    expect(evaluator.evaluate({ value: 2 }, 'a/p')).toBe(2);
    expect(evaluator.evaluate({}, 'a/keep')).toBe('yes');
  });
});

describe('evaluators of one module', () => {
  test('see their own data, clock and failures, however many take turns with few instances', async () => {
    const wasm = await compileRego(
      {
        'a.rego': `package a

p := {"name": data.name, "input": input, "now": sprintf("%d", [time.now_ns()])}

q := 1 if input

q := 2 if data.name

r if units.parse(input)`,
      },
      ['a/p', 'a/q', 'a/r'],
    );
    const module = loadPolicyModule(wasm);
    const handTo = jest.spyOn(PolicyInstance.prototype, 'handTo');
    const evaluators = Array.from({ length: 9 }, (_, index) => {
      const name = `${index}`;
      const now = new Date(index);
      return {
        evaluator: new PolicyEvaluator(module, { data: { name }, now }),
        expected: { name, now: now.getTime() === 0 ? '0' : `${index}000000` },
      };
    });
    for (let round = 0; round < 3; round += 1) {
      for (const { evaluator, expected } of evaluators) {
        expect(evaluator.evaluate(round, 'a/p')).toEqual({ ...expected, input: round });
        evaluator.setData({ name: `${expected.name}'` });
        expect(evaluator.evaluate(round, 'a/p')).toMatchObject({ name: `${expected.name}'` });
        evaluator.setData({ name: expected.name });
      }
      expect(() => evaluators[round]?.evaluator.evaluate('x', 'a/r')).toThrow(UndefinedResult);
      expect(evaluators[round]?.evaluator.builtinFailures).toHaveLength(1);
    }
    expect(new Set(handTo.mock.contexts).size).toBe(4);
    expect(() => evaluators[0]?.evaluator.evaluate(true, 'a/q')).toThrow(PolicyAbort);
    for (const { evaluator, expected } of evaluators) {
      expect(evaluator.evaluate(null, 'a/p')).toEqual({ ...expected, input: null });
    }
    handTo.mockRestore();
  });
});

describe('memory', () => {
  test('is made larger for a larger input, and serves the smaller ones after it', async () => {
    const evaluator = await evaluatorOf('package a\n\np := count(input)', ['a/p']);
    for (const size of [10, 6 * 2 ** 20, 20, 12 * 2 ** 20]) {
      expect(evaluator.evaluate('x'.repeat(size), 'a/p')).toBe(size);
    }
  });

  test('beyond what is allowed aborts, and the next input is judged', async () => {
    const evaluator = await evaluatorOf(
      'package a\n\np := count(numbers.range(1, input.n))',
      ['a/p'],
      {
        maximumMemory: 8 * 2 ** 20,
      },
    );
    const error = thrownBy(() => evaluator.evaluate({ n: 1_000_000 }, 'a/p'));
    expect(error).toMatchObject({ kind: 'memory' });
    expect(evaluator.evaluate({ n: 10 }, 'a/p')).toBe(10);
  });

  test('that cannot hold the input aborts before anything is evaluated', async () => {
    const evaluator = await evaluatorOf('package a\n\np := true', ['a/p'], {
      maximumMemory: 4 * 2 ** 20,
    });
    expect(thrownBy(() => evaluator.evaluate('x'.repeat(5 * 2 ** 20), 'a/p'))).toMatchObject({
      kind: 'memory',
    });
  });
});

describe('builtins', () => {
  test('are ours, not those of the SDK', async () => {
    const evaluator = await evaluatorOf('package a\n\np := sprintf("%v %v", [{1, 2}, null])', [
      'a/p',
    ]);
    expect(evaluator.evaluate({}, 'a/p')).toBe('{1, 2} null');
  });

  test('read their operands anew in every evaluation', async () => {
    const evaluator = await evaluatorOf(
      'package a\n\np := [sprintf("%v", [x]) | some x in input]',
      ['a/p'],
    );
    for (const input of [
      ['a', 'b'],
      ['c', 'd'],
      [{ e: 1 }, 'f'],
    ]) {
      const texts = input.map((x) => (typeof x === 'string' ? x : '{"e": 1}'));
      expect(evaluator.evaluate(input, 'a/p')).toEqual(texts);
    }
  });

  test('that fail make the expression undefined, and are recorded until the next evaluation', async () => {
    const evaluator = await evaluatorOf(
      'package a\n\np := [n | some q in input; n := units.parse(q)]',
      ['a/p'],
    );
    expect(evaluator.evaluate(['1Ki', 'x', 'x', '3 Mi'], 'a/p')).toEqual([1024]);
    expect(evaluator.builtinFailures).toEqual([
      { builtin: 'units.parse', message: 'no amount provided', count: 2 },
      { builtin: 'units.parse', message: 'spaces not allowed in resource strings', count: 1 },
    ]);
    expect(evaluator.evaluate([], 'a/p')).toEqual([]);
    expect(evaluator.builtinFailures).toEqual([]);
  });

  test('that break abort the evaluation', async () => {
    const evaluator = await evaluatorWith(() => {
      throw new TypeError('bug');
    });
    expect(thrownBy(() => evaluator.evaluate(1, 'a/p'))).toMatchObject({
      kind: 'engine',
      message: 'the policy engine failed: bug',
    });
  });

  test('cannot evaluate with the evaluator that called them', async () => {
    let inner: unknown;
    const evaluator = await evaluatorWith(() => {
      inner = thrownBy(() => evaluator.evaluate(2, 'a/p'));
      return 'outer';
    });
    expect(evaluator.evaluate(1, 'a/p')).toBe('outer');
    expect(inner).toBeInstanceOf(ArchfitError);
    expect(inner).toMatchObject({ code: 'usage' });
  });

  test('print lines, the undefined too', async () => {
    const lines: string[] = [];
    const evaluator = await evaluatorOf(
      'package a\n\np if print("at", input.x, input.y, {1, "b"})',
      ['a/p'],
      {
        print: (line) => lines.push(line),
      },
    );
    expect(evaluator.evaluate({ x: [1, 'a'] }, 'a/p')).toBe(true);
    expect(lines).toEqual(['at [1, "a"] <undefined> {1, "b"}']);
  });

  test('read the clock that was given, to the nanosecond', async () => {
    const evaluator = await evaluatorOf(
      'package a\n\np := sprintf("%d", [time.now_ns()])',
      ['a/p'],
      {
        now: new Date('2026-11-21T11:24:00.123Z'),
      },
    );
    expect(evaluator.evaluate({}, 'a/p')).toBe('1795260240123000000');
  });

  test('that read the clock need one', async () => {
    await expect(evaluatorOf('package a\n\np := time.now_ns()', ['a/p'])).rejects.toMatchObject({
      code: 'usage',
      message: 'policy module reads the clock, and no time was given',
    });
  });

  /** An evaluator whose `sprintf` is another. */
  async function evaluatorWith(sprintf: HostBuiltin): Promise<PolicyEvaluator> {
    const wasm = await compileRego({ 'a.rego': 'package a\n\np := sprintf("%d", [input])' }, [
      'a/p',
    ]);
    return new PolicyEvaluator(loadPolicyModule(wasm, { builtins: { ...hostBuiltins, sprintf } }));
  }
});
