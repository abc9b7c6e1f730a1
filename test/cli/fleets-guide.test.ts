import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { deployment } from './manifests.js';
import { Workspace } from './workspace.js';

const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'guides', 'fleets.md'), 'utf8');
const blocks = [...guide.matchAll(/^```(\w+)(?: (\w+))?\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', kind = '', text = '']) => ({ language, kind, text }),
);

let team: Workspace;

beforeAll(async () => {
  const config = blocks.find(({ kind }) => kind === 'config')?.text ?? '';
  team = new Workspace({
    'archfit.config.yaml': config,
    'rendered/prod/web.yaml': deployment(),
    'shards/.keep': '',
    'reports/catalog.json': '',
  });
  await team.archfit('check', '--format', 'json:reports/catalog.json');
  const report = JSON.parse(team.read('reports/catalog.json')) as object;
  const other = JSON.stringify({ ...report, target: { service: 'catalog' } });
  team.write({ 'reports/orders.json': JSON.stringify(report), 'reports/catalog.json': other });
}, 30_000);

afterAll(() => {
  team.remove();
});

describe('the guide for fleets', () => {
  const calls = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => [...text.matchAll(/^archfit (.*)$/gm)])
    .map(([, line = '']) => line.replaceAll("'", '').split(' '));

  test('calls archfit', () => {
    expect(calls.length).toBeGreaterThan(5);
  });

  test.each(calls.map((args) => [args.join(' '), args] as const))('%s works', async (_, args) => {
    const { exitCode, stderr } = await team.archfit(...args);
    expect(stderr).not.toContain('error[');
    expect(exitCode).toBe(0);
  });

  test.each(blocks.filter(({ language }) => language === 'yaml'))(
    'holds YAML: $kind',
    ({ text }) => {
      expect(load(text)).toEqual(expect.any(Object));
    },
  );

  test('counts the shards of an indexed Job from 1', () => {
    const [, shard = ''] = /--shard "(\$\(\(.*?\/3)"/.exec(guide) ?? [];
    const shells = ['0', '1', '2'].map((index) =>
      execFileSync('sh', ['-c', `printf %s "${shard}"`], {
        encoding: 'utf8',
        env: { JOB_COMPLETION_INDEX: index },
      }),
    );
    expect(shells).toEqual(['1/3', '2/3', '3/3']);
  });
});
