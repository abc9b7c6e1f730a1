import { expect, test } from '@jest/globals';
import { doPartsRefuseNull } from '../../../src/facts/schema/refuses-null.js';
import { documentOf } from './schema-document.js';

const sure = { type: 'object' };
const open = { type: 'object', nullable: true };
const ref = { $ref: '#/definitions/sure' };

test.each([
  ['a typed part', { allOf: [sure] }, true],
  ['a reference to a typed part', { allOf: [ref] }, true],
  ['a part of a part', { allOf: [{ allOf: [ref] }] }, true],
  ['a part that may be null', { allOf: [open] }, false],
  ['a part that says nothing of types', { allOf: [{ properties: {} }] }, false],
  ['a part whose own parts refuse it', { allOf: [{ ...open, allOf: [ref] }] }, true],
  ['each of several variants', { oneOf: [sure, ref] }, true],
  ['one of several variants', { oneOf: [sure, open] }, false],
  ['a reference to itself', { allOf: [{ $ref: '#/definitions/asked' }] }, false],
])('whether null is refused beside the mark: %s', (_, asked, expected) => {
  const document = documentOf({ definitions: { asked, sure } }, 'openapi-3.0');
  expect(doPartsRefuseNull(document.at('/definitions/asked'))).toBe(expected);
});
