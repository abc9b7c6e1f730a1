import { describe, expect, test } from '@jest/globals';
import { listRules } from '../../../src/evaluate/index.js';
import { findClass } from '../../../src/evaluate/openapi/class-of-change.js';
import { changeGrid } from '../../../src/facts/openapi/diff/index.js';

const known = new Set(listRules().map(({ id }) => id));

describe('the rule that carries a change', () => {
  test('exists for every change of the grid', () => {
    const lost = changeGrid.filter(({ id }) => !known.has(`openapi-diff/${findClass(id)}`));
    expect(lost).toEqual([]);
  });

  test.each([
    ['request.operation.existence.removed', 'operation-removed'],
    ['request.server.base-path.changed', 'path-removed'],
    ['request.parameter.existence.added-required', 'parameter-required'],
    ['request.parameter.location.changed', 'parameter-removed'],
    ['request.parameter.style.changed', 'request-narrowed'],
    ['request.property.existence.added', 'request-property-required'],
    ['request.property.enum.value-removed', 'request-narrowed'],
    ['request.body.existence.removed', 'request-narrowed'],
    ['response.property.existence.removed', 'response-property-removed'],
    ['response.property.nullable.added', 'response-property-optional'],
    ['response.property.enum.value-added', 'response-widened'],
    ['response.media-type.existence.removed', 'response-status-removed'],
    ['response.header.required.removed', 'response-header-removed'],
    ['request.security.scope.added', 'security-tightened'],
    ['request.parameter.default.changed', 'default-changed'],
    ['request.operation.id.changed', 'name-changed'],
    ['none.component.existence.removed', 'name-changed'],
  ])('of %s is %s', (change, rule) => {
    expect(findClass(change)).toBe(rule);
  });
});
