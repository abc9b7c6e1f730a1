import { describe, expect, test } from '@jest/globals';
import { isEmpty } from '../../../src/facts/schema/is-empty.js';
import { plainlyAdmits } from '../../../src/facts/schema/plainly-admits.js';
import { SchemaView } from '../../../src/facts/schema/schema-view.js';
import { documentOf } from './schema-document.js';

const text = { type: 'string' };

function look(schema: unknown, schemas: object = {}) {
  const view = new SchemaView();
  const term = view.terms.ofNode(documentOf({ A: schema, ...schemas }).at('/A'));
  return { isPlain: plainlyAdmits(view, term, 0), isEmpty: isEmpty(view, term) };
}

describe('a schema', () => {
  test.each<readonly [string, unknown, object?]>([
    ['of a type', { ...text, maxLength: 5, format: 'uuid' }],
    ['with listed values', { ...text, enum: ['a'], description: 'one' }],
    ['with a required member', { type: 'object', properties: { a: text }, required: ['a'] }],
    ['that refers to another', { $ref: '#/B' }, { B: text }],
  ])('%s plainly admits something', (_, schema, schemas = {}) => {
    expect(look(schema, schemas)).toEqual({ isPlain: true, isEmpty: false });
  });

  test.each<readonly [string, unknown, object?]>([
    ['that lists values of another type', { type: 'integer', enum: ['a'] }],
    ['that lists values too long', { ...text, enum: ['abc'], maxLength: 2 }],
    ['that lists nothing', { ...text, enum: [] }],
    ['of a length below zero', { ...text, maxLength: -1 }],
    ['with bounds that exclude each other', { type: 'integer', minimum: 2, maximum: 1 }],
    [
      'with a required member that admits nothing',
      { type: 'object', properties: { a: { type: 'integer', enum: ['a'] } }, required: ['a'] },
    ],
    ['that refers to such a one', { $ref: '#/B' }, { B: { ...text, enum: [] } }],
    ['that is false', false],
  ])('%s does not', (_, schema, schemas = {}) => {
    expect(look(schema, schemas)).toEqual({ isPlain: false, isEmpty: true });
  });
});
