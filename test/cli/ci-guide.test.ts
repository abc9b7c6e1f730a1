import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { load, loadAll } from 'js-yaml';
import { toolVersion } from '../../src/evaluate/index.js';
import { isRecord } from '../../src/source/is-record.js';
import { TemporaryRepository } from '../facts/openapi/pairing/repository-of.js';
import { argoApplication, gitlabFile, preCommitConfig, preCommitHooks } from './ci/ci-schemas.js';
import { deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';
import { Workspace } from './workspace.js';

// The reader of GitHub and shells are processes of their own.
jest.setTimeout(30_000);

const root = join(__dirname, '..', '..');
const guides = join(root, 'docs/guides');
const pages = ['ci.md', ...readdirSync(join(guides, 'ci')).map((name) => `ci/${name}`)];

interface Block {
  readonly page: string;
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

const blocks = pages.flatMap((page) =>
  [
    ...readFileSync(join(guides, page), 'utf8').matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm),
  ].map(([, language = '', file = '', text = '']): Block => ({ page, language, file, text })),
);

const action = '.github/actions/check/action.yml';
const ownWorkflows = '.github/workflows';
const hooks = '.pre-commit-hooks.yaml';
const readYaml = (file: string): unknown => load(readFileSync(join(root, file), 'utf8'));

/** The texts in a value that a shell runs, by the keys that they stand under. */
function scriptsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') {
    return ['run', 'script', 'args', 'entry'].includes(key) ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => scriptsIn(item, key));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => scriptsIn(item, name));
}

