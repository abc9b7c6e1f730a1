import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createProject, load, refusal } from './project.js';

describe('what a configuration extends is merged before it', () => {
  test('rules key by key, and parameters one by one', async () => {
    const cwd = createProject({
      'base.yaml': `
rules:
  kubernetes/owner-label: {severity: critical, parameters: {labels: [owner]}, waivers: never}
  kubernetes/cpu-limit: off
  kubernetes/cpu-request: low
  kubernetes/memory-limit: low
  kubernetes/memory-request: off`,
      'archfit.config.yaml': `
extends: ./base.yaml
rules:
  kubernetes/owner-label: {parameters: {labels: [team]}, baseline: never}
  kubernetes/cpu-limit: on
  kubernetes/cpu-request: on
  kubernetes/memory-limit: info
  kubernetes/service-account: on`,
    });
    expect((await load(cwd)).rules).toEqual({
      'kubernetes/owner-label': {
        severity: 'critical',
        parameters: { labels: ['team'] },
        baseline: 'never',
        waivers: 'never',
      },
      'kubernetes/cpu-limit': 'on',
      'kubernetes/cpu-request': 'low',
      'kubernetes/memory-limit': 'info',
      'kubernetes/memory-request': 'off',
      'kubernetes/service-account': 'on',
    });
  });

  test('overrides and required rules are added up, the base first', async () => {
    const cwd = createProject({
      'base.yaml': `
overrides: [{paths: a.yaml, rules: {kubernetes/cpu-limit: off}}]
require: [kubernetes/cpu-limit, kubernetes/owner-label]`,
      'archfit.config.yaml': `
extends: [./base.yaml]
overrides: [{environments: prod, rules: {kubernetes/cpu-limit: high}}]
require: [kubernetes/owner-label, kubernetes/cpu-request]`,
    });
    const config = await load(cwd);
    expect(config.overrides).toEqual([
      { paths: ['a.yaml'], rules: { 'kubernetes/cpu-limit': 'off' }, isShared: true },
      { environments: ['prod'], rules: { 'kubernetes/cpu-limit': 'high' } },
    ]);
    expect(config.require).toEqual([
      'kubernetes/cpu-limit',
      'kubernetes/owner-label',
      'kubernetes/cpu-request',
    ]);
  });

  test('of sources, failOn and the baseline the last file wins, of waivers and the target the last for each key', async () => {
    const cwd = createProject({
      'one.yaml': `
sources: [{manifests: one}, {manifests: more}]
failOn: low
baseline: one.json
budgets: limits/one.yaml
waivers: one.yaml
target: {service: one, commit: c1}`,
      'two.yaml': `
failOn: medium
waivers: {maxDays: 30, annotations: true}
target: {service: two}`,
      'archfit.config.yaml': `
extends: [./one.yaml, ./two.yaml]
sources: {manifests: own}
baseline: false
waivers: {maxDays: 90}`,
    });
    const config = await load(cwd);
    expect(config).toMatchObject({
      sources: [{ kind: 'kubernetes', manifests: ['own'] }],
      failOn: 'medium',
      baseline: false,
      budgets: 'limits/one.yaml',
      waivers: { file: 'one.yaml', maxDays: 90, annotations: true },
      target: { service: 'two', commit: 'c1' },
    });
    expect(config.files.map((file) => relative(cwd, file))).toEqual([
      'one.yaml',
      'two.yaml',
      'archfit.config.yaml',
    ]);
    expect([...config.origins].map(([path, file]) => [path, relative(cwd, file)]).sort()).toEqual([
      ['baseline', 'archfit.config.yaml'],
      ['budgets', 'one.yaml'],
      ['failOn', 'two.yaml'],
      ['sources', 'archfit.config.yaml'],
      ['target.commit', 'one.yaml'],
      ['target.service', 'two.yaml'],
      ['waivers.annotations', 'two.yaml'],
      ['waivers.file', 'one.yaml'],
      ['waivers.maxDays', 'archfit.config.yaml'],
    ]);
  });

  test('every setting of a rule is known by the file that said it', async () => {
    const cwd = createProject({
      'base.yaml': `
rules:
  kubernetes/owner-label: {severity: low, parameters: {labels: [a]}}
  kubernetes/cpu-request: low
  kubernetes/memory-limit: off`,
      'archfit.config.yaml': `
extends: ./base.yaml
rules:
  kubernetes/owner-label: high
  kubernetes/cpu-limit: on
  kubernetes/cpu-request: on
  kubernetes/memory-limit: on
require: [kubernetes/cpu-limit]
overrides: [{rules: {}}]`,
    });
    const { origins } = await load(cwd);
    expect(Object.fromEntries(origins)).toEqual({
      'rules.kubernetes/owner-label.severity': join(cwd, 'archfit.config.yaml'),
      'rules.kubernetes/owner-label.parameters.labels': join(cwd, 'base.yaml'),
      'rules.kubernetes/cpu-limit.severity': join(cwd, 'archfit.config.yaml'),
      'rules.kubernetes/cpu-request.severity': join(cwd, 'base.yaml'),
      'rules.kubernetes/memory-limit.severity': join(cwd, 'archfit.config.yaml'),
      'require.kubernetes/cpu-limit': join(cwd, 'archfit.config.yaml'),
      'overrides[0]': join(cwd, 'archfit.config.yaml'),
    });
  });

  test('over several steps, and one file by two ways', async () => {
    const cwd = createProject({
      'root.yaml': 'failOn: info\ntarget: {service: root}',
      'left.yaml': 'extends: ./root.yaml\nfailOn: low',
      'right.yaml': 'extends: ./root.yaml\nrules: {}',
      'archfit.config.yaml': 'extends: [./right.yaml, ./left.yaml]',
    });
    const config = await load(cwd);
    expect(config).toMatchObject({ failOn: 'low', target: { service: 'root' } });
    expect(config.files.map((file) => relative(cwd, file))).toEqual([
      'root.yaml',
      'right.yaml',
      'left.yaml',
      'archfit.config.yaml',
    ]);
  });

  test('code may extend text, and text code', async () => {
    const cwd = createProject({
      'strict.mjs': `export default ({ ci }) => ({ failOn: ci ? 'info' : 'low' })`,
      'base.json': { extends: './strict.mjs', require: ['kubernetes/cpu-limit'] },
      'archfit.config.cjs': `module.exports = { extends: './base.json', rules: {} }`,
    });
    expect(await load(cwd, { env: { CI: 'yes' } })).toMatchObject({
      failOn: 'info',
      require: ['kubernetes/cpu-limit'],
    });
  });
});

