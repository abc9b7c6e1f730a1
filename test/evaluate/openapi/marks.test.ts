import { describe, expect, test } from '@jest/globals';
import type { LifecycleSettings } from '../../../src/facts/lifecycle/index.js';
import { coversOf, judged } from './judged.js';

const responses = { '200': { description: '' } };

function orders(operations: object, schema: object = {}): object {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: {
      '/orders': {
        post: { requestBody: { content }, responses: { '200': { description: '', content } } },
      },
      ...operations,
    },
    components: { schemas: { Order: { type: 'object', ...schema } } },
  };
}

function withExport(marks: object): object {
  return orders({ '/export': { get: { responses, ...marks } } });
}

const gone = 'request.operation.existence.removed';

describe('the extensions that carry the marks', () => {
  const keys = { sunset: 'x-end', deprecatedOn: 'x-told', stability: 'x-promise' };
  test.each<[string, object, LifecycleSettings, readonly string[]]>([
    ['a sunset of its own name', { deprecated: true, 'x-end': '2026-11-01' }, { keys }, []],
    [
      'the usual one, where another is asked for',
      { deprecated: true, 'x-sunset': '2026-11-01' },
      { keys },
      [`${gone}: version-unchanged sunset-missing plan-missing`],
    ],
    [
      'a day of announcement of its own name',
      { deprecated: true, 'x-end': '2026-11-01', 'x-told': '2026-10-02' },
      { keys, deprecation: { minimumDays: 31 } },
      [`${gone}-after-sunset: version-unchanged announcement-too-short plan-missing`],
    ],
    ['a level of its own name', { 'x-promise': 'alpha' }, { keys }, [`${gone}: stability`]],
  ])('%s', async (_, marks, lifecycle, expected) => {
    expect(coversOf(await judged(withExport(marks), orders({}), { lifecycle }))).toEqual(expected);
  });
});

describe('a sunset', () => {
  const ended = (sunset: string) => withExport({ deprecated: true, 'x-sunset': sunset });
  test.each([
    ['2026-11-21', '2026-11-20T23:59:59Z', false],
    ['2026-11-21', '2026-11-21T00:00:00Z', true],
    ['2026-11-21T18:00:00Z', '2026-11-20T23:59:59Z', false],
    ['2026-11-21T18:00:00Z', '2026-11-21T00:00:00Z', true],
    ['2026-11-21T23:30:00-05:00', '2026-11-21T23:59:59Z', false],
    ['2026-11-21T23:30:00-05:00', '2026-11-22T00:00:00Z', true],
    ['soon', '2026-11-22T00:00:00Z', false],
  ])('of %s has come at %s: %s', async (sunset, at, hasCome) => {
    const judgement = await judged(ended(sunset), orders({}), { now: new Date(at) });
    const [change] = judgement.changes;
    expect(change?.change.rule).toBe(hasCome ? `${gone}-after-sunset` : gone);
    expect(coversOf(judgement)).toHaveLength(hasCome ? 0 : 1);
  });
});

describe('marks of a property', () => {
  const note = { type: 'string', deprecated: true, 'x-sunset': '2026-11-01' };
  const lost = 'response.property.existence.removed';
  test.each<[string, object, readonly string[]]>([
    ['whose sunset has come', note, [`${lost}: deprecation`]],
    [
      'whose sunset is to come',
      { ...note, 'x-sunset': '2026-12-01' },
      [`${lost}: version-unchanged sunset-not-reached plan-missing`],
    ],
    ['without stability', { type: 'string', 'x-stability-level': 'alpha' }, [`${lost}: stability`]],
    ['without any', { type: 'string' }, [`${lost}: version-unchanged not-deprecated plan-missing`]],
  ])('%s', async (_, property, expected) => {
    const old = orders({}, { required: ['note'], properties: { note: property } });
    expect(coversOf(await judged(old, orders({})))).toEqual(expected);
  });
});

describe('values of a list that are to end', () => {
  const state = (values: readonly string[], ended: object) =>
    orders({}, { properties: { state: { enum: values, ...ended } } });
  test.each<[string, readonly string[], object, string]>([
    ['all of them', ['a'], { b: '2026-11-01', c: '2026-11-01' }, 'deprecation'],
    ['one of two', ['a'], { b: '2026-11-01' }, 'version-unchanged not-deprecated plan-missing'],
    [
      'one of them later',
      ['a'],
      { b: '2026-11-01', c: '2026-12-01' },
      'version-unchanged sunset-not-reached plan-missing',
    ],
    ['the one that is gone', ['a', 'c'], { b: '2026-11-01' }, 'deprecation'],
  ])('%s', async (_, left, ended, expected) => {
    const old = state(['a', 'b', 'c'], { 'x-deprecated-values': ended });
    expect(coversOf(await judged(old, state(left, {})))).toEqual([
      `request.property.enum.value-removed: ${expected}`,
    ]);
  });
});