/** What a block has a shell run. */
function scriptsOf({ language, text }: Pick<Block, 'language' | 'text'>): readonly string[] {
  if (language === 'yaml') return scriptsIn(loadAll(text));
  if (language !== 'groovy') return [text];
  return [...text.matchAll(/\bsh(?:\(script:)? '([^']*)'/g)].map(([, script = '']) => script);
}

const variables: Readonly<Record<string, string>> = {
  $GITHUB_STEP_SUMMARY: 'summary.md',
  'origin/$BASE': 'HEAD',
  $CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD',
};

/** Every call of archfit in what a shell runs, as its arguments. */
function callsIn(script: string): readonly (readonly string[])[] {
  const calls =
    /^(?:.*\| *)?(?:npx (?:--yes |--no )?(?:-- )?|node_modules\/\.bin\/)?archfit(?:@\S+)? (.*)$/gm;
  return [...script.matchAll(calls)].map(([, line = '']) =>
    [...line.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) => {
      let plain = word.replaceAll(/^["']|["']$/g, '');
      for (const [name, value] of Object.entries(variables)) plain = plain.replace(name, value);
      return plain;
    }),
  );
}

const calls = [
  ...blocks.flatMap((block) => scriptsOf(block).flatMap(callsIn)),
  ...scriptsIn(readYaml(hooks)).flatMap(callsIn),
];

let team: Workspace;

beforeAll(() => {
  team = new Workspace({
    'archfit.config.yaml': `sources: { manifests: rendered/prod, environment: prod }\nwaivers: waivers.yaml\n`,
    'waivers.yaml': 'waivers: []\n',
    'rendered/prod/orders.yaml': deployment({ labels: 'app: orders' }),
  });
});

afterAll(() => {
  team.remove();
});

test('every page for a service calls archfit', () => {
  const calling = blocks.filter((block) => scriptsOf(block).flatMap(callsIn).length > 0);
  expect(new Set(calling.map(({ page }) => page))).toEqual(new Set(pages));
});

const lines = new Map(calls.map((args) => [args.join(' '), args]));

test.each([...lines])('%s works', async (_line, args) => {
  const { exitCode, stderr } = await runArchfit(args, { cwd: team.folder });
  expect(stderr).toBe('');
  expect([0, 1]).toContain(exitCode);
});

test('the pages name the version that they are of', () => {
  const versions = blocks.flatMap(({ text }) => [...text.matchAll(/archfit@v?(\d[\w.]*)/g)]);
  expect(new Set(versions.map(([, version]) => version))).toEqual(new Set([toolVersion()]));
});

describe('the files of the pages', () => {
  const filesNamed = (name: RegExp) =>
    blocks.filter(({ file }) => name.test(file)).map(({ page, text }) => ({ page, text }));

  const lockfiles = { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock' };

  /** The job that init writes. */
  const writeJob = async (service: 'github' | 'gitlab', manager: keyof typeof lockfiles) => {
    const project = new Workspace({ 'package.json': '{}', 'rendered/a.yaml': deployment() });
    project.write({ [lockfiles[manager]]: '' });
    await project.archfit('init', '--ci', service, '--runner', 'none');
    const written = { github: '.github/workflows/archfit.yml', gitlab: 'archfit.gitlab-ci.yml' };
    const text = project.read(written[service]);
    project.remove();
    return text;
  };

  test('have the keys that GitLab documents, as has what init writes', async () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(gitlabFile);
    const texts = filesNamed(/^\.gitlab-ci\.yml$/).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of [...texts, await writeJob('gitlab', 'npm')]) {
      validate(load(text));
      expect(validate.errors).toBeNull();
      // What is not kept is not shown in the merge request.
      for (const [, file = ''] of text.matchAll(/--format \w+:(\S+)/g)) {
        expect(text.replace(`:${file}`, '')).toContain(file);
      }
    }
  });

  test('are YAML where they say so', () => {
    for (const { text } of blocks.filter(({ language }) => language === 'yaml')) {
      expect(loadAll(text)).not.toContainEqual(expect.any(String));
    }
  });

  test('are understood by the reader of GitHub, as are the workflows and the action of this repository and what init writes', async () => {
    const workflows = blocks.filter(({ file }) => file.startsWith('.github/workflows/'));
    const files: Record<string, string> = {
      [action]: readFileSync(join(root, action), 'utf8'),
      'broken.yml': 'on: push\njobs: { a: { runs-on: x, steps: [{ uses: a/b@v1, wth: {} }] } }\n',
    };
    workflows.forEach(({ file, text }) => (files[file] = text));
    for (const name of readdirSync(join(root, ownWorkflows))) {
      files[`${ownWorkflows}/${name}`] = readFileSync(join(root, ownWorkflows, name), 'utf8');
    }
    for (const manager of ['npm', 'pnpm', 'yarn'] as const) {
      files[`init-${manager}.yml`] = await writeJob('github', manager);
    }
    const reader = join(__dirname, 'ci/read-github-files.mjs');
    const found: unknown = JSON.parse(
      execFileSync(process.execPath, [reader], { input: JSON.stringify(files), encoding: 'utf8' }),
    );
    expect(workflows.length).toBeGreaterThan(1);
    expect(found).toEqual({
      ...Object.fromEntries(Object.keys(files).map((name) => [name, []])),
      'broken.yml': expect.arrayContaining([expect.stringContaining("Unexpected value 'wth'")]),
    });
  });

  test.each([
    ['pre-commit', preCommitConfig, filesNamed(/^\.pre-commit-config\.yaml$/)],
    ['Argo CD', argoApplication, filesNamed(/^application\.yaml$/)],
    [
      'pre-commit, for our hooks',
      preCommitHooks,
      [{ text: readFileSync(join(root, hooks), 'utf8') }],
    ],
  ])('have the keys that %s documents', (_service, schema, files) => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    expect(files.length).toBeGreaterThan(0);
    for (const { text } of files) {
      validate(load(text));
      expect(validate.errors).toBeNull();
    }
  });

  test('name hooks that there are', () => {
    const own = readYaml(hooks);
    const [named] = filesNamed(/^\.pre-commit-config\.yaml$/).filter(({ text }) =>
      text.includes('rev:'),
    );
    const ids = [...(named?.text ?? '').matchAll(/- id: (\S+)/g)].map(([, id = '']) => id);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(own).toContainEqual(expect.objectContaining({ id }));
  });

  test('close what they open, for Jenkins', () => {
    for (const { text } of filesNamed(/^Jenkinsfile$/)) {
      const open: string[] = [];
      const code = text.replaceAll(/'[^']*'/g, "''");
      for (const [bracket] of code.matchAll(/[{}()[\]]/g)) {
        if ('{(['.includes(bracket)) open.push('})]'['{(['.indexOf(bracket)] ?? '');
        else expect(open.pop()).toBe(bracket);
      }
      expect(open).toEqual([]);
      expect(text).toMatch(/^pipeline \{\n {2}agent /);
    }
  });

  test('pass our own rules, for Argo CD', async () => {
    const [job] = filesNamed(/^templates\//);
    const { exitCode, stdout } = await runArchfit(
      ['check', '-', '--no-config', '--no-baseline', '--fail-on', 'medium'],
      {
        stdin: job?.text ?? '',
        cwd: team.folder,
      },
    );
    expect(stdout).toContain('gate open');
    expect(exitCode).toBe(0);
  });
});

/** Runs a script in a shell that has a stand-in for npx, which writes its arguments to a file. */
function runScript(
  shell: readonly string[],
  script: string,
  { folder }: Workspace,
  env: Readonly<Record<string, string>>,
) {
  const [program = '', ...options] = shell;
  const { status, stderr } = spawnSync(program, [...options, script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
  });
  const args = existsSync(join(folder, 'args'))
    ? readFileSync(join(folder, 'args'), 'utf8').split('\0').slice(0, -1)
    : undefined;
  return { status, stderr, args };
}

function withStandIn(): Workspace {
  const workspace = new Workspace({
    'bin/npx': '#!/bin/sh\nprintf "%s\\0" "$@" > args\nexit 1\n',
  });
  chmodSync(join(workspace.folder, 'bin/npx'), 0o755);
  return workspace;
}

describe('the action', () => {
  const manifest = readYaml(action);
  const [step] =
    isRecord(manifest) && isRecord(manifest['runs']) && Array.isArray(manifest['runs']['steps'])
      ? (manifest['runs']['steps'] as readonly unknown[])
      : [];
  const { run: script, env } = isRecord(step) ? step : {};
  const names = Object.keys(isRecord(env) ? env : {});

  const runAction = (inputs: Readonly<Record<string, string>>) => {
    const workspace = withStandIn();
    const given = Object.fromEntries(names.map((name) => [name, '']));
    const result = runScript(
      ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c'],
      String(script),
      workspace,
      { ...given, GITHUB_ACTION_PATH: join(root, dirname(action)), ...inputs },
    );
    const left = readdirSync(workspace.folder);
    workspace.remove();
    return { ...result, left };
  };

  test('takes nothing of its inputs into its script', () => {
    expect(names.length).toBeGreaterThan(0);
    expect(script).not.toContain('${{');
  });

  test('runs its own version, with every line an argument, and ends as the gate does', () => {
    const { status, args } = runAction({
      ARCHFIT_PATHS: 'rendered/prod\n\n--report-only\nmy file.yaml\n',
      ARCHFIT_FORMAT: 'github\njunit:archfit.xml',
      ARCHFIT_CONFIG: 'a b.yaml',
      ARCHFIT_FAIL_ON: 'low',
    });
    expect(args).toEqual([
      ...['--yes', '--', `archfit@${toolVersion()}`, 'check', '--config=a b.yaml', '--fail-on=low'],
      ...['--format=github', '--format=junit:archfit.xml', '--', 'rendered/prod', '--report-only'],
      'my file.yaml',
    ]);
    expect(status).toBe(1);
  });

  test('runs what is installed where it is asked for', () => {
    const { args } = runAction({ ARCHFIT_VERSION: 'installed' });
    expect(args).toEqual(['--no', '--', 'archfit', 'check', '--']);
  });

  test('hands on what would be run in a shell as it is', () => {
    const hostile = '$(touch pwned) `touch pwned` ; touch pwned " \' && touch pwned';
    const { args, left } = runAction({
      ARCHFIT_PATHS: hostile,
      ARCHFIT_FORMAT: hostile,
      ARCHFIT_CONFIG: hostile,
      ARCHFIT_FAIL_ON: hostile,
    });
    expect(args?.slice(3)).toEqual([
      ...['check', `--config=${hostile}`, `--fail-on=${hostile}`, `--format=${hostile}`, '--'],
      hostile,
    ]);
    expect(left.toSorted()).toEqual(['args', 'bin']);
  });

  test.each(['file:../evil', 'latest; touch pwned', 'npm:evil@1', '../evil', '-x'])(
    'refuses %s as a version',
    (version) => {
      const { status, stderr, args } = runAction({ ARCHFIT_VERSION: version });
      expect([status, args]).toEqual([2, undefined]);
      expect(stderr).toContain('is no version of archfit');
    },
  );
});

test('the Job for Argo CD judges the revision that is synced', () => {
  const [block] = blocks.filter(({ file }) => file.startsWith('templates/'));
  const script =
    scriptsIn(loadAll(block?.text ?? '')).find((text) => text.includes('git fetch')) ?? '';
  const repository = new TemporaryRepository({ 'rendered/prod/a.yaml': 'first\n' });
  const revision = repository.git('rev-parse', 'HEAD');
  const workspace = withStandIn();
  const { status, args } = runScript(['sh', '-euc'], script, workspace, {
    REPOSITORY: `file://${repository.folder}`,
    REVISION: revision,
  });
  expect(args).toEqual(['--yes', `archfit@${toolVersion()}`, 'check', 'rendered/prod']);
  expect(status).toBe(1);
  expect(workspace.read('rendered/prod/a.yaml')).toBe('first\n');
  workspace.remove();
  repository.remove();
});
