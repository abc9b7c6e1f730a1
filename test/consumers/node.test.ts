import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Consumer, type Ended, install, shop } from './install.js';
import { type NodeLine, nodes } from './matrix.js';
import { start } from './start.js';
import { nodeOf } from './tools.js';

/** The sample system, domain by domain, and policies of one's own, which are compiled and judged in a worker thread. */
const judged = [
  { what: 'manifests', args: ['shop/rendered-faulty/prod'], status: 1 },
  { what: 'environments', args: ['--config', 'shop/rendered.config.yaml'], status: 0 },
  { what: 'versions of an API', args: ['--config', 'shop/api/archfit.config.yaml'], status: 0 },
  { what: 'events', args: ['--config', 'shop/events/faulty.config.yaml'], status: 1 },
  { what: 'code', args: ['--config', 'shop/services-faulty/archfit.config.yaml'], status: 1 },
  { what: 'policies of a user', args: ['--config', 'archfit.config.ts'], status: 1 },
] as const;

const assertions = ['assert-complies.test.mjs', 'assert-complies.test.cjs'] as const;

// The keys of an object are texts.
const lines = Object.keys(nodes).map((line) => ({ line: Number(line) as NodeLine }));

let consumer: Consumer;
const ends = new Map<string, Ended>();

const run = async (line: NodeLine, key: string, ...args: readonly string[]) => {
  const folder = join(consumer.folder, 'node-lines');
  ends.set(`${line} ${key}`, await start(folder, nodeOf(line), args));
};

beforeAll(async () => {
  consumer = install(['node-lines'], []);
  cpSync(shop, join(consumer.folder, 'node-lines', 'shop'), { recursive: true });
  const command = join('..', 'node_modules', 'archfit', 'dist', 'cli', 'archfit.js');
  const runs = lines.flatMap(({ line }) => [
    run(line, 'version', '--version'),
    ...judged.map(({ what, args }) => run(line, what, command, 'check', ...args)),
    ...assertions.map((file) => run(line, file, '--test', '--test-reporter=tap', file)),
  ]);
  await Promise.all(runs);
});

afterAll(() => {
  consumer.remove();
});

describe.each(lines)('Node.js $line', ({ line }) => {
  test('is the version of the matrix', () => {
    expect(ends.get(`${line} version`)).toEqual({ status: 0, output: `v${nodes[line]}\n` });
  });

  test.each(judged)('the command says of $what what it says on every Node.js', (each) => {
    const ended = ends.get(`${line} ${each.what}`);
    expect(ended).toMatchObject({ status: each.status });
    expect(ended?.output).toMatch(each.status === 0 ? /^gate open/m : /^gate closed/m);
    expect(ended).toEqual(ends.get(`${lines[0]?.line ?? ''} ${each.what}`));
  });

  test('rules of a user find what they look for', () => {
    const { output } = ends.get(`${line} policies of a user`) ?? {};
    expect(output).toMatch(/✖ payments runs once\n +shop\/rendered-faulty\/prod\/payments\.yaml:/);
  });

  test.each(assertions)('node:test asserts, and shows the findings: %s', (file) => {
    const { status, output } = ends.get(`${line} ${file}`) ?? {};
    expect({ status, output }).toMatchObject({ status: 1 });
    expect(output).toMatch(/^# pass 1$/m);
    expect(output).toMatch(/^# fail 1$/m);
    expect(output).toContain('The gate is closed (fail on high)');
    expect(output).toMatch(/rendered-faulty\/prod\/catalog\.yaml:\d+:\d+/);
    expect(output).toMatch(/operator: 'assertComplies'/);
  });
});
