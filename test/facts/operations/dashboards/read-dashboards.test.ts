import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { Dashboard } from '../../../../src/facts/operations/dashboards/dashboard.js';
import { dashboardReader } from '../../../../src/facts/operations/dashboards/read-dashboards.js';
import { toPointer } from '../../../../src/source/document-path.js';
import { readArtefacts } from '../read-artefacts.js';

const metadata = { name: 'shop' };

const read = (value: unknown) => readArtefacts(dashboardReader, { value });

function only(value: unknown): Dashboard {
  const { artefacts, problems } = read(value);
  expect(problems).toEqual([]);
  const [dashboard] = artefacts.dashboards;
  if (!dashboard) throw new Error('no dashboard was found');
  return dashboard;
}

/** Keys of panels with the places and texts of their queries. */
function queriesOf({ panels }: Dashboard): readonly unknown[] {
  return panels.map(({ key, queries }) => [
    key,
    ...queries.map(({ place, text }) => `${toPointer(place.path)} ${text}`),
  ]);
}

const panel = (id: number, expr: string, more: object = {}) => ({
  id,
  title: `Panel ${String(id)}`,
  type: 'timeseries',
  datasource: { type: 'prometheus', uid: 'p' },
  targets: [{ expr }],
  ...more,
});

test('reads panels, and those of collapsed rows', () => {
  const dashboard = only({
    title: 'Orders',
    uid: 'orders',
    tags: ['orders', 7],
    schemaVersion: 39,
    panels: [
      panel(1, 'a'),
      { type: 'row', id: 2, collapsed: true, panels: [panel(3, 'b')] },
      { type: 'row', id: 4, collapsed: false, panels: [] },
      panel(5, 'c'),
    ],
  });
  expect(dashboard).toMatchObject({ title: 'Orders', uid: 'orders', tags: ['orders'] });
  expect(queriesOf(dashboard)).toEqual([
    ['1', '/panels/0/targets/0/expr a'],
    ['3', '/panels/1/panels/0/targets/0/expr b'],
    ['5', '/panels/3/targets/0/expr c'],
  ]);
});

test('reads rows as they were before Grafana 5', () => {
  const rows = [
    { title: 'r', panels: [{ id: 1, datasource: 'Prometheus', targets: [{ expr: 'a' }] }] },
  ];
  expect(queriesOf(only({ title: 'Old', rows, templating: { list: [] } }))).toEqual([
    ['1', '/rows/0/panels/0/targets/0/expr a'],
  ]);
});

test('reads an answer of the API', () => {
  const dashboard = only({
    meta: { slug: 'x' },
    dashboard: { title: 'X', schemaVersion: 30, panels: [panel(1, 'a')] },
  });
  expect(queriesOf(dashboard)).toEqual([['1', '/dashboard/panels/0/targets/0/expr a']]);
});

test('reads the first version of the resource', () => {
  const dashboard = only({
    apiVersion: 'dashboard.grafana.app/v1beta1',
    kind: 'Dashboard',
    metadata,
    spec: { title: 'X', panels: [panel(1, 'a')] },
  });
  expect(dashboard.uid).toBe('shop');
  expect(queriesOf(dashboard)).toEqual([['1', '/spec/panels/0/targets/0/expr a']]);
});

