import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonPieces } from '../../src/reporters/json-pieces.js';

const options = { numRuns: 100, seed: 42 };

test('pieces of any depth are what JSON.stringify writes', () => {
  const member = fc.oneof(fc.jsonValue({ maxDepth: 5 }), fc.constant(undefined));
  const value = fc.oneof(member, fc.array(member), fc.dictionary(fc.string(), member));
  fc.assert(
    fc.property(value, fc.nat(7), (written, depth) => {
      // A report is an object; what JSON has no word for stands in one, or in a list.
      const report = { written, list: [written] };
      expect([...jsonPieces(report, depth)].join('')).toBe(JSON.stringify(report, null, 2));
    }),
    options,
  );
});

test('what is made while it is written is a list', () => {
  function* count() {
    yield { a: 1 };
    yield 2;
  }
  const text = [...jsonPieces({ none: [].values(), some: count() }, 3)].join('');
  expect(JSON.parse(text)).toEqual({ none: [], some: [{ a: 1 }, 2] });
});
