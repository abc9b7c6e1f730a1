import { expect, test } from '@jest/globals';
import { printConfig } from '../../src/config/index.js';
import { createProject, load } from './project.js';

test('a printed configuration shows what was resolved, and which file said it', async () => {
  const cwd = createProject({
    'shared/base.yaml': `
failOn: low
rules: {kubernetes/owner-label: {severity: high, parameters: {labels: [team]}}}
waivers: waivers.yaml`,
    'archfit.config.yaml': `
extends: ./shared/base.yaml
sources: {manifests: rendered, environment: prod}
rules: {kubernetes/cpu-limit: off}
overrides: [{environments: prod, rules: {kubernetes/cpu-limit: on}}]
require: [kubernetes/owner-label, kubernetes/cpu-request]
baseline: false
levels: [{name: bronze, rules: [kubernetes/owner-label, 'budget/*']}]`,
  });
  expect(JSON.parse(printConfig(await load(cwd)))).toEqual({
    root: cwd,
    file: 'archfit.config.yaml',
    files: ['shared/base.yaml', 'archfit.config.yaml'],
    sources: [{ kind: 'kubernetes', manifests: ['rendered'], environment: 'prod' }],
    rules: {
      'kubernetes/cpu-limit': 'off',
      'kubernetes/owner-label': { severity: 'high', parameters: { labels: ['team'] } },
    },
    overrides: [{ environments: ['prod'], rules: { 'kubernetes/cpu-limit': 'on' } }],
    require: ['kubernetes/cpu-request', 'kubernetes/owner-label'],
    failOn: 'low',
    baseline: false,
    levels: [{ name: 'bronze', rules: ['kubernetes/owner-label', 'budget/*'] }],
    waivers: { file: 'shared/waivers.yaml' },
    origins: {
      baseline: 'archfit.config.yaml',
      failOn: 'shared/base.yaml',
      levels: 'archfit.config.yaml',
      'overrides[0]': 'archfit.config.yaml',
      'require.kubernetes/cpu-request': 'archfit.config.yaml',
      'require.kubernetes/owner-label': 'archfit.config.yaml',
      'rules.kubernetes/cpu-limit.severity': 'archfit.config.yaml',
      'rules.kubernetes/owner-label.parameters.labels': 'shared/base.yaml',
      'rules.kubernetes/owner-label.severity': 'shared/base.yaml',
      sources: 'archfit.config.yaml',
      'waivers.file': 'shared/base.yaml',
    },
  });
});

test('equal configurations are printed alike, whatever the order of their keys', async () => {
  const cwd = createProject({
    'one.yaml': 'rules: {kubernetes/cpu-limit: off, kubernetes/owner-label: low}\nfailOn: low',
    'two.yaml': 'failOn: low\nrules: {kubernetes/owner-label: low, kubernetes/cpu-limit: off}',
  });
  const one = printConfig(await load(cwd, { file: 'one.yaml' }));
  const two = printConfig(await load(cwd, { file: 'two.yaml' }));
  expect(one).toBe(two.replaceAll('two.yaml', 'one.yaml'));
});

test('nothing of the environment is printed that the configuration does not repeat', async () => {
  const cwd = createProject({
    'archfit.config.cjs': `module.exports = ({ env }) => ({ failOn: env.TOKEN ? 'low' : 'high' })`,
  });
  expect(printConfig(await load(cwd, { env: { TOKEN: 'hush' } }))).not.toContain('hush');
});