test.each([
  ['v2alpha1', { kind: 'prometheus', spec: { expr: 'a' } }, { kind: 'loki', spec: { expr: 'b' } }],
  [
    'v2beta1',
    { kind: 'DataQuery', group: 'prometheus', spec: { expr: 'a' } },
    { kind: 'DataQuery', group: 'loki', spec: { expr: 'b' } },
  ],
])('reads elements of %s', (version, prometheus, loki) => {
  const queries = [prometheus, loki].map((query) => ({ kind: 'PanelQuery', spec: { query } }));
  const dashboard = only({
    apiVersion: `dashboard.grafana.app/${version}`,
    kind: 'Dashboard',
    spec: {
      title: 'X',
      links: [{ type: 'link', url: 'https://a.example/' }],
      variables: [
        { kind: 'DatasourceVariable', spec: { name: 'ds', pluginId: 'prometheus' } },
        { kind: 'CustomVariable', spec: { name: 'zone', query: 'a,b' } },
      ],
      elements: {
        'panel-1': {
          kind: 'Panel',
          spec: {
            title: 'One',
            data: { kind: 'QueryGroup', spec: { queries } },
            vizConfig: {
              kind: 'VizConfig',
              group: 'text',
              spec: { options: { content: 'See https://b.example/runbook.' } },
            },
          },
        },
        lib: { kind: 'LibraryPanel', spec: { title: 'Lib', libraryPanel: { uid: 'u' } } },
        odd: 7,
      },
    },
  });
  expect(queriesOf(dashboard)).toEqual([
    ['panel-1', '/spec/elements/panel-1/spec/data/spec/queries/0/spec/query/spec/expr a'],
    ['lib'],
  ]);
  expect(dashboard.panels.map(({ type, isLibrary }) => [type, isLibrary])).toEqual([
    ['text', false],
    ['', true],
  ]);
  expect(dashboard.links.map(({ url }) => url)).toEqual([
    'https://a.example/',
    'https://b.example/runbook',
  ]);
  expect(dashboard.variables).toContainEqual({
    name: 'zone',
    type: 'CustomVariable',
    query: 'a,b',
  });
});

const json = JSON.stringify({ title: 'X', uid: 'u', schemaVersion: 1, panels: [panel(1, 'a')] });

test.each<[what: string, spec: object]>([
  ['a text', { json }],
  ['a packed text', { gzipJson: gzipSync(json).toString('base64') }],
])('reads %s of the operator', (_, spec) => {
  const dashboard = only({
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaDashboard',
    metadata,
    spec,
  });
  expect(dashboard).toMatchObject({ title: 'X', uid: 'u', panels: [{ queries: [{ text: 'a' }] }] });
});

test('says where a dashboard of the operator stands that is not here', () => {
  const spec = { url: 'https://a.example/d.json' };
  const dashboard = only({
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaDashboard',
    metadata,
    spec,
  });
  expect(dashboard).toMatchObject({ title: 'shop', elsewhere: 'at an address', panels: [] });
});

test.each<[what: string, spec: object, message: string]>([
  ['no JSON', { json: '{' }, 'spec.json holds no dashboard in JSON'],
  ['no dashboard', { json: '[]' }, 'spec.json holds no dashboard in JSON'],
  ['no packed text', { gzipJson: 'AAAA' }, 'spec.gzipJson holds no dashboard in JSON'],
  ['nothing', {}, 'spec has neither json nor a place where it stands'],
])('tells %s of the operator', (_, spec, message) => {
  const { count, problems } = read({
    apiVersion: 'g/v1',
    kind: 'GrafanaDashboard',
    metadata,
    spec,
  });
  expect(count).toBe(0);
  expect(problems).toMatchObject([
    { code: 'artefact-invalid', message: `the dashboard shop cannot be read: ${message}` },
  ]);
});

test.each<
  [what: string, target: object, panelSource: unknown, root: object, language: string | undefined]
>([
  ['Prometheus', { datasource: { type: 'prometheus' } }, undefined, {}, 'promql'],
  ['Loki', { datasource: { type: 'loki' } }, { type: 'prometheus' }, {}, undefined],
  ['the source of the panel', {}, { type: 'prometheus' }, {}, 'promql'],
  ['Mixed', { datasource: { type: 'prometheus' } }, '-- Mixed --', {}, 'promql'],
  [
    'a mixed source by type',
    { datasource: 'Loki' },
    { type: 'datasource', uid: '-- Mixed --' },
    {},
    undefined,
  ],
  ['a name alone', {}, 'our-metrics', {}, 'unknown'],
  ['nothing', {}, null, {}, 'unknown'],
  [
    'a variable',
    {},
    '$datasource',
    { templating: { list: [{ name: 'datasource', type: 'datasource', query: 'loki' }] } },
    undefined,
  ],
  [
    'an input of an export',
    {},
    '${DS_PROM}',
    { __inputs: [{ name: 'DS_PROM', pluginId: 'prometheus' }, 3] },
    'promql',
  ],
  [
    'a variable by its uid',
    {},
    { uid: '$ds' },
    { templating: { list: [{ name: 'ds', type: 'datasource', query: 'prometheus' }] } },
    'promql',
  ],
])('tells the language by %s', (_, target, datasource, root, language) => {
  const targets = [{ expr: 'a', ...target }];
  const dashboard = only({ schemaVersion: 1, panels: [{ id: 1, datasource, targets }], ...root });
  expect(dashboard.panels[0]?.queries[0]?.language).toBe(language);
});

