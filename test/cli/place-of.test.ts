import { expect, test } from '@jest/globals';
import { placeOf } from '../../src/cli/place-of.js';

const region = { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 };

test.each([
  ['a file', { uri: 'web.yaml' }, undefined, 'web.yaml'],
  ['a line', { uri: 'web.yaml', region }, undefined, 'web.yaml:4'],
  ['a column', { uri: 'web.yaml', region }, 'column' as const, 'web.yaml:4:3'],
  ['a file, though a column is wanted', { uri: 'web.yaml' }, 'column' as const, 'web.yaml'],
])('%s is named as it is linked', (_name, location, precision, place) => {
  expect(placeOf(location, precision)).toBe(place);
});
