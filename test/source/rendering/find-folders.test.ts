import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findCharts } from '../../../src/source/helm/chart.js';
import { findKustomizations } from '../../../src/source/kustomize/render-kustomization.js';
import { chart, RenderProject } from './fake-tool.js';

let project: RenderProject;

beforeEach(() => {
  project = new RenderProject({
    ...chart('charts/orders'),
    ...chart('charts/orders/charts/cache'),
    ...chart('charts/payments', 'pay'),
    'charts/common/Chart.yaml': 'name: common\ntype: library\n',
    'charts/README.md': '',
    'k/base/kustomization.yaml': '',
    'k/prod/Kustomization': '',
  });
});

afterEach(() => {
  project.remove();
});

const charts = async (...patterns: readonly string[]) => {
  const { charts: found, problems } = await findCharts(patterns, project.folder);
  return {
    charts: found.map(({ folder, name }) => `${folder} ${name}`),
    problems: problems.map(({ code, location }) => `${code} ${location?.uri ?? ''}`),
  };
};

describe('charts', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a folder', ['charts/orders'], ['charts/orders orders']],
    ['a folder with a slash', ['./charts/payments/'], ['charts/payments pay']],
    [
      'a glob, without library charts',
      ['charts/*'],
      ['charts/orders orders', 'charts/payments pay'],
    ],
    [
      'a deep glob, without charts within charts',
      ['**'],
      ['charts/orders orders', 'charts/payments pay'],
    ],
    ['a library chart that is named', ['charts/common'], ['charts/common common']],
    [
      'a chart within a chart that is named',
      ['charts/orders/charts/cache'],
      ['charts/orders/charts/cache cache'],
    ],
    ['one chart once', ['charts/orders', 'charts/o*'], ['charts/orders orders']],
  ])('are found by %s', async (_, patterns, expected) => {
    expect(await charts(...patterns)).toEqual({ charts: expected, problems: [] });
  });

  test('a link to a chart that is there already is the same chart', async () => {
    symlinkSync(join(project.folder, 'charts/orders'), join(project.folder, 'charts/zz'));
    expect((await charts('charts/[oz]*')).charts).toEqual(['charts/orders orders']);
  });

  test.each([
    ['a folder that does not exist', 'charts/none', 'source-not-found charts/none'],
    ['a folder without Chart.yaml', 'charts', 'source-no-match charts'],
    ['a file', 'charts/README.md', 'source-no-match charts/README.md'],
    ['a path through a file', 'charts/README.md/x', 'source-not-found charts/README.md/x'],
    ['a glob that matches none', 'apps/*', 'source-no-match apps/*'],
    [
      'a chart of a registry',
      'oci://example.test/orders',
      'source-not-found oci:/example.test/orders',
    ],
  ])('%s is a problem, and the others are there', async (_, pattern, problem) => {
    expect(await charts(pattern, 'charts/orders')).toEqual({
      charts: ['charts/orders orders'],
      problems: [problem],
    });
  });

  test('one whose Chart.yaml is no YAML is a problem at its line', async () => {
    project.write({ 'charts/orders/Chart.yaml': 'name: orders\nversion: [\n' });
    const { problems } = await findCharts(['charts/orders'], project.folder);
    expect(problems).toMatchObject([
      { code: 'yaml-invalid', location: { uri: 'charts/orders/Chart.yaml', region: {} } },
    ]);
  });
});

test('kustomizations are found by each of the three names', async () => {
  const { folders, problems } = await findKustomizations(['k/*'], project.folder);
  expect({ folders: folders.map(({ folder, entry }) => `${folder}/${entry}`), problems }).toEqual({
    folders: ['k/base/kustomization.yaml', 'k/prod/Kustomization'],
    problems: [],
  });
});
