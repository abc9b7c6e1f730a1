import { describe, expect, test } from '@jest/globals';
import { listRules } from '../../../src/evaluate/index.js';
import { classOfChange, findClass } from '../../../src/evaluate/openapi/class-of-change.js';
import { changeGrid, diffContracts } from '../../../src/facts/openapi/diff/index.js';
import { contractOf } from '../../facts/openapi/model/contract-of.js';

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
    ['response.media-type.order.changed', 'name-changed'],
  ])('of %s is %s', (change, rule) => {
    expect(findClass(change)).toBe(rule);
  });

  test.each([
    ['a path with several operations', ['get', 'put'], [], 'path-removed'],
    ['the only operation of a path', ['get'], [], 'path-removed'],
    ['one of two operations', ['get', 'put'], ['get'], 'operation-removed'],
  ])('of %s that is gone is by what is left', async (_title, before, after, rule) => {
    const sides = [before, after].map(async (methods) => {
      const operations = methods.map((method) => [method, { responses: {} }]);
      const paths = { '/orders': Object.fromEntries(operations) as unknown };
      return contractOf({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths });
    });
    const [old, newer] = await Promise.all(sides);
    if (old === undefined || newer === undefined) throw new Error('there are two sides');
    const { changes } = diffContracts(old, newer, { now: new Date('2026-01-31') });
    expect(changes.map((change) => classOfChange(change, old, newer, () => true))).toEqual([
      `openapi-diff/${rule}`,
    ]);
  });
});
