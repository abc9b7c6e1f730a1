import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { helm, kustomize } from '../../src/index.js';
import { stampInputs } from '../../src/runner/fitness/input-stamp.js';
import { chart, RenderProject } from '../source/rendering/fake-tool.js';

let project: RenderProject;

beforeEach(() => {
  project = new RenderProject({
    ...chart('charts/orders'),
    'charts/orders/templates/_help.tpl': '',
    'shared/prod.yaml': '',
    'k/kustomization.yaml': '',
  });
});

afterEach(() => {
  project.remove();
});

const stamp = (source: ReturnType<typeof helm> | ReturnType<typeof kustomize>) =>
  stampInputs({ cwd: project.folder, sources: [source] }, undefined, undefined);

describe('the stamp of a chart', () => {
  const source = helm({ chart: 'charts/*', values: 'shared/prod.yaml' });

  test('stays while nothing changes', async () => {
    expect(await stamp(source)).toBe(await stamp(source));
  });

  test.each([
    'charts/orders/templates/_help.tpl',
    'charts/orders/charts/cache.tgz',
    'shared/prod.yaml',
    'charts/payments/Chart.yaml',
  ])('changes with %s', async (file) => {
    const before = await stamp(source);
    project.write({ [file]: 'changed' });
    expect(await stamp(source)).not.toBe(before);
  });
});

test('a kustomization is judged anew each time, since it may take in files from anywhere', async () => {
  const source = kustomize({ folder: 'k' });
  expect(await stamp(source)).not.toBe(await stamp(source));
});
