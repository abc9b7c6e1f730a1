import { expect, test } from '@jest/globals';
import { judgeContract } from '../../../src/evaluate/openapi/contract-judgement.js';
import type { ReadContractSource } from '../../../src/evaluate/openapi/read-contracts.js';
import { tellContract } from '../../../src/facts/openapi/diff/index.js';
import { coversOf, now, readVersions } from './judged.js';

const ok = { '200': { description: '' } };
const list = { responses: ok };
const paged = {
  parameters: [{ name: 'page', in: 'query', required: true, schema: { type: 'integer' } }],
  responses: ok,
};

function api(server: string | undefined, paths: Readonly<Record<string, object>>): object {
  const items = Object.entries(paths).map(([path, get]) => [path, { get }] as const);
  return {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    ...(server !== undefined && { servers: [{ url: server }] }),
    paths: Object.fromEntries<object>(items),
  };
}

const host = 'https://api.example.test';
const old = api(`${host}/v1`, { '/orders': list });
const newer = api(`${host}/v2`, { '/orders': paged });

/** The covers of what breaks from the first to the second, beside further contracts. */
async function covers(
  versions: readonly [object, object],
  neighbour: object | undefined,
  [service, other]: readonly (string | undefined)[] = [],
): Promise<readonly string[]> {
  const own = await readVersions(...versions, { source: { ...(service && { service }) } });
  const beside =
    neighbour &&
    (await readVersions(undefined, neighbour, {
      source: { head: 'v1.json', ...(other && { service: other }) },
    }));
  const judgement = judgeContract(own, () => true, now, [own, ...(beside ? [beside] : [])]);
  if (judgement === undefined) throw new Error('the versions were not compared');
  return [...new Set(coversOf(judgement).map((cover) => cover.replace(/^.*: /, '')))];
}

const missing = 'version-unchanged not-deprecated plan-missing';
const changed = 'version-unchanged parallel-changed not-deprecated plan-missing';
const moved = api(host, { '/v1/orders': list, '/v2/orders': paged });

test.each<[string, object | undefined, string]>([
  ['that still offers it', old, 'parallel'],
  ['that offers it with the version in the path', moved, 'parallel'],
  ['that offers more', api(`${host}/v1`, { '/orders': list, '/lines': list }), 'parallel'],
  ['of another host', api('https://other.example.test/v1', { '/orders': list }), missing],
  ['of another version', api(`${host}/v3`, { '/orders': list }), missing],
  ['without the operation', api(`${host}/v1`, { '/lines': list }), missing],
  ['that broke it too', api(`${host}/v1`, { '/orders': paged }), changed],
  ['that names no host', api('/v1', { '/orders': list }), missing],
  ['that is not there', undefined, missing],
  [
    'that could not be read whole',
    { ...old, components: { schemas: { A: { $ref: '#/gone' } } } },
    missing,
  ],
])('what breaks beside a contract %s is told: %#', async (_, neighbour, expected) => {
  expect(await covers([old, newer], neighbour)).toEqual([expected]);
});

test('an operation that is gone is covered by the contract that offers it still', async () => {
  const gone = api(host, { '/v2/orders': list });
  const before = api(host, { '/v1/orders': list, '/v2/orders': list });
  expect(await covers([before, gone], api(host, { '/v1/orders': list }))).toEqual(['parallel']);
  expect(await covers([before, gone], api(host, { '/v3/orders': list }))).toEqual([missing]);
});

test.each<[string, object, string]>([
  ['that offers all of it', api(`${host}/v1`, { '/orders': list, '/lines': list }), 'parallel'],
  ['that offers a part of it', api(`${host}/v1`, { '/orders': list }), 'parallel-missing'],
])('a contract that is gone, beside one %s', async (_, neighbour, expected) => {
  const before = api(`${host}/v1`, { '/orders': list, '/lines': list });
  const read = await readVersions(before, before);
  const beside = await readVersions(undefined, neighbour, { source: { head: 'v1.json' } });
  const { base } = read.compared;
  if (base.kind !== 'contract') throw new Error('the older version was not read');
  const gone: ReadContractSource = {
    ...read,
    compared: {
      ...read.compared,
      head: { kind: 'absent', uri: 'new.json' },
      diff: tellContract(base.contract, 'removed'),
    },
  };
  const judgement = judgeContract(gone, () => true, now, [gone, beside]);
  expect(judgement && coversOf(judgement)).toEqual([expect.stringContaining(expected)]);
});

test.each<[string | undefined, string | undefined, string]>([
  ['orders', 'orders', 'parallel'],
  ['orders', 'payments', missing],
  ['orders', undefined, missing],
  [undefined, undefined, missing],
])('without a host, a contract of %s stands beside one of %s: %s', async (own, other, expected) => {
  const pathsOnly = [
    api(undefined, { '/v1/orders': list }),
    api(undefined, { '/v2/orders': list }),
  ] as const;
  const neighbour = api(undefined, { '/v1/orders': list });
  expect(await covers(pathsOnly, neighbour, [own, other])).toEqual([expected]);
});
