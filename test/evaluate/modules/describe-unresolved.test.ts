import { describe, expect, test } from '@jest/globals';
import { describeUnresolved } from '../../../src/evaluate/modules/describe-unresolved.js';
import { readBase } from './read-base.js';

async function unresolvedOf(files: Record<string, string>, isOn = true) {
  const base = await readBase(files, {}, { isOn: () => isOn });
  const { facts, subjects } = describeUnresolved(base);
  return { nowhere: facts['nowhere'], undeclared: facts['undeclared'], facts, subjects };
}

describe('imports that lead nowhere', () => {
  test('are described once a file, with what was looked for', async () => {
    const { nowhere, subjects } = await unresolvedOf({
      'a.ts': "import { b } from './b';\nexport * from './b';\nimport type { C } from './c';",
    });
    expect(nowhere).toEqual([
      { id: 'nowhere:0', from: 'a.ts', specifier: './b', reason: expect.any(String) },
      {
        id: 'nowhere:1',
        from: 'a.ts',
        specifier: './c',
        reason: expect.any(String),
        isTypeOnly: true,
      },
    ]);
    expect(subjects.get('nowhere:0')).toMatchObject({
      subject: { kind: 'import', id: 'a.ts -> ./b' },
      identity: ['a.ts', './b', 'nowhere'],
    });
    expect(subjects.get('nowhere:1')?.locate()).toMatchObject({ region: { startLine: 3 } });
  });

  test.each([
    ['a file', "import './there';", {}],
    ['a picture', "import './logo.svg';", {}],
    ['what a test puts in its place', "jest.mock('./gone', () => ({}), { virtual: true });", {}],
    ['a module of Node', "import 'node:fs';", {}],
    ['what is computed', 'import(name);', {}],
  ])('are not those of %s', async (_, text) => {
    const found = await unresolvedOf({ 'a.test.ts': text, 'there.ts': '', 'logo.svg': '' });
    expect(found.nowhere).toEqual([]);
    expect(found.undeclared).toEqual([]);
  });

  test('cost nothing where the rule is off', async () => {
    expect((await unresolvedOf({ 'a.ts': "import './b';" }, false)).facts).toEqual({});
  });
});

describe('packages that no manifest declares', () => {
  const manifest = '{ "name": "shop", "dependencies": { "pg": "8" } }';

  test('are described once for each package that imports them', async () => {
    const { undeclared, subjects } = await unresolvedOf({
      'package.json': manifest,
      'a.ts': "import 'pg';\nimport 'axios';\nimport 'axios/lib';",
      'b.ts': "import 'axios';",
    });
    expect(undeclared).toEqual([
      { id: 'undeclared:0', package: 'axios', importedBy: 'shop', files: 2, from: 'a.ts' },
    ]);
    expect(subjects.get('undeclared:0')).toMatchObject({
      subject: { kind: 'package', id: 'shop -> axios', name: 'axios' },
      identity: ['undeclared', 'shop', 'axios'],
    });
    expect(subjects.get('undeclared:0')?.related?.()).toHaveLength(2);
  });

  test('are known to be of tests, or of types alone', async () => {
    const { undeclared } = await unresolvedOf({
      'package.json': manifest,
      'a.test.ts': "import 'supertest';",
      'b.ts': "import type { Node } from 'estree';",
    });
    expect(undeclared).toMatchObject([
      { package: 'supertest', isOfTests: true },
      { package: 'estree', isTypeOnly: true },
    ]);
  });
});
