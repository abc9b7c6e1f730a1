import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import type { FitnessReport } from '../../../src/index.js';
import { deployment } from '../manifests.js';
import { Workspace } from '../workspace.js';

const root = join(__dirname, '..', '..', '..');

let project: Workspace;

beforeEach(() => {
  project = new Workspace({ 'rendered/web.yaml': deployment() });
  mkdirSync(join(project.folder, '.git'));
});

afterEach(() => {
  project.remove();
});

const exists = (name: string) => existsSync(join(project.folder, name));

/** Puts this package where the project finds it. */
function installArchfit(): void {
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'archfit'));
}

function writePackage(manifest: object): void {
  project.write({ 'package.json': JSON.stringify(manifest) });
}

describe('a folder of manifests', () => {
  test('gets a configuration that works, waivers and a workflow', async () => {
    const { exitCode, stdout, stderr } = await project.archfit('init');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^wrote +archfit\.config\.yaml$/m);
    expect(stdout).toMatch(/^wrote +waivers\.yaml$/m);
    expect(stdout).toMatch(/^wrote +\.github\/workflows\/archfit\.yml$/m);
    expect(stdout).toMatch(/^ {2}npx --yes archfit@\d+\.\d+\.\d+ check +\S/m);
    expect(readdirSync(project.folder).sort()).toEqual([
      '.git',
      '.github',
      'archfit.config.yaml',
      'rendered',
      'waivers.yaml',
    ]);
    expect((await project.archfit('check')).exitCode).toBe(0);
    expect((await project.archfit('doctor')).exitCode).toBe(0);
  });

  test('keeps environments apart', async () => {
    project.write({ 'out/prod/web.yaml': deployment(), 'out/dev/web.yaml': deployment() });
    await project.archfit('init');
    expect(load(project.read('archfit.config.yaml'))).toMatchObject({
      sources: [
        { environment: 'dev', manifests: ['out/dev'] },
        { environment: 'prod', manifests: ['out/prod'] },
        { manifests: ['rendered'] },
      ],
    });
    expect((await project.archfit('check', '--environment', 'prod')).exitCode).toBe(0);
  });

  test('is taken as --manifests says', async () => {
    const args = ['--manifests', 'later/dev/*.yaml', '--manifests', 'later/prod/*.yaml'];
    const { exitCode, stdout } = await project.archfit('init', ...args);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('later/dev/*.yaml: no file matches the pattern yet');
    expect(load(project.read('archfit.config.yaml'))).toMatchObject({
      sources: [
        { environment: 'dev', manifests: ['later/dev/*.yaml'] },
        { environment: 'prod', manifests: ['later/prod/*.yaml'] },
      ],
    });
  });

  test('gets every pattern that --manifests names', async () => {
    const patterns = Array.from({ length: 25 }, (_, index) => `rendered/team-${index}`);
    await project.archfit('init', ...patterns.flatMap((pattern) => ['--manifests', pattern]));
    expect(load(project.read('archfit.config.yaml'))).toMatchObject({
      sources: [{ manifests: patterns }],
    });
  });

  test('belongs to the environment that the innermost folder names', async () => {
    const args = ['--manifests', 'test/prod', '--manifests', 'test/dev'];
    await project.archfit('init', ...args);
    expect(load(project.read('archfit.config.yaml'))).toMatchObject({
      sources: [
        { environment: 'dev', manifests: ['test/dev'] },
        { environment: 'prod', manifests: ['test/prod'] },
      ],
    });
  });

  test('is named with care where its name is no plain YAML', async () => {
    project.write({ "a: #b/it's/web.yaml": deployment(), 'a: #b/values.yaml': 'x: 1\n' });
    await project.archfit('init');
    expect(load(project.read('archfit.config.yaml'))).toMatchObject({
      sources: [{ manifests: ["a: #b/it's", 'rendered'] }],
    });
  });

  test('is left untouched by a dry run', async () => {
    const before = readdirSync(project.folder);
    const { exitCode, stdout } = await project.archfit('init', '--dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^would write +archfit\.config\.yaml$/m);
    expect(readdirSync(project.folder)).toEqual(before);
  });
});

