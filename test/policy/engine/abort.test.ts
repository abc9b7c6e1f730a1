import { describe, expect, test } from '@jest/globals';
import { parseAbort, PolicyAbort, toAbort } from '../../../src/policy/engine/abort.js';
import { ArchfitError } from '../../../src/report/index.js';

describe('the text of an abort', () => {
  test.each([
    [
      'policies/x/y.rego:18:1: var assignment conflict',
      'policies/x/y.rego',
      18,
      1,
      'var assignment conflict',
    ],
    ['a b/ünï.rego:3:14: object insert conflict', 'a b/ünï.rego', 3, 14, 'object insert conflict'],
    [
      'C:/policies/y.rego:2:7: var assignment conflict',
      'C:/policies/y.rego',
      2,
      7,
      'var assignment conflict',
    ],
    ['y.rego:1:2: first: 3:4: second', 'y.rego', 1, 2, 'first: 3:4: second'],
  ])('%s names its place', (text, file, row, column, reason) => {
    const abort = parseAbort(text);
    expect(abort).toMatchObject({ kind: 'policy', file, row, column, reason, message: text });
    expect(abort.code).toBe('policy-evaluation');
  });

  test('a text without a place comes from the engine', () => {
    expect(parseAbort('internal: illegal entrypoint id')).toMatchObject({
      kind: 'engine',
      reason: 'internal: illegal entrypoint id',
      file: undefined,
    });
  });

  test('a failed allocation is lack of memory', () => {
    expect(parseAbort('opa_malloc: failed').kind).toBe('memory');
  });
});

describe('what an evaluation threw', () => {
  test('an overflow of the stack is an input nested too deeply', () => {
    const overflow = new RangeError('Maximum call stack size exceeded');
    expect(toAbort(overflow)).toMatchObject({ kind: 'depth', cause: overflow });
  });

  test.each([
    ['an error', new TypeError('unreachable'), 'the policy engine failed: unreachable'],
    [
      'a string',
      'entrypoint x is not valid',
      'the policy engine failed: entrypoint x is not valid',
    ],
  ])('%s becomes an error of the engine', (_, thrown, message) => {
    const abort = toAbort(thrown);
    expect(abort).toBeInstanceOf(ArchfitError);
    expect(abort).toMatchObject({ kind: 'engine', message, cause: thrown });
  });

  test('an abort stays what it is', () => {
    const abort = new PolicyAbort('policy', 'var assignment conflict');
    expect(toAbort(abort)).toBe(abort);
  });
});
