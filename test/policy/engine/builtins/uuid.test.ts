import { expect, test } from '@jest/globals';
import { answer, answerWith } from './answer.js';

test.each([
  ['2d4c0d6e-9b1f-4c1a-8f3e-0a1b2c3d4e5f', '{"variant": "RFC4122", "version": 4}'],
  ['2D4C0D6E9B1F4C1ACF3E0A1B2C3D4E5F', '{"variant": "Microsoft", "version": 4}'],
  ['Urn:UUID:2d4c0d6e-9b1f-7c1a-ff3e-0a1b2c3d4e5f', '{"variant": "Future", "version": 7}'],
  ['{2d4c0d6e-9b1f-0c1a-0f3e-0a1b2c3d4e5f}', '{"variant": "Reserved", "version": 0}'],
  // Nobody looks at the braces.
  ['x2d4c0d6e-9b1f-5c1a-8f3e-0a1b2c3d4e5fy', '{"variant": "RFC4122", "version": 5}'],
  [
    '13814000-1dd2-11b2-8123-02AABBCCDDEE',
    '{"clocksequence": 291, "macvariables": "local:unicast", "nodeid": "02-aa-bb-cc-dd-ee", "time": 0, "variant": "RFC4122", "version": 1}',
  ],
  [
    '000001f5-0000-21b2-9002-01aabbccddee',
    '{"clocksequence": 4098, "domain": "Org", "id": 501, "macvariables": "global:multicast", "nodeid": "01-aa-bb-cc-dd-ee", "time": -3278810757479500, "variant": "RFC4122", "version": 2}',
  ],
])('%s says what it says', (uuid, expected) => {
  expect(answer('uuid.parse', JSON.stringify(uuid))).toBe(expected);
});

test.each(['', 'x', '2d4c0d6e-9b1f-4c1a-8f3e-0a1b2c3d4e5', '2d4c0d6e-9b1f-4c1a-8f3e-0a1b2c3d4e5g'])(
  '%j is no identifier, which is no error',
  (text) => {
    expect(answer('uuid.parse', JSON.stringify(text))).toBe('undefined');
  },
);

const draw = (builtin: 'rand.intn' | 'uuid.rfc4122', seed: string, ...operands: string[]) =>
  answerWith({ seed }, builtin, ...operands);

test('an identifier is random, and the same for equal operands and seeds', () => {
  const first = draw('uuid.rfc4122', 'a', '"key"');
  expect(first).toMatch(/^"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"$/);
  expect(draw('uuid.rfc4122', 'a', '"key"')).toBe(first);
  expect(draw('uuid.rfc4122', 'a', '"other"')).not.toBe(first);
  expect(draw('uuid.rfc4122', 'b', '"key"')).not.toBe(first);
});

test('a number is random below its limit, and the same for equal operands and seeds', () => {
  const keys = Array.from({ length: 60 }, (_, index) => `"key ${index}"`);
  const numbers = keys.map((key) => draw('rand.intn', 'a', key, '6'));
  expect(new Set(numbers)).toEqual(new Set(['0', '1', '2', '3', '4', '5']));
  const first = draw('rand.intn', 'a', '"key"', '1000000000000');
  expect(draw('rand.intn', 'a', '"key"', '-1000000000000')).toBe(first);
  expect(draw('rand.intn', 'b', '"key"', '1000000000000')).not.toBe(first);
  expect(draw('rand.intn', 'a', '"key"', '0')).toBe('0');
  expect(draw('rand.intn', 'a', '"key"', '1')).toBe('0');
  expect(draw('rand.intn', 'a', '"key"', '1.5')).toContain('operand 2 must be integer number');
});
