import { describe, expect, test } from '@jest/globals';
import {
  type Break,
  type CoverContext,
  coverBreaks,
  elementsOfUnknownAge,
  resolveLifecycle,
} from '../../../src/facts/lifecycle/index.js';
import { brokenBy, element, marks, now, planOf } from './samples.js';

const side = (version: string) => ({ version, paths: ['/orders'], servers: [] });

function context(fields: Partial<CoverContext> = {}): CoverContext {
  return {
    names: ['openapi.yaml'],
    versions: { base: side('1.0.0'), head: side('1.0.0') },
    plans: [],
    policy: resolveLifecycle(),
    now,
    ...fields,
  };
}

function cover(broken: Partial<Break>, fields: Partial<CoverContext> = {}) {
  const [covered] = coverBreaks([brokenBy(broken)], context(fields));
  return covered;
}

const ended = element({ base: marks({ deprecated: true, sunset: '2026-11-01' }) });
const raised = { base: side('1.0.0'), head: side('2.0.0') };

test('a break that nothing covers is told why by every cover', () => {
  const covered = cover({});
  expect(covered?.cover).toBeUndefined();
  expect(covered?.refusals.map(({ kind, code }) => [kind, code])).toEqual([
    ['version', 'version-unchanged'],
    ['deprecation', 'not-deprecated'],
    ['plan', 'plan-missing'],
  ]);
  for (const { message, hint } of covered?.refusals ?? []) {
    expect(message).not.toBe('');
    expect(hint).not.toBe('');
  }
});

const draft = element({ base: marks({ stability: 'draft' }) });

test.each<[string, Partial<Break>, Partial<CoverContext>, string | undefined]>([
  ['a version', {}, { versions: raised }, 'version'],
  ['an ended deprecation', { element: ended }, {}, 'deprecation'],
  ['a plan', {}, { plans: [planOf()] }, 'plan'],
  ['a plan for another contract', {}, { plans: [planOf()], names: ['other.yaml'] }, undefined],
  ['a level below the threshold', { element: draft }, {}, 'stability'],
  [
    'all of them: the first one',
    { element: ended },
    { versions: raised, plans: [planOf()] },
    'version',
  ],
  [
    'a cover that the policy refuses',
    {},
    { versions: raised, policy: resolveLifecycle({ covers: ['plan'] }) },
    undefined,
  ],
  [
    'nothing, where the policy takes no cover',
    { element: ended },
    { policy: resolveLifecycle({ covers: [] }) },
    undefined,
  ],
])('%s', (_, broken, fields, kind) => {
  expect(cover(broken, fields)?.cover?.kind).toBe(kind);
});

test('a plan gives its waiver', () => {
  expect(cover({}, { plans: [planOf()] })?.cover?.waiver).toMatchObject({
    id: 'plans/orders.yaml',
    expires: '2027-01-30',
  });
});

describe('a version in the paths', () => {
  const policy = resolveLifecycle({ scheme: 'path' });
  const paths = (...templates: readonly string[]) => ({ paths: templates, servers: [] });
  const of = (path: string) => ({ operations: [{ method: 'GET', path }] });
  test.each<[string, Partial<Break>, readonly string[], readonly string[], string | undefined]>([
    ['that moved as a whole', of('/v1/a'), ['/v1/a'], ['/v2/a'], undefined],
    [
      'whose old one is still offered',
      of('/v1/a'),
      ['/v1/a', '/v1/b'],
      ['/v2/a', '/v1/b'],
      'version-still-offered',
    ],
    [
      'whose old one was not the last',
      of('/v1/a'),
      ['/v1/a', '/v2/a'],
      ['/v2/a'],
      'version-unchanged',
    ],
    [
      'that the operation does not carry',
      of('/health'),
      ['/v1/a', '/health'],
      ['/v2/a'],
      'version-not-in-path',
    ],
    [
      'where no operation is reached',
      { operations: [] },
      ['/v1/a'],
      ['/v1/a', '/v2/a'],
      'version-still-offered',
    ],
    ['that is nowhere', of('/a'), ['/a'], ['/a'], 'version-unreadable'],
  ])('%s', (_, broken, base, head, code) => {
    const covered = cover(broken, {
      policy,
      versions: { base: paths(...base), head: paths(...head) },
    });
    expect(covered?.cover?.kind).toBe(code === undefined ? 'version' : undefined);
    expect(covered?.refusals[0]?.code).toBe(code);
  });

  test('speaks for the servers too', () => {
    const servers = (...urls: readonly string[]) => ({ paths: ['/a'], servers: urls });
    const judge = (base: readonly string[], head: readonly string[]) =>
      cover(
        {},
        {
          policy: resolveLifecycle({ scheme: 'server' }),
          versions: { base: servers(...base), head: servers(...head) },
        },
      )?.cover?.kind;
    expect(judge(['https://a.example/v1'], ['https://a.example/v2'])).toBe('version');
    expect(judge(['https://a.example/v1'], ['https://a.example/v2', '/v1'])).toBeUndefined();
  });
});

describe('a parallel version', () => {
  const location = { uri: 'v1.yaml' };
  const operations = [
    { method: 'GET', path: '/a' },
    { method: 'GET', path: '/b' },
  ];
  test.each<[string, Readonly<Record<string, boolean>>, string | undefined]>([
    ['offers all operations', { '/a': true, '/b': true }, undefined],
    ['lacks one', { '/a': true }, 'parallel-missing'],
    ['changed one', { '/a': true, '/b': false }, 'parallel-changed'],
  ])('that %s', (_, offered, code) => {
    const covered = cover(
      { operations },
      {
        findParallel: ({ method, path }) => {
          const isUnchanged = offered[path];
          if (isUnchanged === undefined) return undefined;
          return { name: `${method} ${path} in v1.yaml`, isUnchanged, location };
        },
      },
    );
    const refusal = covered?.refusals.find(({ kind }) => kind === 'parallel');
    expect(covered?.cover?.kind).toBe(code === undefined ? 'parallel' : undefined);
    expect(refusal?.code).toBe(code);
  });

  test('that is not there needs no word', () => {
    const covered = cover({ operations: [] }, { findParallel: () => undefined });
    expect(covered?.refusals.map(({ kind }) => kind)).not.toContain('parallel');
  });
});

test('the history is asked only where it decides', () => {
  const undated = element({ name: 'undated', base: marks({ deprecated: true }) });
  const policy = resolveLifecycle({ deprecation: { undated: { minimumDays: 1 } } });
  const breaks = [undated, ended, element()].map((each) => brokenBy({ element: each }));
  expect(elementsOfUnknownAge(breaks, context({ policy }))).toEqual([undated]);
  expect(elementsOfUnknownAge(breaks, context({ policy, versions: raised }))).toEqual([]);
});
