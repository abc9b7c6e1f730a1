import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { evaluate, modules, operations } from '../../../src/index.js';

const rule = 'flags/registered';
const registry = `flags:
  one-click: { owner: team-orders, expires: 2031-03-31 }
  gift: { owner: team-orders, expires: 2031-03-31 }
`;
const client = `import { OpenFeature } from '@openfeature/server-sdk';
export const flags = OpenFeature.getClient();
`;
let folder = '';

afterEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
  folder = '';
});

/** What the rule says of some files of code beside the registry. */
async function judge(
  files: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, unknown>> = {},
) {
  folder = mkdtempSync(join(tmpdir(), 'flags-'));
  const all = {
    'flags.yaml': registry,
    'src/package.json': `{ "name": "shop", "dependencies": { "@openfeature/server-sdk": "1" } }`,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { checks } = await evaluate(
    [operations({ files: 'flags.yaml' }), modules({ files: 'src' })],
    {
      cwd: folder,
      only: [rule],
      rules: { [rule]: { parameters } },
    },
  );
  const [check] = checks;
  return {
    outcome: check?.outcome,
    examined: check?.evidence.examined,
    said: [...(check?.findings ?? []), ...(check?.undecided ?? [])].map(({ message }) => message),
  };
}

test('code that asks no client of flags says nothing of a registry', async () => {
  const { outcome } = await judge({ 'src/a.ts': `export const a = map.getValue('one-click');` });
  expect(outcome).toBe('not-applicable');
});

test('a key that is put together may be any flag that it can be', async () => {
  const code = `${client} flags.getBooleanValue('gift', false); flags.getBooleanValue(\`one-\${way}\`, false);`;
  expect(await judge({ 'src/a.ts': code })).toEqual({
    outcome: 'not-evaluated',
    examined: 3,
    said: [
      'whether code asks for the flag one-click is not known: src/a.ts:3 asks for a flag whose key is not written there',
    ],
  });
});

test('a name that stands elsewhere in the code may be asked for there', async () => {
  const files = {
    'src/a.ts': `${client} flags.getBooleanValue('one-click', false);`,
    'src/b.ts': `export const b = whatever('gift');`,
  };
  expect((await judge(files)).said).toEqual([
    'whether code asks for the flag gift is not known: src/b.ts has its name, and asks no client that is known for it',
  ]);
});

test('tests do not keep a flag alive, and neither does a longer name', async () => {
  const files = {
    'src/a.ts': `${client} flags.getBooleanValue('one-click', false); export const x = 'gift-card';`,
    'src/a.test.ts': `import { flags } from './a.js'; flags.getBooleanValue('gift', false);`,
  };
  expect(await judge(files)).toMatchObject({
    outcome: 'fail',
    said: ['the flag gift is in the registry, and no code asks for it'],
  });
});

test('functions of packages that are named ask for flags, and flags of others are known', async () => {
  const code = `import { isOn } from '@acme/flags'; isOn('one-click'); isOn('one-clik');`;
  const found = await judge(
    { 'src/a.ts': code },
    { readers: ['@acme/flags#isOn'], elsewhere: ['gift'] },
  );
  expect(found.said).toEqual([
    'the code asks for the flag one-clik, which is in no registry; the nearest is one-click',
  ]);
});
