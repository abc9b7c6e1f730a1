import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';
import { Workspace } from './workspace.js';

const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'guides', 'ci.md'), 'utf8');

const blocks = [...guide.matchAll(/^```(\w+)(?: \S+)?\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);

/** Every call of archfit in a block, as its arguments. */
const calls = blocks
  .flatMap(({ text }) => [
    ...text
      .replaceAll(/>\n\s+(?=npx)/g, '')
      .replaceAll(/\n\s+--/g, ' --')
      .matchAll(/npx archfit (.*)/g),
  ])
  .map(([, line = '']) => line.replace('$GITHUB_STEP_SUMMARY', 'summary.md'))
  .map((line) => line.split(' ').map((word) => word.replaceAll('"', '')));

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

test('the guide for CI calls archfit', () => {
  expect(calls.length).toBeGreaterThan(5);
});

test.each(calls.map((args) => [args.join(' '), args] as const))('%s works', async (_line, args) => {
  const { exitCode, stderr } = await runArchfit(args, { cwd: team.folder });
  expect(stderr).toBe('');
  expect([0, 1]).toContain(exitCode);
});

describe('the jobs of the guide', () => {
  test.each(blocks.filter(({ language }) => language === 'yaml'))('are YAML', ({ text }) => {
    expect(load(text)).toEqual(expect.any(Object));
  });
});
