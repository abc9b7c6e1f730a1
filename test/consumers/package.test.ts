import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Consumer, install, pack } from './install.js';

describe('the package alone', () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install(['plain'], ['typescript@6.0.3', '@types/node@20']);
  });

  afterAll(() => {
    consumer.remove();
  });

  test('installs a command', () => {
    const { output, status } = consumer.run('plain', 'archfit', 'check', 'rendered/prod');
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toContain('gate open');
  });

  test('brings the sources of its policies, and exports them', () => {
    const args = ['export', 'conftest', '--only', 'kubernetes/owner-label', '--out', 'exported'];
    expect(consumer.run('plain', 'archfit', ...args)).toEqual({
      status: 0,
      output: 'exported 1 rule to exported: 1 refuse\n',
    });
  });

  test.each(['idle.cjs', 'idle.mjs'])('starts nothing when it is loaded: %s', (file) => {
    expect(consumer.run('plain', 'node', file)).toEqual({
      status: 0,
      output: '{"threads":0,"resources":[]}\n',
    });
  });

  test.each(['threads.cjs', 'threads.mjs'])('lets the process end after much work: %s', (file) => {
    const threads = availableParallelism() > 1 ? 2 : 0;
    expect(consumer.run('plain', 'node', file)).toEqual({
      status: 0,
      output: `600 objects, gate closed, ${threads} threads\n`,
    });
  });

  test('asserts in node:test, and shows the findings where an assertion fails', () => {
    const { output, status } = consumer.run('plain', 'node', '--test', 'assert-complies.test.mjs');
    expect({ output, status }).toMatchObject({ status: 1 });
    expect(output).toMatch(/^(?:#|ℹ) pass 1$/m);
    expect(output).toMatch(/^(?:#|ℹ) fail 1$/m);
    expect(output).toContain('The gate is closed (fail on high)');
    expect(output).toMatch(/rendered-faulty\/prod\/catalog\.yaml:\d+:\d+/);
    expect(output).toMatch(/operator: 'assertComplies'/);
  });

  test('has the types', () => {
    const ended = consumer.run('plain', 'tsc', '-p', 'tsconfig.json');
    expect(ended).toEqual({ status: 0, output: '' });
  });

  test('names in its declarations only what is installed with it or by its user', () => {
    const folder = join(consumer.folder, 'node_modules', 'archfit');
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
      readonly peerDependencies: Readonly<Record<string, string>>;
    };
    const declared = [manifest.dependencies, manifest.peerDependencies].flatMap(Object.keys);
    const strays = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.d.ts'))
      .flatMap((file) => {
        const declarations = readFileSync(join(folder, 'dist', file), 'utf8');
        const text = declarations.replaceAll(/\/\*[\s\S]*?\*\//g, '');
        const names = text.matchAll(/(?<!')(?:from|import\(|import|module) ?'([^'.#\n][^'\n]*)'/g);
        return [...names].map(([, name = '']) => `${file}: ${name}`);
      })
      .filter((line) => {
        const name = line.slice(line.indexOf(': ') + 2);
        // `zod/mini` is a part of `zod`.
        return !isBuiltin(name) && !declared.some((each) => `${name}/`.startsWith(`${each}/`));
      });
    expect(strays).toEqual([]);
  });
});

describe('the tarball', () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install(['plain'], ['publint@0.3.25', '@arethetypeswrong/cli@0.18.5']);
  });

  afterAll(() => {
    consumer.remove();
  });

  test('is well formed', () => {
    const { output, status } = consumer.run('plain', 'publint', 'run', pack(), '--strict');
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toContain('All good');
  });

  test('has types that every resolver finds', () => {
    const options = ['--profile', 'node16', '--exclude-entrypoints', 'report.schema.json'];
    const { output, status } = consumer.run('plain', 'attw', pack(), ...options);
    expect({ output, status }).toMatchObject({ status: 0 });
  });
});
