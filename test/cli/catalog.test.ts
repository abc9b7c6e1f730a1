import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deployment } from './manifests.js';
import { Workspace } from './workspace.js';

let team: Workspace;

beforeEach(() => {
  team = new Workspace({
    'deploy/web.yaml': deployment({ name: 'web' }),
    'shared/catalog.yaml': 'services:\n  web:\n  gone:\n',
  });
});

afterEach(() => {
  team.remove();
});

const only = ['--only', 'kubernetes/manifests-per-service'];
const finding = 'the service gone of the catalog has no workload';

describe('--catalog', () => {
  test('names the catalog, from the folder that the command works in', async () => {
    const { stdout, exitCode } = await team.archfit(
      ...['check', 'web.yaml', '--cwd', 'deploy', '--catalog', '../shared/catalog.yaml', ...only],
    );
    expect(stdout).toContain(finding);
    expect(stdout).toContain('shared/catalog.yaml:3:3');
    expect(exitCode).toBe(0);
  });

  test('stands in front of the configuration', async () => {
    team.write({
      'archfit.config.yaml': 'sources: { manifests: deploy }\ncatalog: none.yaml\n',
    });
    const { stdout } = await team.archfit('check', '--catalog', 'shared/catalog.yaml', ...only);
    expect(stdout).toContain(finding);
  });

  test('that does not exist leaves no verdict', async () => {
    const { stdout, exitCode } = await team.archfit(
      'check',
      'deploy',
      '--catalog',
      'none.yaml',
      ...only,
    );
    expect(exitCode).toBe(2);
    expect(stdout).toContain('the catalog cannot be used: the file does not exist');
  });
});

describe('a configuration', () => {
  test('names the catalog, from its own folder, also where another one extends it', async () => {
    team.write({
      'shared/base.yaml': 'catalog: catalog.yaml\n',
      'archfit.config.yaml': 'extends: ./shared/base.yaml\nsources: { manifests: deploy }\n',
    });
    const { stdout } = await team.archfit('check', ...only);
    expect(stdout).toContain(finding);
    const printed = await team.archfit('check', '--print-config');
    expect(JSON.parse(printed.stdout)).toMatchObject({
      catalog: 'shared/catalog.yaml',
      origins: { catalog: 'shared/base.yaml' },
    });
  });

  test('names it by a file', async () => {
    team.write({ 'archfit.config.yaml': 'sources: { manifests: deploy }\ncatalog: []\n' });
    const { stderr, exitCode } = await team.archfit('check');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('archfit.config.yaml:2:1');
    expect(stderr).toContain('catalog is []');
  });
});

describe('archfit doctor', () => {
  test.each([
    [[], /^catalog +none$/m],
    [['--catalog', 'shared/catalog.yaml'], /^catalog +shared\/catalog\.yaml$/m],
    [['--catalog', 'deploy/web.yaml'], /^catalog +cannot be used$/m],
  ])('tells of the catalog: %j', async (flags, line) => {
    const { stdout } = await team.archfit('doctor', 'deploy', ...flags);
    expect(stdout).toMatch(line);
  });

  test('says which rules lack it', async () => {
    const { stdout } = await team.archfit('doctor', 'deploy');
    expect(stdout).toMatch(/^ {2}kubernetes\/owner-known +– +needs a catalog: /m);
  });
});
