import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluate, kustomize } from '../../../src/index.js';
import { deployment } from '../../cli/manifests.js';
import { RenderProject } from '../rendering/fake-tool.js';

let project: RenderProject;

beforeEach(() => {
  project = new RenderProject({
    'k/base/kustomization.yaml': 'resources: [web.yaml]\n',
    'k/base/web.yaml': deployment(),
    'k/dev/kustomization.yaml': 'resources: [../base]\nnamePrefix: dev-\n',
    'k/prod/kustomization.yaml': 'resources: [../base]\nreplicas: [{ name: web, count: 4 }]\n',
  });
});

afterEach(() => {
  project.remove();
});

const programs = [
  { binary: 'kustomize', isThere: spawnSync('kustomize', ['version']).status === 0 },
  { binary: 'kubectl', isThere: spawnSync('kubectl', ['kustomize', '--help']).status === 0 },
]
  // kubectl carries kustomize too, and is tried where it happens to be.
  .filter(({ binary, isThere }) => isThere || binary === 'kustomize')
  .map((each) => ({ ...each, skipped: each.isThere ? '' : ` (skipped: no ${each.binary})` }));

describe.each(programs)('$binary$skipped', ({ binary, isThere }) => {
  const onlyWithTool = isThere ? test : test.skip;
  const judge = (options: Parameters<typeof kustomize>[0]) =>
    evaluate([kustomize({ ...options, binary })], { cwd: project.folder, env: process.env });

  onlyWithTool('renders the folder of every environment', async () => {
    const report = await judge({ environments: { dev: 'k/dev', prod: 'k/prod' } });
    expect(report.problems).toEqual([]);
    expect(report.inputs.map(({ uri, units }) => `${uri} ${units}`)).toEqual([
      'k/dev (kustomize, dev) 2',
      'k/prod (kustomize, prod) 2',
    ]);
  });

  onlyWithTool('says what is wrong with a folder', async () => {
    project.write({ 'k/prod/kustomization.yaml': 'resources: [none.yaml]\n' });
    const { problems, verdict } = await judge({ folder: 'k/prod' });
    expect(problems).toMatchObject([
      {
        code: 'render-failed',
        message: expect.stringContaining('none.yaml'),
        location: { uri: 'k/prod/kustomization.yaml' },
      },
    ]);
    expect(verdict.gate).toBe('undecided');
  });

  onlyWithTool.each([
    ['a file', 'https://archfit.invalid/web.yaml'],
    ['a repository', 'https://archfit.invalid/org/repo?ref=main'],
    ['a repository over ssh', 'git@archfit.invalid:org/repo.git'],
  ])('fetches nothing: %s', async (_, resource) => {
    project.write({ 'k/prod/kustomization.yaml': `resources: ['${resource}']\n` });
    const { problems } = await judge({ folder: 'k/prod' });
    expect(problems).toMatchObject([
      { code: 'render-failed', hint: expect.stringMatching(/^Nothing is fetched/) },
    ]);
  });
});
