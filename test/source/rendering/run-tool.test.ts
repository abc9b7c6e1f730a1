import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runTool, type ToolCall } from '../../../src/source/rendering/run-tool.js';
import { RenderProject } from './fake-tool.js';

let project: RenderProject;

beforeEach(() => {
  project = new RenderProject();
});

afterEach(() => {
  project.remove();
});

const run = (call: Partial<ToolCall>) =>
  runTool({
    program: 'tool',
    args: [],
    cwd: project.folder,
    env: project.env,
    timeoutMs: 20_000,
    ...call,
  });

test('gives what the program prints, to the byte', async () => {
  project.program('tool', 'process.stdout.write(Buffer.from([0xff, 0, 10]))');
  const result = await run({});
  expect(result).toMatchObject({ kind: 'done' });
  expect([...(result.kind === 'done' ? result.stdout : [])]).toEqual([0xff, 0, 10]);
});

test('arguments reach the program as they are: no shell has a part in it', async () => {
  project.program('tool', 'process.stdout.write(JSON.stringify(args))');
  const args = ['a b', '$(id)', ';ls', '`x`', '*', '"'];
  const result = await run({ args });
  expect(JSON.parse(Buffer.from(result.kind === 'done' ? result.stdout : []).toString())).toEqual(
    args,
  );
});

test('the program has the environment that it is given, and no more', async () => {
  project.program('tool', 'process.stdout.write(Object.keys(process.env).sort().join())');
  const result = await run({});
  const names = Buffer.from(result.kind === 'done' ? result.stdout : [])
    .toString()
    .split(',');
  expect(names.filter((name) => !name.startsWith('__CF'))).toEqual(['HOME', 'PATH']);
});

test.each<[string, string | undefined, Partial<ToolCall>, object]>([
  ['a program that is not there', undefined, {}, { kind: 'missing' }],
  [
    'a program that fails',
    'console.error("why"); process.exitCode = 3',
    {},
    { kind: 'failed', reason: 'it ends with 3', stderr: 'why\n' },
  ],
  [
    'a program that a signal ends',
    'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 10000)',
    {},
    { kind: 'failed', reason: 'it was ended by SIGTERM' },
  ],
  [
    'a program that does not end',
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)',
    { timeoutMs: 300 },
    { kind: 'timeout' },
  ],
  [
    'a program whose own child holds its output open',
    'require("node:child_process").spawn("sleep", ["5"], { stdio: "inherit" }); setInterval(() => {}, 1000)',
    { timeoutMs: 300 },
    { kind: 'timeout' },
  ],
  [
    'an argument that no program can be given',
    '',
    { args: ['a\0b'] },
    { kind: 'failed', reason: 'it cannot be run (ERR_INVALID_ARG_VALUE)' },
  ],
])('%s is told', async (_, script, call, expected) => {
  if (script !== undefined) project.program('tool', script);
  expect(await run(call)).toMatchObject(expected);
});

test('a file that is no program is told', async () => {
  project.write({ tool: 'x' });
  expect(await run({ program: './tool' })).toEqual({
    kind: 'failed',
    reason: 'it cannot be run (EACCES)',
    stderr: '',
  });
});
