import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import { openDocuments } from '../../../src/facts/operations/open-documents.js';
import type { Problem } from '../../../src/report/index.js';

async function open(value: unknown) {
  const problems: Problem[] = [];
  const documents = await openDocuments(
    {
      id: 'a.yaml',
      uri: 'a.yaml',
      value,
      locate: (path) => ({ uri: 'a.yaml', pointer: `/${path.join('/')}` }),
    },
    problems,
  );
  return { documents, problems };
}

const board = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'boards', namespace: 'shop' },
};

test('a document that is no object is one', async () => {
  const { documents } = await open({ groups: [] });
  expect(documents).toMatchObject([{ id: 'a.yaml', value: { groups: [] } }]);
  expect(documents[0]?.object).toBeUndefined();
});

test('the texts of a ConfigMap are documents, at the place of the text', async () => {
  const { documents, problems } = await open({
    ...board,
    data: { 'orders.json': '{"title": "Orders"}', 'notes.txt': '{}', other: 1 },
  });
  expect(problems).toEqual([]);
  expect(documents.map(({ id, value }) => [id, value])).toEqual([
    ['a.yaml', expect.objectContaining({ kind: 'ConfigMap' })],
    ['a.yaml/data/orders.json', { title: 'Orders' }],
  ]);
  expect(documents[1]?.object).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'boards',
    namespace: 'shop',
  });
  expect(documents[1]?.locate(['title'])).toEqual({ uri: 'a.yaml', pointer: '/data/orders.json' });
});

test('items of a typed list are what the list says', async () => {
  const { documents } = await open({
    apiVersion: 'v1',
    kind: 'ConfigMapList',
    items: [{ metadata: { name: 'a' }, data: { 'x.yaml': 'title: X' } }, 1],
  });
  expect(documents.map(({ id }) => id)).toEqual([
    'a.yaml/items/0',
    'a.yaml/items/0/data/x.yaml',
    'a.yaml/items/1',
  ]);
  expect(documents[0]).toMatchObject({ object: { kind: 'ConfigMap', name: 'a', namespace: '' } });
  expect(documents[0]?.locate(['metadata'])).toEqual({
    uri: 'a.yaml',
    pointer: '/items/0/metadata',
  });
});

test('what a Secret encodes is decoded', async () => {
  const text = Buffer.from('route: { receiver: team }').toString('base64');
  const { documents } = await open({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'x' },
    data: { 'alertmanager.yaml': text },
  });
  expect(documents[1]?.value).toEqual({ route: { receiver: 'team' } });
});

test('a text that cannot be read is told where it is meant to be one', async () => {
  const broken = { 'a.json': '{' };
  expect((await open({ ...board, data: broken })).problems).toEqual([]);
  const meant = { ...board, metadata: { name: 'boards', labels: { grafana_dashboard: '1' } } };
  expect((await open({ ...meant, data: broken })).problems).toMatchObject([
    { code: 'yaml-invalid', location: { uri: 'a.yaml', pointer: '/data/a.json' } },
  ]);
});

test('several documents in one text', async () => {
  const { documents } = await open({ ...board, data: { 'x.yaml': 'a: 1\n---\nb: 2\n' } });
  expect(documents.map(({ id }) => id)).toEqual([
    'a.yaml',
    'a.yaml/data/x.yaml',
    'a.yaml/data/x.yaml#1',
  ]);
});
