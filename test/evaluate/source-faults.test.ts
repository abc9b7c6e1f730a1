import { expect, test } from '@jest/globals';
import { helm, type HelmOptions, kustomize, type KustomizeOptions } from '../../src/index.js';

test.each<[string, Partial<HelmOptions>, string]>([
  [
    'two ways to name environments',
    { environment: 'prod', environments: { prod: {} } },
    'both environment and environments are given',
  ],
  ['no environment', { environments: {} }, 'environments names none, so nothing would be rendered'],
  ['an empty name', { environments: { ' ': {} } }, 'an environment has an empty name'],
  [
    'a release that is an option',
    { release: '--post-renderer=x' },
    '--post-renderer=x is no name of a release',
  ],
  ['a long release', { release: 'a'.repeat(54) }, `${'a'.repeat(54)} is no name of a release`],
  [
    'a release of an environment',
    { environments: { prod: { release: 'A' } } },
    'A is no name of a release',
  ],
  ['a namespace', { namespace: 'Shop' }, 'Shop is no name of a namespace'],
  [
    'values from the network',
    { values: 'https://x.test/v.yaml' },
    'https://x.test/v.yaml is no file',
  ],
  ['a value without a path', { set: { 'a=1,b': 'x' } }, '"a=1,b" is no path of a value'],
  ['a value that is no number', { set: { a: NaN } }, 'a is NaN'],
  ['a version', { kubeVersion: 'latest' }, 'latest is no version of Kubernetes'],
  ['no time', { timeoutSeconds: 0 }, 'timeoutSeconds is 0'],
])('a chart is refused with %s', (_, options, message) => {
  expect(() => helm({ chart: 'charts/orders', ...options })).toThrow(
    expect.objectContaining({ code: 'usage', message }),
  );
});

test.each<[string, KustomizeOptions, string]>([
  ['no folder', {}, 'the source names no folder'],
  [
    'two ways to name folders',
    { folder: 'a', environments: { prod: 'b' } },
    'both folder and environments are given',
  ],
])('a kustomization is refused with %s', (_, options, message) => {
  expect(() => kustomize(options)).toThrow(expect.objectContaining({ code: 'usage', message }));
});

test('every fault is told', () => {
  expect(() => helm({ chart: 'x', release: 'A', namespace: 'B' })).toThrow(
    'A is no name of a release; B is no name of a namespace',
  );
});
