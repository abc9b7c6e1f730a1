/** @jest-environment ./test/policy/opa-environment.mjs */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/client.js';

// These are about it, and end it.
jest.unmock('../../../src/policy/opa/opa-worker.js');
jest.setTimeout(120_000);

const run = promisify(execFile);
const built = join(__dirname, '..', '..', '..', 'dist', 'policy', 'opa', 'client.js');

// A worker takes a second to start: what leaves it in order shares one.
const opa = new Opa();
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => opa.close());

/** Runs longer than any limit here: 10 billion combinations. */
const endless = {
  modules: {
    'endless.rego':
      'package endless\n\nx := count([1 | some a in numbers.range(1, 100000); some b in numbers.range(1, 100000); a * b == 7])\n',
  },
  query: 'data.endless.x',
};
const quick = { modules: {}, query: '1 + 1' };

/** Runs a program in a Node process of its own and gives what it prints. */
async function runAlone(program: string): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '--eval', `import { Opa } from ${JSON.stringify(built)};\n${program}`],
    { timeout: 100_000 },
  );
  return stdout.trim();
}

describe('the worker', () => {
  test('answers calls in the order they were made', async () => {
    const order: number[] = [];
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(async (number) => {
        const { resultSet } = await opa.evaluate({ modules: {}, query: `${number} * 10` });
        order.push(number);
        return resultSet[0]?.expressions[0]?.value;
      }),
    );
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(answers).toEqual([10, 20, 30, 40, 50]);
  });

  test('leaves the main thread free while it works', async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const query =
      'count([1 | some a in numbers.range(1, 300); some b in numbers.range(1, 300); a * b == 7])';
    await opa.evaluate({ modules: {}, query });
    clearInterval(turning);
    expect(turns).toBeGreaterThan(0);
  });

  test('goes on after a refused call', async () => {
    const refused = opa.format('a.rego', 'no rego');
    const answered = opa.format('a.rego', 'package a\n');
    await expect(refused).rejects.toMatchObject({ code: 'policy-compile' });
    expect(await answered).toBe('package a\n');
  });

  test('stops a call at its time limit and answers the next one', async () => {
    const stopped = opa.evaluate(endless, { timeLimitMs: 200 });
    const waiting = opa.evaluate(quick);
    await expect(stopped).rejects.toMatchObject({
      name: 'ArchfitError',
      code: 'time-limit',
      message: 'OPA had not finished "evaluate" after 200 ms and was stopped',
    });
    expect(await waiting).toMatchObject({ resultSet: [{ expressions: [{ value: 2 }] }] });
  });

  test('rejects what made the module fail, and answers the next one', async () => {
    // OPA dereferences the declaration that this builtin lacks.
    const { capabilities } = await opa.version();
    const undeclared = [...(capabilities['builtins'] as object[]), { name: 'undeclared' }];
    const failed = opa.check({
      modules: { 'a.rego': 'package a\n\nx := undeclared(1)\n' },
      capabilities: { ...capabilities, builtins: undeclared },
    });
    const waiting = opa.evaluate(quick);
    await expect(failed).rejects.toMatchObject({
      code: 'opa-unavailable',
      message: expect.stringContaining('panic: runtime error'),
      cause: { message: expect.stringContaining('goroutine') },
    });
    expect(await waiting).toMatchObject({ resultSet: [{ expressions: [{ value: 2 }] }] });
  });

  test('refuses a time that is no date', async () => {
    const refused = opa.evaluate(quick, { time: new Date('yesterday') });
    await expect(refused).rejects.toMatchObject({ code: 'usage' });
  });

  test('refuses a request that is no JSON without starting', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    await expect(opa.evaluate({ ...quick, input: cyclic })).rejects.toMatchObject({
      code: 'usage',
    });
  });

  test('rejects what is unanswered when it is closed, and starts again when asked', async () => {
    const unanswered = [opa.evaluate(endless), opa.evaluate(quick)];
    const closed = opa.close();
    for (const call of unanswered) {
      await expect(call).rejects.toMatchObject({ code: 'opa-unavailable' });
    }
    await closed;
    expect(await opa.evaluate(quick)).toMatchObject({ output: '' });
  });

  test('is replaced between two calls when it has taken too much memory', async () => {
    const { OpaWorker } = await import('../../../src/policy/opa/opa-worker.js');
    const terminate = jest.spyOn(Worker.prototype, 'terminate');
    const request = { operation: 'version', request: '{}' };
    for (const [limit, replaced] of [
      [1024 ** 3, 0],
      [1, 2],
    ] as const) {
      const worker = new OpaWorker(60_000, limit);
      const answers = await Promise.all([1, 2].map(() => worker.ask(request, 60_000)));
      expect(answers.map(({ json }) => json)).toEqual([answers[0]?.json, answers[0]?.json]);
      expect(answers[0]?.memory).toBeGreaterThan(1024 ** 2);
      expect(terminate).toHaveBeenCalledTimes(replaced);
      await worker.close();
      terminate.mockClear();
    }
  });

  test('ends when it has been idle', async () => {
    const idle = new Opa({ idleMs: 1 });
    const terminate = jest.spyOn(Worker.prototype, 'terminate');
    await idle.evaluate(quick);
    while (terminate.mock.calls.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // A later call finds no worker and starts one.
    expect(await idle.evaluate(quick)).toMatchObject({ output: '' });
    await idle.close();
  });

  test('lets the process end by itself after a call', async () => {
    const printed = await runAlone(`
      const opa = new Opa({ idleMs: 2 ** 31 - 1 });
      const { wasm } = await opa.compile({ modules: { 'a.rego': 'package a\\nx := 1' }, entrypoints: ['a/x'] });
      console.log(wasm.length > 0);
    `);
    expect(printed).toBe('true');
  });

  test('keeps the process open until a call is answered', async () => {
    const printed = await runAlone(`
      new Opa().evaluate({ modules: {}, query: '1 + 1' }).then(({ resultSet }) => console.log(resultSet[0].expressions[0].value));
    `);
    expect(printed).toBe('2');
  });

  test('is not started by loading the client or by making one', async () => {
    const printed = await runAlone(`
      import { Worker } from 'node:worker_threads';
      const held = process.getActiveResourcesInfo();
      new Opa();
      await new Promise((resolve) => setImmediate(resolve));
      console.log(JSON.stringify([held, process.getActiveResourcesInfo()].flat().filter((name) => /worker|port|timeout/i.test(name))));
    `);
    expect(printed).toBe('[]');
  });

  test('says what to do when the build is missing', async () => {
    await jest.isolateModulesAsync(async () => {
      jest.doMock('#wasm', () => ({ wasmFolder: '/nowhere/wasm' }));
      const { Opa: Missing } = await import('../../../src/policy/opa/client.js');
      await expect(new Missing().version()).rejects.toMatchObject({
        code: 'opa-unavailable',
        hint: expect.stringContaining('npm run build'),
      });
      jest.dontMock('#wasm');
    });
  });
});
