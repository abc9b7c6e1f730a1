import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readViolations } from '../../src/policy/violation.js';

describe('an element of a violation set', () => {
  test('is a message, its places and the facts of the case', () => {
    const details = {
      subject: 'apps/Deployment/orders',
      path: ['spec', 'containers', 0],
      related: [{ subject: 'autoscaling/HorizontalPodAutoscaler/orders', path: ['spec'] }],
      minimum: 2,
    };
    expect(readViolations([{ msg: 'too few', details }])).toEqual([
      {
        message: 'too few',
        subject: 'apps/Deployment/orders',
        path: ['spec', 'containers', 0],
        related: [{ subject: 'autoscaling/HorizontalPodAutoscaler/orders', path: ['spec'] }],
        details: { minimum: 2 },
      },
    ]);
  });

  test('stands at the subject itself where it names no path', () => {
    expect(readViolations([{ msg: 'wrong', details: {} }])).toEqual([
      { message: 'wrong', path: [], related: [], details: {} },
    ]);
  });

  test('may say how far it is from what the rule asks for', () => {
    const measure = { value: 0.5, unit: 'replicas', better: 'higher' };
    expect(readViolations([{ msg: 'too few', details: { measure, minimum: 2 } }])).toEqual([
      { message: 'too few', path: [], related: [], measure, details: { minimum: 2 } },
    ]);
  });

  test.each([
    ['no object', 1],
    ['null', null],
    ['a list', [1, 'replicas', 'higher']],
    ['without a value', { unit: 'replicas', better: 'higher' }],
    ['with a text for its value', { value: '1', unit: 'replicas', better: 'higher' }],
    ['without a unit', { value: 1, better: 'higher' }],
    ['with a number for its unit', { value: 1, unit: 2, better: 'higher' }],
    ['that does not say what is better', { value: 1, unit: 'replicas' }],
    ['with another word for what is better', { value: 1, unit: 'replicas', better: 'more' }],
    [
      'that says itself what is accepted',
      { value: 1, unit: 'replicas', better: 'higher', accepted: 9 },
    ],
  ])('breaks the contract by a measure: %s', (_, measure) => {
    expect(() => readViolations([{ msg: 'a', details: { measure } }])).toThrow(
      'details.measure is not {"value": number, "unit": text, "better": "lower" or "higher"}',
    );
  });

  test.each([
    ['a text', ['no owner'], 'an element of the set is no object'],
    ['null', [null], 'an element of the set is no object'],
    ['a list', [[]], 'an element of the set is no object'],
    ['without msg', [{ details: {} }], 'an element of the set has no msg'],
    ['with an empty msg', [{ msg: '', details: {} }], 'an element of the set has no msg'],
    ['with a number for msg', [{ msg: 1, details: {} }], 'an element of the set has no msg'],
    [
      'with a list for details',
      [{ msg: 'a', details: [] }],
      'the details of an element are no object',
    ],
    [
      'with null for details',
      [{ msg: 'a', details: null }],
      'the details of an element are no object',
    ],
    [
      'with another key',
      [{ msg: 'a', details: {}, severity: 'high' }],
      'an element has the key severity beside msg and details',
    ],
    [
      'with a text for a path',
      [{ msg: 'a', details: { path: 'spec' } }],
      'a path is no list of keys and indexes',
    ],
    [
      'with a path through half an index',
      [{ msg: 'a', details: { path: ['a', 0.5] } }],
      'a path is no list of keys and indexes',
    ],
    [
      'with a path through an object',
      [{ msg: 'a', details: { path: [{}] } }],
      'a path is no list of keys and indexes',
    ],
    [
      'with a number for a subject',
      [{ msg: 'a', details: { subject: 1 } }],
      'a subject is no text',
    ],
    [
      'with an object for related',
      [{ msg: 'a', details: { related: {} } }],
      'details.related is no list',
    ],
    [
      'with a text among related',
      [{ msg: 'a', details: { related: ['spec'] } }],
      'an element of details.related is no object',
    ],
    [
      'with a wrong path among related',
      [{ msg: 'a', details: { related: [{ path: 1 }] } }],
      'a path is no list of keys and indexes',
    ],
  ])('breaks the contract %s', (_, value, reason) => {
    expect(() => readViolations(value)).toThrow(reason);
  });

  test('breaks the contract even behind a sound one', () => {
    expect(() => readViolations([{ msg: 'a', details: {} }, 'b'])).toThrow('no object');
  });
});

describe('a violation set', () => {
  test.each([undefined, null, {}, 'none', true])('is not %j', (value) => {
    expect(() => readViolations(value)).toThrow('the rule is no set');
  });

  test('is sorted by subject, path and message, whatever order it comes in', () => {
    const sorted = [
      { msg: 'z', details: {} },
      { msg: 'a', details: { subject: 'a', path: ['b'] } },
      { msg: 'b', details: { subject: 'a', path: ['b'] } },
      { msg: 'a', details: { subject: 'a', path: ['c'] } },
      { msg: 'a', details: { subject: 'b' } },
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(sorted, { minLength: sorted.length, maxLength: sorted.length }),
        (shuffled) => {
          expect(readViolations(shuffled)).toEqual(sorted.flatMap((one) => readViolations([one])));
        },
      ),
    );
  });
});
