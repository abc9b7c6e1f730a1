import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadPlugIn } from '../../../src/cli/check/load-plug-in.js';
import { wholeText } from '../../../src/reporters/index.js';
import { fullReport } from '../../reporters/sample-report.js';
import { deployment } from '../manifests.js';
import { runArchfit, Sink, writeFiles } from '../run-archfit.js';

const guide = readFileSync(join(__dirname, '../../../docs/guides/reporters.md'), 'utf8');
const [, example = '', printed = ''] =
  /```js reporters\/azure\.mjs\n([\s\S]*?)```[\s\S]*?```text\n([\s\S]*?)```/.exec(guide) ?? [];

const reporter = (render: string) => `export default { name: 'mine', render: ${render} };\n`;

let folder: string;
let cwd: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-plug-in-'));
  cwd = join(folder, 'project');
  mkdirSync(cwd);
  writeFiles(folder, { 'outside.mjs': reporter(`() => 'x'`) });
  symlinkSync(join(folder, 'outside.mjs'), join(cwd, 'link.mjs'));
  writeFiles(cwd, {
    'text.mjs': reporter('(report, { color }) => `${report.verdict.gate} ${color}\\n`'),
    'pieces.mjs': reporter(`function* () { yield 'a'; yield 'b'; }`),
    'late.mjs': reporter(`async () => ['a', 'b']`),
    'common.cjs': `module.exports = { name: 'mine', render: () => 'common' };\n`,
    'typed.ts': reporter(`(report: unknown): string => typeof report`),
    'nothing.mjs': 'export const render = 1;\n',
    'nameless.mjs': 'export default { render: () => "" };\n',
    'builtin.mjs': `export default { name: 'sarif', render: () => '' };\n`,
    'broken.mjs': 'throw new Error("no luck");\n',
    'syntax.mjs': 'export default {;\n',
    'throws.mjs': reporter(`() => { throw new Error('no luck'); }`),
    'throws-late.mjs': reporter(`function* () { yield 'a'; throw new Error('no luck'); }`),
    'changes.mjs': reporter(`(report) => { report.verdict.gate = 'open'; return ''; }`),
    'number.mjs': reporter('() => 1'),
    'numbers.mjs': reporter('() => ["a", 1]'),
    'none.mjs': reporter('() => undefined'),
    'reporters/azure.mjs': example,
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const terminal = () => ({
  ...{ cwd, env: {} },
  ...{ stdin: Readable.from([]), stdout: new Sink(), stderr: new Sink() },
});

async function render(path: `./${string}`): Promise<string> {
  const plugIn = await loadPlugIn(path, terminal());
  return wholeText(await plugIn(fullReport(), { color: false }));
}

test.each([
  ['./text.mjs', 'closed false\n'],
  ['./pieces.mjs', 'ab'],
  ['./late.mjs', 'ab'],
  ['./common.cjs', 'common'],
  ['./typed.ts', 'object'],
] as const)('%s is a reporter', async (path, expected) => {
  expect(await render(path)).toBe(expected);
});

test.each([
  ['./missing.mjs', 'is not there'],
  ['./../outside.mjs', 'leads out of the working directory'],
  ['./link.mjs', 'leads out of the working directory'],
  ['./nothing.mjs', 'has no default export'],
  ['./nameless.mjs', 'exports no reporter: it has to be { name, render }'],
  ['./builtin.mjs', 'is called sarif, as a format of archfit is'],
  ['./broken.mjs', 'cannot be loaded: no luck'],
  ['./syntax.mjs', expect.stringContaining('cannot be loaded: ')],
  ['./throws.mjs', 'throws: no luck'],
  ['./throws-late.mjs', 'throws: no luck'],
  ['./changes.mjs', expect.stringMatching(/throws: .*read.only/i)],
  ['./number.mjs', 'gives no text but a number'],
  ['./numbers.mjs', 'gives a piece that is no text but a number'],
  ['./none.mjs', 'gives no text but undefined'],
] as const)('%s is refused', async (path, says) => {
  const message: unknown = typeof says === 'string' ? `the reporter ${path} ${says}` : says;
  await expect(render(path)).rejects.toMatchObject({
    code: 'reporter-failed',
    message,
    hint: expect.stringMatching(/\.$/),
  });
});

describe('the command line', () => {
  const check = (...formats: readonly string[]) =>
    runArchfit(
      [
        ...['check', '-', '--only', 'kubernetes/owner-label'],
        ...formats.flatMap((format) => ['--format', format]),
      ],
      { cwd, stdin: deployment({ labels: 'app: web' }) },
    );

  test('runs the reporter of the guide, to the standard output and to a file', async () => {
    const path = './reporters/azure.mjs';
    const { stdout, exitCode } = await check(path, `${path}:azure.txt`);
    expect(stdout).toBe(printed);
    expect(readFileSync(join(cwd, 'azure.txt'), 'utf8')).toBe(printed);
    expect(exitCode).toBe(1);
  });

  test('has no verdict where one fails, and writes the others', async () => {
    const failed = await check('text', './throws.mjs:out.txt', 'json:out.json');
    expect(failed).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('error[reporter-failed] the reporter ./throws.mjs throws'),
      stdout: expect.stringContaining('gate closed'),
    });
    expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'))).toMatchObject({
      verdict: { gate: 'closed' },
    });
  });

  test('finds one that is not there before it judges', async () => {
    expect(await check('text', './missing.mjs:out.txt')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
