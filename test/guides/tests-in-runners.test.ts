import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(__dirname, '..', '..');
const guide = readFileSync(join(root, 'docs', 'guides', 'tests.md'), 'utf8');

/** The code blocks of the guide that have a name, by their names. */
const blocks = new Map(
  [...guide.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-guide-')));
  const files = [...blocks].filter(([name]) => name.includes('.'));
  for (const [name, text] of [
    ...files,
    ['package.json', '{ "jest": { "transform": {} } }'] as const,
  ]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  mkdirSync(join(folder, 'node_modules'));
  for (const [name, target] of [
    ['archfit', root],
    ['vitest', join(root, 'node_modules', 'vitest')],
  ] as const) {
    symlinkSync(target, join(folder, 'node_modules', name));
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: readonly string[]): { readonly status: number | null; output: string } {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    // A runner must not find out that it runs inside another one.
    env: { PATH, HOME, NO_COLOR: '1' },
  });
  return { status, output: `${stdout}${stderr}` };
}

const jestCommand = [join(root, 'node_modules/jest/bin/jest.js'), '--rootDir=.', '--verbose'];

describe('the guide to tests', () => {
  test('shows what Jest shows', () => {
    const { status, output } = run(...jestCommand, 'architecture.test.js');
    const shown = output.replaceAll(/ \(\d+ ms\)$/gm, '').replaceAll(/^ {2}/gm, '');
    expect(blocks.get('jest')).toMatch(/^architecture\n/);
    expect(blocks.get('failure')).toMatch(/^● architecture › /);
    expect(shown).toContain(blocks.get('jest'));
    expect(shown).toContain(blocks.get('failure'));
    expect(status).toBe(1);
  });

  test('has matchers that hold', () => {
    const { status, output } = run(...jestCommand, 'matchers/');
    expect({ status, output }).toMatchObject({ status: 0 });
    const written = [...blocks.keys()].filter((name) => /^matchers\/.*\.test\.js$/.test(name));
    expect(written.length).toBeGreaterThan(5);
    for (const file of written) expect(output).toContain(`PASS ${file}`);
  });

  test('has a test file of Vitest', () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    writeFileSync(
      join(folder, 'vitest.config.mjs'),
      "export default { test: { include: ['*.vitest.js'] } };\n",
    );
    const { status, output } = run(vitest, 'run', '--reporter=verbose');
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(output).toContain('production > kubernetes > Workloads name their owner');
  });

  test('has a test file of node:test', () => {
    const { status, output } = run('--test', 'architecture.node.mjs');
    expect({ status, output }).toMatchObject({ status: 0 });
  });
});