describe('the file of waivers', () => {
  const ownerless = { 'rendered/web.yaml': deployment({ labels: 'app: web' }) };
  const now = ['--now', '2027-01-01'];

  /** What `archfit waivers` says of the file as it stands. */
  const states = async () => {
    const { stdout } = await project.archfit('waivers', ...now, '--format', 'json');
    return (JSON.parse(stdout) as readonly { state: string; rule: string }[]).map(
      ({ state, rule }) => `${state} ${rule}`,
    );
  };

  const proposal = async () => {
    const { stdout } = await project.archfit('check', ...now, '--format', 'json');
    const report = JSON.parse(stdout) as FitnessReport;
    const [finding] = report.checks.flatMap(({ findings }) => findings);
    const page = await project.archfit('explain', finding?.fingerprint ?? '', ...now);
    const [, entry = ''] = /\nto waive it, [^\n]+\n\n([\s\S]+)/.exec(page.stdout) ?? [];
    return entry.replaceAll('""', 'somebody');
  };

  beforeEach(async () => {
    project.write(ownerless);
    await project.archfit('init');
  });

  test('is empty at first', async () => {
    expect(await states()).toEqual([]);
    expect((await project.archfit('check', ...now)).exitCode).toBe(1);
  });

  test('takes the entry that explain prints', async () => {
    project.write({ 'waivers.yaml': `${project.read('waivers.yaml')}${await proposal()}` });
    expect(await states()).toEqual(['active kubernetes/owner-label']);
    expect((await project.archfit('check', ...now)).exitCode).toBe(0);
  });

  test('holds a valid entry when its comments are taken away, and takes another one then', async () => {
    const text = project.read('waivers.yaml').replaceAll(/^( +)# /gm, '$1');
    expect(text).not.toMatch(/^ +#/m);
    project.write({ 'waivers.yaml': text });
    expect(await states()).toEqual(['unused kubernetes/memory-limit']);
    project.write({ 'waivers.yaml': `${text}${await proposal()}` });
    expect((await states()).sort()).toEqual([
      'active kubernetes/owner-label',
      'unused kubernetes/memory-limit',
    ]);
  });
});

describe('what is there already', () => {
  test('is never overwritten, and said', async () => {
    writePackage({ devDependencies: { jest: '30' } });
    const mine = {
      'archfit.config.json': '{}',
      'test/architecture.test.js': '// mine',
      '.github/workflows/archfit.yml': '# mine',
    };
    project.write(mine);
    const { exitCode, stdout } = await project.archfit('init');
    expect(exitCode).toBe(0);
    for (const [name, text] of Object.entries(mine)) {
      expect(project.read(name)).toBe(text);
      expect(stdout).toMatch(
        new RegExp(`^left +${name.replaceAll('.', '\\.')} +it is there already$`, 'm'),
      );
    }
    expect(exists('archfit.config.yaml')).toBe(false);
    expect(exists('waivers.yaml')).toBe(false);
  });

  test('makes a second call change nothing', async () => {
    await project.archfit('init');
    const before = project.read('archfit.config.yaml');
    const { exitCode, stdout } = await project.archfit('init');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('wrote');
    expect(project.read('archfit.config.yaml')).toBe(before);
  });
});

describe('the configuration', () => {
  test('is TypeScript where the project is, and archfit is installed', async () => {
    writePackage({ devDependencies: { typescript: '6' } });
    installArchfit();
    const { stdout } = await project.archfit('init');
    expect(stdout).toMatch(/^wrote +archfit\.config\.ts$/m);
    expect(stdout).not.toContain('npm install');
    expect(project.read('archfit.config.ts')).toContain("import { defineConfig } from 'archfit';");
  });

  test('is YAML where archfit cannot be imported, and says how to install it', async () => {
    writePackage({ devDependencies: { typescript: '6' } });
    const { stdout } = await project.archfit('init');
    expect(stdout).toMatch(/^wrote +archfit\.config\.yaml$/m);
    expect(stdout).toMatch(/^ {2}npm install --save-dev archfit$/m);
    expect(project.read('archfit.config.yaml')).not.toContain('yaml-language-server');
  });

  test('names its schema where that is installed', async () => {
    writePackage({});
    installArchfit();
    await project.archfit('init');
    for (const [file, schema] of [
      ['archfit.config.yaml', 'config/config.schema.json'],
      ['waivers.yaml', 'verdict/waivers.schema.json'],
    ] as const) {
      const [line] = project.read(file).split('\n');
      expect(line).toBe(`# yaml-language-server: $schema=node_modules/archfit/src/${schema}`);
      expect(exists(`node_modules/archfit/src/${schema}`)).toBe(true);
    }
  });
});

describe('the test', () => {
  const testOf = async (manifest: object, ...args: readonly string[]) => {
    writePackage(manifest);
    const { stdout } = await project.archfit('init', ...args);
    const [, path] = /^wrote +(\S*architecture\.test\.\S+)$/m.exec(stdout) ?? [];
    return path === undefined ? undefined : { path, text: project.read(path) };
  };

  test.each<[string, object, string, string]>([
    ['Jest', { jest: '30' }, 'test/architecture.test.js', "require('archfit/jest')"],
    ['Vitest', { vitest: '4' }, 'test/architecture.test.mjs', "from 'archfit/vitest'"],
    [
      'Vitest and TypeScript',
      { vitest: '4', typescript: '6' },
      'test/architecture.test.ts',
      "from 'archfit/vitest'",
    ],
    [
      'Jest that reads TypeScript',
      { jest: '30', 'ts-jest': '29', typescript: '6' },
      'test/architecture.test.ts',
      "from 'archfit/jest'",
    ],
    [
      'Jest that does not',
      { jest: '30', typescript: '6' },
      'test/architecture.test.js',
      "require('archfit/jest')",
    ],
  ])('is written for %s', async (_name, devDependencies, path, load) => {
    expect(await testOf({ devDependencies })).toEqual({
      path,
      text: expect.stringContaining(load),
    });
  });

  test('is CommonJS by its name in a module package whose Jest reads no modules', async () => {
    const test = await testOf({ type: 'module', devDependencies: { jest: '30' } });
    expect(test?.path).toBe('test/architecture.test.cjs');
  });

  test('goes to the folder that the project has', async () => {
    mkdirSync(join(project.folder, '__tests__'));
    const test = await testOf({ devDependencies: { vitest: '4' } });
    expect(test?.path).toBe('__tests__/architecture.test.mjs');
  });

  test('is left out where no runner is known, or none is wanted', async () => {
    expect(await testOf({})).toBeUndefined();
    expect(await testOf({ devDependencies: { jest: '30' } }, '--runner', 'none')).toBeUndefined();
  });

  test('is written for the runner that is named', async () => {
    expect((await testOf({}, '--runner', 'vitest'))?.path).toBe('test/architecture.test.mjs');
  });
});

describe('the CI job', () => {
  const workflow = '.github/workflows/archfit.yml';

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['npm', { 'package-lock.json': '{}' }, ['npm ci', 'npx archfit check']],
    ['npm without lockfile', {}, ['npm install', 'npx archfit check']],
    [
      'pnpm',
      { 'pnpm-lock.yaml': '' },
      ['pnpm install --frozen-lockfile', 'pnpm exec archfit check'],
    ],
    ['yarn', { 'yarn.lock': '' }, ['yarn install --immutable', 'yarn archfit check']],
  ])('installs with %s', async (_name, files, commands) => {
    project.write({ 'package.json': '{}', ...files });
    await project.archfit('init');
    const job = load(project.read(workflow)) as {
      readonly jobs: { readonly architecture: { readonly steps: readonly { run?: string }[] } };
    };
    const runs = job.jobs.architecture.steps.map(({ run }) => run ?? '').join('\n');
    for (const command of commands) expect(runs).toContain(command);
  });

  test("is GitLab's where that is used", async () => {
    project.write({ '.gitlab-ci.yml': 'stages: []\n' });
    await project.archfit('init');
    expect(exists(workflow)).toBe(false);
    expect(load(project.read('archfit.gitlab-ci.yml'))).toMatchObject({
      architecture: { artifacts: { when: 'always', reports: { junit: 'archfit.xml' } } },
    });
  });

  test('is left out for other services, and said', async () => {
    project.write({ Jenkinsfile: '' });
    const { stdout } = await project.archfit('init');
    expect(stdout).toContain('no CI job is written for Jenkins');
    expect(exists('.github')).toBe(false);
  });

  test('is left out below the top of a repository', async () => {
    project.write({ 'apps/shop/rendered/web.yaml': deployment() });
    const { stdout } = await project.archfit('init', '--cwd', 'apps/shop');
    expect(stdout).toContain('the repository begins at ../..');
    expect(exists('apps/shop/archfit.config.yaml')).toBe(true);
    expect(exists('apps/shop/.github')).toBe(false);
  });

  test('is written as --ci says', async () => {
    await project.archfit('init', '--ci', 'none');
    expect(exists('.github')).toBe(false);
    await project.archfit('init', '--ci', 'gitlab');
    expect(exists('archfit.gitlab-ci.yml')).toBe(true);
  });
});

describe('a folder without rendered manifests', () => {
  test('gets nothing, and is told what to do', async () => {
    project.write({ 'rendered/web.yaml': 'x: 1\n' });
    const { exitCode, stdout, stderr } = await project.archfit('init');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('no Kubernetes manifests, charts or kustomizations are found');
    expect(stderr).toContain('--manifests');
    expect(exists('archfit.config.yaml')).toBe(false);
  });
});

test('a file in the place of a folder ends with 2, after what could be written', async () => {
  project.write({ '.github': 'a file' });
  const { exitCode, stdout, stderr } = await project.archfit('init');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error[report-unwritable] cannot write .github/workflows/archfit.yml');
  expect(stdout).toBe('wrote  archfit.config.yaml\nwrote  waivers.yaml\n');
});
