import { describe, expect, test } from '@jest/globals';
import { ArchfitError } from '../../src/report/index.js';
import { describeWorkerFailure, toArchfitError } from '../../src/runner/fitness/worker-failure.js';

describe('an error that travels between threads', () => {
  test('keeps code and hint, and its message has the hint once', () => {
    const error = new ArchfitError('config-invalid', 'there is no sorces', 'Did you mean sources?');
    const arrived = toArchfitError(describeWorkerFailure(error));
    expect(arrived).toBeInstanceOf(ArchfitError);
    expect(arrived).toMatchObject({
      code: 'config-invalid',
      message: 'there is no sorces\nDid you mean sources?',
      hint: 'Did you mean sources?',
    });
    expect(toArchfitError(describeWorkerFailure(arrived)).message).toBe(arrived.message);
    expect(arrived.cause).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ['an error', new TypeError('x is not a function'), 'x is not a function'],
    ['anything else', 'no error at all', 'no error at all'],
  ])('is a defect when it is %s', (_, error, message) => {
    expect(toArchfitError(describeWorkerFailure(error))).toMatchObject({
      code: 'policy-evaluation',
      message: `the evaluation failed: ${message}\nThis is a defect of archfit, please report it.`,
    });
  });

  test('says where a defect is', () => {
    const error = new TypeError('x is not a function');
    expect(toArchfitError(describeWorkerFailure(error)).cause).toBe(error.stack);
  });
});