test('paths start at the file that names them', async () => {
  const cwd = createProject({
    'shared/gate.yaml': `
sources:
  - {manifests: [rendered/*.yaml, ../more, /absolute/x.yaml, '-']}
overrides: [{paths: ['**/legacy/**', ./x.yaml], rules: {}}]
baseline: accepted.json
waivers: {file: ../waivers.yaml}`,
    'services/orders/archfit.config.yaml': 'extends: ../../shared/gate.yaml',
  });
  expect(await load(join(cwd, 'services/orders'))).toMatchObject({
    sources: [
      {
        manifests: ['../../shared/rendered/*.yaml', '../../more', '/absolute/x.yaml', '-'],
      },
    ],
    overrides: [{ paths: ['../../shared/**/legacy/**', '../../shared/x.yaml'] }],
    baseline: '../../shared/accepted.json',
    waivers: { file: '../../waivers.yaml' },
  });
});

describe('a package', () => {
  const manifest = (name: string, rest: object) =>
    JSON.stringify({ name, version: '1.0.0', ...rest });

  test.each([
    ['of CommonJS', { main: 'index.js' }, 'index.js', `module.exports = { failOn: 'low' }`],
    ['of YAML', { main: 'gate.yaml' }, 'gate.yaml', 'failOn: low'],
    ['of JSON', { exports: './gate.json' }, 'gate.json', '{"failOn": "low"}'],
    [
      'of ESM that cannot be required',
      { type: 'module', exports: { import: './index.js' } },
      'index.js',
      `export default { failOn: 'low' }`,
    ],
  ])('%s is extended by its name', async (_, rest, file, content) => {
    const cwd = createProject({
      'node_modules/@org/gate/package.json': manifest('@org/gate', rest),
      [`node_modules/@org/gate/${file}`]: content,
      'archfit.config.yaml': `extends: '@org/gate'`,
    });
    expect((await load(cwd)).failOn).toBe('low');
  });

  test('is found from the folder of the file that names it, by a file in it too', async () => {
    const cwd = createProject({
      'node_modules/gate/package.json': manifest('gate', {}),
      'node_modules/gate/strict.yaml': 'failOn: info',
      'services/orders/archfit.config.yaml': 'extends: gate/strict.yaml',
    });
    expect((await load(join(cwd, 'services/orders'))).failOn).toBe('info');
  });

  test('names paths of the project that extends it, not of the place where it is installed', async () => {
    const cwd = createProject({
      'node_modules/gate/package.json': manifest('gate', { main: 'index.yaml' }),
      'node_modules/gate/index.yaml': 'extends: ./parts/paths.yaml\nwaivers: waivers.yaml',
      'node_modules/gate/parts/paths.yaml': `
sources: {manifests: rendered}
overrides: [{paths: '**/legacy/**', rules: {}}]`,
      'archfit.config.yaml': 'extends: gate',
    });
    expect(await load(cwd)).toMatchObject({
      sources: [{ manifests: ['rendered'] }],
      overrides: [{ paths: ['**/legacy/**'] }],
      waivers: { file: 'waivers.yaml' },
    });
  });
});

