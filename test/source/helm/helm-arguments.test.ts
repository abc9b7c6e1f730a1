import { expect, test } from '@jest/globals';
import {
  helmArguments,
  helmCommand,
  type HelmSettings,
} from '../../../src/source/helm/helm-arguments.js';

const chart = { folder: 'charts/orders', name: 'orders' };

const settings = (given: Partial<HelmSettings> = {}): HelmSettings => ({
  values: [],
  set: {},
  apiVersions: [],
  ...given,
});

test.each<[string, Partial<HelmSettings>, readonly string[]]>([
  ['nothing but the chart', {}, []],
  ['a namespace', { namespace: 'shop' }, ['--namespace=shop']],
  [
    'values files, later ones over earlier ones',
    { values: ['base.yaml', '{chart}/values-prod.yaml'] },
    ['--values=/srv/base.yaml', '--values=/srv/charts/orders/values-prod.yaml'],
  ],
  ['a path with a comma', { values: ['a,b "c".yaml'] }, ['--values="/srv/a,b ""c"".yaml"']],
  [
    'single values with their types',
    { set: { 'image.tag': '1,2', replicas: 3, debug: false, cache: null } },
    [
      '--set-json=image.tag="1,2"',
      '--set-json=replicas=3',
      '--set-json=debug=false',
      '--set-json=cache=null',
    ],
  ],
  [
    'what the cluster has',
    { kubeVersion: '1.31', apiVersions: ['a/v1', 'b/v1'] },
    ['--kube-version=1.31', '--api-versions=a/v1', '--api-versions=b/v1'],
  ],
])('%s', (_, given, expected) => {
  expect(helmArguments(chart, settings(given), '/srv')).toEqual([
    'template',
    'orders',
    '/srv/charts/orders',
    '--include-crds',
    ...expected,
  ]);
});

test('a release has the name that it is given', () => {
  expect(helmArguments(chart, settings({ release: 'mail' }), '/srv')[1]).toBe('mail');
});

test('the command for people leaves out single values, of which one may be a secret', () => {
  const given = { namespace: 'shop', values: ['{chart}/v.yaml'], set: { password: 'hunter2' } };
  expect(helmCommand(chart, settings(given))).toBe(
    'helm template orders charts/orders --namespace shop -f charts/orders/v.yaml',
  );
});
