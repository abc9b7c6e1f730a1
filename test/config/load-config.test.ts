import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config/index.js';
import { createProject, load } from './project.js';

const off = { rules: { 'kubernetes/cpu-limit': 'off' } };

describe('a configuration is found', () => {
  test.each(['json', 'yaml', 'yml'])('as archfit.config.%s', async (extension) => {
    const cwd = createProject({ [`archfit.config.${extension}`]: off });
    const config = await load(cwd);
    expect(config.file).toBe(join(cwd, `archfit.config.${extension}`));
    expect(config.root).toBe(cwd);
    expect(config.rules).toEqual(off.rules);
  });

  test.each([
    ['js', `module.exports = ${JSON.stringify(off)}`],
    ['cjs', `module.exports = ${JSON.stringify(off)}`],
    ['cjs', `exports.__esModule = true; exports.default = ${JSON.stringify(off)}`],
    ['mjs', `export default ${JSON.stringify(off)}`],
    ['mjs', `export default await Promise.resolve(${JSON.stringify(off)})`],
    ['mjs', `export default async () => (${JSON.stringify(off)})`],
    ['ts', `export default ${JSON.stringify(off)} as const`],
    [
      'mts',
      `import type { Config } from 'archfit';\nexport default ${JSON.stringify(off)} satisfies Config`,
    ],
    [
      'ts',
      `import type { Config } from 'archfit';
       enum Level { Off = 'off' }
       const config: Config = { rules: { 'kubernetes/cpu-limit': Level.Off } };
       export default config;`,
    ],
  ])('as archfit.config.%s: %s', async (extension, code) => {
    const cwd = createProject({ [`archfit.config.${extension}`]: code });
    expect((await load(cwd)).rules).toEqual(off.rules);
  });

  test('in a folder above, the nearest one first', async () => {
    const cwd = createProject({
      'archfit.config.yaml': 'failOn: low',
      'services/archfit.config.yaml': 'failOn: medium',
      'services/orders/chart/values.yaml': '',
      'tools/readme.md': '',
    });
    const nearest = await load(join(cwd, 'services/orders/chart'));
    expect(nearest).toMatchObject({ failOn: 'medium', root: join(cwd, 'services') });
    expect(await load(join(cwd, 'tools'))).toMatchObject({ failOn: 'low', root: cwd });
  });

  test('by its name, whatever is nearer', async () => {
    const cwd = createProject({
      'archfit.config.yaml': 'failOn: low',
      'gates/strict.yaml': 'failOn: info',
    });
    const config = await load(cwd, { file: 'gates/strict.yaml' });
    expect(config).toMatchObject({ failOn: 'info', root: join(cwd, 'gates') });
  });

  test('or there is none, and that is no error', async () => {
    expect(await loadConfig({ cwd: createProject({}), env: {} })).toBeUndefined();
  });
});

describe('a configuration is refused', () => {
  test('when it is named and does not exist', async () => {
    const cwd = createProject({ 'archfit.config.yaml': '{}' });
    await expect(loadConfig({ cwd, env: {}, file: 'other.yaml' })).rejects.toMatchObject({
      code: 'config-not-found',
      message: 'there is no configuration other.yaml',
    });
  });

  test('when there are two in one folder, with the names of both', async () => {
    const cwd = createProject({ 'archfit.config.yaml': '{}', 'archfit.config.ts': '' });
    await expect(loadConfig({ cwd, env: {} })).rejects.toMatchObject({
      code: 'config-invalid',
      message: `${cwd} has 2 configurations: archfit.config.ts, archfit.config.yaml`,
    });
  });
});

describe('a configuration function', () => {
  const code = `module.exports = ({ ci, env }) => ({
    failOn: ci ? 'high' : 'never',
    target: { service: env.SERVICE },
  });`;

  test.each([
    [{ CI: 'true' }, 'high'],
    [{ CI: '1' }, 'high'],
    [{ CI: 'false' }, 'never'],
    [{ CI: '0' }, 'never'],
    [{ CI: '' }, 'never'],
    [{}, 'never'],
  ])('is told by %j whether it runs in CI', async (env, failOn) => {
    const cwd = createProject({ 'archfit.config.cjs': code });
    expect(await load(cwd, { env })).toMatchObject({ failOn });
  });

  test('sees the environment, and keys without a value are as if they were not there', async () => {
    const cwd = createProject({ 'archfit.config.cjs': code });
    expect((await load(cwd, { env: { SERVICE: 'orders' } })).target).toEqual({ service: 'orders' });
    expect((await load(cwd)).target).toEqual({});
  });
});
