import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { evaluate, modules, operations } from '../../../src/index.js';

const rule = 'bridges/legacy-access';
const bridge = (reached: string) =>
  `bridges: { old: { owner: a, reached: ${reached}, allowed: [src/bridge.ts] } }`;
let folder = '';

afterEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
  folder = '';
});

/** What the rule says of some files beside a registry of bridges. */
async function judge(registry: string, files: Readonly<Record<string, string>>) {
  folder = mkdtempSync(join(tmpdir(), 'bridges-'));
  const manifest = `{ "name": "shop", "dependencies": { "mssql": "1", "@old/db": "1" } }`;
  const all = { 'bridges.yaml': registry, 'src/package.json': manifest, ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const sources = [operations({ files: 'bridges.yaml' }), modules({ files: 'src' })];
  const { checks, problems } = await evaluate(sources, { cwd: folder, only: [rule] });
  const [check] = checks;
  return {
    outcome: check?.outcome,
    said: [...(check?.findings ?? []), ...(check?.undecided ?? [])].map(({ message }) => message),
    problems: problems.map(({ message }) => message),
  };
}

test('a registry that does not say how a system is reached asks for nothing', async () => {
  const registry = 'bridges: { old: { owner: a } }';
  expect(await judge(registry, { 'src/a.ts': `import 'mssql';` })).toMatchObject({
    outcome: 'not-applicable',
    problems: [],
  });
});

test('each file is found once, by all its ways, and not the one that is allowed to', async () => {
  const code = `import mssql from 'mssql'; import { x } from '@old/db'; mssql.connect(process.env.OLD_URL);`;
  const files = { 'src/a.ts': code, 'src/bridge.ts': code, 'src/a.test.ts': code };
  const registry = bridge(`{ packages: [mssql, '@old/*'], variables: OLD_URL }`);
  expect(await judge(registry, files)).toMatchObject({
    outcome: 'fail',
    said: [
      'src/a.ts comes to the legacy system behind old by the package mssql, the package @old/db, the variable OLD_URL; the bridge allows src/bridge.ts',
    ],
  });
});

test('files that give access may import each other, and nobody else may import them', async () => {
  const files = {
    'src/legacy/a.ts': `import './b.js';`,
    'src/legacy/b.ts': `export const b = 1;`,
    'src/bridge.ts': `import './legacy/a.js';`,
    'src/c.ts': `import './legacy/b.js';`,
  };
  const { said } = await judge(bridge('{ files: [src/legacy] }'), files);
  expect(said).toEqual([
    'src/c.ts comes to the legacy system behind old by src/legacy/b.ts; the bridge allows src/bridge.ts',
  ]);
});

test('what names no file is undecided, and so is a bridge that does not say how', async () => {
  const registry = `bridges:
  old: { owner: a, reached: { files: [src/gone/**] } }
  other: { owner: b }
`;
  expect(await judge(registry, { 'src/a.ts': 'export const a = 1;' })).toMatchObject({
    outcome: 'not-evaluated',
    said: [
      'the system behind the bridge old is reached by src/gone/**, and no file of the code is called so',
      'the bridge other does not say how the system behind it is reached',
    ],
  });
});

test('what a registry says wrongly is told, and the rest counts', async () => {
  const registry = bridge(`{ packages: [mssql, 3], hots: [x], tables: [orders] }`);
  const { said, problems } = await judge(registry, { 'src/a.ts': `import 'mssql';` });
  expect(said).toHaveLength(1);
  expect(problems).toEqual([
    'nobody knows what it means that a system is reached by hots',
    'an entry of reached.packages is no text',
    'the table orders has no schema',
  ]);
  const wrong = await judge(bridge('mssql'), { 'src/a.ts': `import 'mssql';` });
  expect(wrong).toMatchObject({
    outcome: 'not-evaluated',
    problems: ['reached of a bridge is no mapping'],
  });
});
