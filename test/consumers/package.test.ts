import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Consumer, install, pack } from './install.js';

const root = join(__dirname, '..', '..');

describe('the package alone', () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install(['plain'], ['typescript@6.0.3', '@types/node@20.19.43'], { afresh: true });
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
      .filter((file) => /\.d\.m?ts$/.test(file))
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
    // Vitest itself cannot be loaded by require(), so its entry is a module alone.
    const options = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm'];
    const { output, status } = consumer.run('plain', 'attw', pack(), ...options);
    expect({ output, status }).toMatchObject({ status: 0 });
  });

  test('holds what users need, and nothing else', () => {
    const folder = join(consumer.folder, 'node_modules', 'archfit');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'));
    const known = [
      /^(?:LICENSE|NOTICE|README\.md|CHANGELOG\.md|package\.json)$/,
      /^LICENSES\/[\w-]+\.txt$/,
      /^dist\/package\.json$/,
      /^dist\/schemas\/[\w.-]+$/,
      /^dist\/[\w/-]+\.(?:js|d\.ts)$/,
      /^dist\/runner\/vitest\.(?:mjs|d\.mts)$/,
      /^src\/[\w/-]+\.schema\.json$/,
      /^wasm\/(?:location\.cjs|policies\.(?:wasm|json|notes\.json)|opa\.(?:wasm\.br|json))$/,
      /^policies\/[\w/]+(?<!_test)\.rego$/,
      /^docs\/rules\/[\w/-]+\.md$/,
    ];
    expect(files.filter((file) => !known.some((pattern) => pattern.test(file)))).toEqual([]);
    for (const pattern of known) expect(files).toContainEqual(expect.stringMatching(pattern));
  });
});

describe('the package and what it brings', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'archfit-size-'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
    execFileSync('npm', ['install', ...flags, pack()], { cwd: folder });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('take at most 60 MB', () => {
    const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
    expect(bytes.length).toBeGreaterThan(1_000);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60e6);
  });

  test('are on the bill of materials, with what is compiled in and without what development needs', () => {
    const script = join(root, '.ci', 'sbom.mjs');
    const bill = JSON.parse(
      execFileSync(process.execPath, [script, pack()], { encoding: 'utf8' }),
    ) as {
      readonly metadata: { readonly component: { readonly name: string } };
      readonly components: readonly { readonly name: string; readonly purl: string }[];
      readonly dependencies: readonly { readonly ref: string; readonly dependsOn: string[] }[];
    };
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const names = bill.components.map(({ name }) => name);
    expect(bill.metadata.component.name).toBe('archfit');
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies ?? {})));
    expect(names).toContain('github.com/open-policy-agent/opa');
    expect(names.filter((name) => name in (devDependencies ?? {}))).toEqual([]);
    const self = bill.dependencies.find(({ ref }) => ref.startsWith('archfit@'));
    expect(self?.dependsOn).toContainEqual(expect.stringMatching(/^pkg:golang\/.*\/opa@v/));
  });
});