describe('extends is refused', () => {
  test.each([
    [
      'a file that is not there',
      './none.yaml',
      'there is no file ./none.yaml',
      /folder of the file that names it/,
    ],
    [
      'a package that is not installed',
      '@org/none',
      'there is no package @org/none',
      /^Install it/,
    ],
    [
      'a file without ./',
      'base.yaml',
      'there is no package base.yaml',
      'Did you mean ./base.yaml?',
    ],
    ['a folder', './folder', 'there is no file ./folder', /./],
  ])('for %s', async (_, name, message, hint) => {
    const cwd = createProject({
      'base.yaml': '{}',
      'folder/x.yaml': '{}',
      'archfit.config.yaml': `rules: {}\nextends:\n  - '${name}'`,
    });
    const error = await refusal(cwd);
    expect(error.message).toBe(`archfit.config.yaml:3:6 extends[0]: ${message}`);
    expect(error.hint).toMatch(hint);
  });

  test('for a circle, which is shown', async () => {
    const cwd = createProject({
      'archfit.config.yaml': 'extends: ./a.yaml',
      'a.yaml': 'extends: [./b.yaml]',
      'b.yaml': 'extends: ./a.yaml',
    });
    const error = await refusal(cwd);
    expect(error.message).toBe(
      'b.yaml:1:1 extends: it extends itself: a.yaml extends b.yaml extends a.yaml',
    );
  });

  test('for a file that extends itself', async () => {
    const cwd = createProject({ 'archfit.config.yaml': 'extends: ./archfit.config.yaml' });
    expect((await refusal(cwd)).message).toContain(
      'archfit.config.yaml extends archfit.config.yaml',
    );
  });

  test('with the faults of every file', async () => {
    const cwd = createProject({
      'one.yaml': 'rulez: 1',
      'two.cjs': `throw new Error('no luck')`,
      'archfit.config.yaml': 'extends: [./one.yaml, ./two.cjs, ./none.yaml]\nfailOn: hi',
    });
    const { faults } = await refusal(cwd);
    expect(faults.map(({ location, message }) => `${location.uri} ${message}`)).toEqual([
      'archfit.config.yaml extends[2]: there is no file ./none.yaml',
      'archfit.config.yaml failOn is "hi"',
      'one.yaml there is no rulez',
      'two.cjs loading it fails: no luck',
    ]);
  });

  test('where what is extended and what extends do not go together', async () => {
    const cwd = createProject({
      'base.yaml': 'require: [kubernetes/cpu-limit]',
      'archfit.config.yaml': `extends: ./base.yaml
sources: {manifests: a, environment: staging}
rules: {kubernetes/cpu-limit: off}`,
    });
    const { faults } = await refusal(cwd);
    expect(
      faults.map(({ location: { uri, region }, message }) => [uri, region?.startLine, message]),
    ).toEqual([
      [
        'base.yaml',
        1,
        'require[0]: kubernetes/cpu-limit is required, and switched off under rules',
      ],
    ]);
  });
});

test('a URL is no configuration, and its password is not repeated', async () => {
  const cwd = createProject({
    'archfit.config.yaml': 'extends: https://user:hunter2@example.test/x',
  });
  const error = await refusal(cwd);
  expect(error.message).toContain('extends names a URL');
  expect(`${error.message}${error.hint}`).not.toContain('hunter2');
});