test('a panel of the library shows what an export holds of it, and else nothing', () => {
  const model = { type: 'stat', targets: [{ expr: 'a' }], datasource: 'prometheus' };
  const dashboard = only({
    schemaVersion: 36,
    __elements: { known: { name: 'Known', kind: 1, model } },
    panels: [
      { id: 1, libraryPanel: { uid: 'known', name: 'Known' } },
      { id: 2, libraryPanel: { uid: 'other', name: 'Other' } },
      { id: 3, libraryPanel: { uid: 'constructor', name: 'Odd' } },
    ],
  });
  expect(dashboard.panels).toMatchObject([
    { title: 'Known', isLibrary: false, queries: [{ text: 'a' }] },
    { title: 'Other', isLibrary: true },
    { title: 'Odd', isLibrary: true },
  ]);
});

test('finds links', () => {
  const dashboard = only({
    schemaVersion: 36,
    links: [
      { type: 'link', url: 'https://a.example/1' },
      { type: 'dashboards', tags: ['x'], url: '' },
      { targetUrl: 'https://a.example/2' },
      4,
    ],
    panels: [
      {
        id: 1,
        links: [{ url: 'https://a.example/3' }],
        description: '[how](https://a.example/4), https://a.example/5.',
        options: { content: '<a href="https://a.example/6">x</a>' },
        content: 'https://a.example/7',
        fieldConfig: { defaults: { links: [{ url: 'https://a.example/8?v=${__value}' }] } },
      },
    ],
  });
  const urls = dashboard.links.map(({ url }) => url.replace('https://a.example/', ''));
  expect(urls).toEqual(['1', '2', '3', '8?v=${__value}', '6', '7', '4', '5']);
});

test.each<[what: string, value: unknown]>([
  ['a mapping', { title: 'X' }],
  ['a list of panels alone', { panels: [] }],
  ['panels with a title', { title: 'Comic', panels: [] }],
  ['a dashboard of others', { apiVersion: 'a/v1', kind: 'Dashboard', spec: { elements: {} } }],
  ['a list', []],
  ['nothing', undefined],
])('%s is no dashboard', (_, value) => {
  expect(read(value).count).toBeUndefined();
});

test('takes values that are nothing of what they should be', () => {
  const odd = {
    schemaVersion: 1,
    title: 7,
    uid: {},
    tags: 'x',
    links: {},
    templating: { list: [1, { name: 2 }] },
  };
  const panels = [
    1,
    null,
    'x',
    { id: 'a', title: 3, targets: {}, links: 'x', options: 3, fieldConfig: 1 },
    { targets: [1, { expr: 2 }] },
  ];
  const dashboard = only({ ...odd, panels, rows: [{ panels: 3 }, 5] });
  expect(dashboard).toMatchObject({
    title: 'untitled',
    tags: [],
    panels: [{ key: '0' }, { key: '1' }],
  });
});

test('copies of a panel with one number are told apart', () => {
  const dashboard = only({ schemaVersion: 1, panels: [panel(1, 'a'), panel(1, 'b')] });
  expect(dashboard.panels.map(({ key }) => key)).toEqual(['1', '1~2']);
});

test('panels nested without an end are left', () => {
  let nested: object = panel(1, 'a');
  for (let depth = 0; depth < 10_000; depth += 1) nested = { type: 'row', panels: [nested] };
  expect(only({ schemaVersion: 1, panels: [nested] }).panels).toEqual([]);
});
