import { describe, expect, test } from '@jest/globals';
import { printSide } from '../../../src/evaluate/openapi/print-side.js';

const change = 'request.property.type.changed';

describe('what a version says at the place of a change is printed', () => {
  const endless: Record<string, unknown> = { type: 'object' };
  endless['self'] = endless;

  test.each<readonly [string, unknown, string | undefined]>([
    ['as it is', 'integer', 'integer'],
    ['in one line', 'two\n  lines', 'two lines'],
    ['so that nothing is seen', '', '""'],
    ['as a list', ['open', 'paid', null, 3], 'open, paid, null, 3'],
    ['in the layout of YAML', { items: { type: 'string' } }, 'items:\n  type: string'],
    [
      'without what may be a credential',
      { type: 'string', default: 'a', example: 'b' },
      'type: string',
    ],
    ['not at all where nothing is there', undefined, undefined],
  ])('%s', (_, value, expected) => {
    expect(printSide(change, value)).toBe(expected);
  });

  test('in some lines, though it has no end', () => {
    const printed = printSide(change, { list: Array.from({ length: 99 }, () => ({})), endless });
    expect(printed?.split('\n')).toHaveLength(11);
    expect(printSide(change, endless)?.split('\n').at(-1)).toContain('self: …');
    expect(printSide(change, ['x'.repeat(9999)])?.length).toBeLessThan(1000);
  });

  test('not at all where it is a default', () => {
    expect(printSide('request.property.default.changed', 'hunter2')).toBeUndefined();
  });
});
