import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deployment } from './manifests.js';
import { Workspace } from './workspace.js';

let team: Workspace;

beforeAll(async () => {
  const names = ['api', 'cart', 'shop', 'web'];
  team = new Workspace({
    'archfit.config.yaml': 'sources: { manifests: k8s }\n',
    ...Object.fromEntries(
      names.map((name) => [`k8s/${name}.yaml`, deployment({ name, labels: 'app: x' })]),
    ),
  });
  for (const shard of ['1/2', '2/2']) {
    const file = `shards/${shard.replace('/', '-of-')}.json`;
    team.write({ [file]: '' });
    const now = ['--now', '2026-01-31'];
    await team.archfit('check', '--shard', shard, '-f', `json:${file}`, ...now);
  }
}, 30_000);

afterAll(() => {
  team.remove();
});

describe('archfit merge', () => {
  test('prints what a whole run prints', async () => {
    const whole = await team.archfit('check', '--now', '2026-01-31');
    expect(await team.archfit('merge', 'shards/*.json')).toEqual(whole);
    expect(whole.exitCode).toBe(1);
  });

  test.each([
    [['shards/*.json', '--fail-on', 'never'], 0, ''],
    [['shards', '--report-only', '-f', 'junit'], 0, ''],
    [['shards/1-of-2.json'], 2, 'error[reports-differ] a shard is missing: 2/2'],
    [['shards/1*.json', 'shards/3*.json'], 2, 'error[usage] shards/3*.json'],
    [['archfit.config.yaml'], 2, 'error[report-invalid] archfit.config.yaml:1:1'],
  ])('with %j ends with %i', async (args, exitCode, message) => {
    const result = await team.archfit('merge', ...args);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).toContain(message);
    expect(result.stdout === '').toBe(exitCode === 2);
  });

  test.each(['0/2', '3/2', '1', 'a/b', '1/1001', '-1/2'])('refuses the shard %s', async (shard) => {
    const { exitCode, stderr } = await team.archfit('check', `--shard=${shard}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Shards count from 1');
  });
});
