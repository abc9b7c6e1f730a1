import { describe, expect, test } from '@jest/globals';
import { resolveIn } from './resolve-in.js';

const files = {
  'package.json': {
    name: 'shop',
    dependencies: { pg: '^8', '@nestjs/core': '^10', both: '^1' },
    devDependencies: { jest: '^30', '@types/estree': '^1', '@types/acme__types': '^1', both: '^1' },
    peerDependencies: { react: '>=18' },
    optionalDependencies: { fsevents: '^2' },
  },
  'src/app.ts': '',
  'src/orders/model.ts': '',
};

const cases: readonly (readonly [string, string, string])[] = [
  ['of production', 'pg', 'external pg prod'],
  ['by a path in it', 'pg/lib/client.js', 'external pg prod'],
  ['with a scope', '@nestjs/core/router/index', 'external @nestjs/core prod'],
  ['of development', 'jest', 'external jest dev'],
  ['of peers', 'react', 'external react peer'],
  ['that is optional', 'fsevents', 'external fsevents optional'],
  ['in two parts', 'both', 'external both prod'],
  ['that nobody declares', 'left-pad', 'external left-pad absent'],
  ['of which the types alone are there', 'estree', 'external estree absent'],
  ['of Node', 'fs', 'builtin fs'],
  ['of Node with its prefix', 'node:fs/promises', 'builtin fs/promises'],
  ['of Node that needs the prefix', 'node:test', 'builtin test'],
  [
    'that has the name of one of Node, by a trailing slash',
    'punycode/',
    'external punycode absent',
  ],
  ['of the platform', 'bun:sqlite', 'builtin bun:sqlite'],
  ['of the bundler', 'virtual:icons', 'builtin virtual:icons'],
  ['of another registry', 'npm:pg@8/lib', 'external pg prod'],
  ['of the net', 'https://esm.sh/react@18', 'external https://esm.sh absent'],
  ['written out', 'data:text/javascript,export default 1', 'builtin data:'],
  ['by the address of a file', 'file:///src/orders/model.ts', 'unresolved'],
  ['by an alias that looks like a scope', '@/orders', 'unresolved'],
  ['by an alias of the home', '~/orders', 'unresolved'],
  ['by an alias of a framework', '$lib/orders', 'unresolved'],
  ['by a private name that nobody has', '#orders', 'unresolved'],
  ['by a folder that stands here', 'src/orders/model', 'unresolved'],
  ['by a folder of the sources', 'orders/model', 'unresolved'],
];

describe('a package', () => {
  test.each(cases)('%s: %s', async (_, specifier, expected) => {
    expect(await resolveIn(files, 'src/app.ts', specifier)).toBe(expected);
  });

  test('is none where a folder of that name stands here, and nothing a manifest', async () => {
    const bare = { 'src/app.ts': '', 'src/orders/model.ts': '' };
    expect(await resolveIn(bare, 'src/app.ts', 'orders/model')).toBe('unresolved');
  });

  test.each([
    ['estree', 'external estree dev'],
    ['@acme/types', 'external @acme/types dev'],
  ])('is declared for types by its types alone: %s', async (specifier, expected) => {
    expect(await resolveIn(files, 'src/app.ts', specifier, { isTypeOnly: true })).toBe(expected);
  });

  test('is what the nearest manifest says that names it', async () => {
    const nested = { ...files, 'apps/web/package.json': { devDependencies: { pg: '^8' } } };
    expect(await resolveIn(nested, 'apps/web/src/app.ts', 'pg')).toBe('external pg dev');
    expect(await resolveIn(nested, 'apps/web/src/app.ts', 'jest')).toBe('external jest dev');
  });

  test('is an alias of a bundler where a declaration says what it is', async () => {
    const options = { ambientModules: ['~icons/*', 'virtual-pages'] };
    expect(await resolveIn(files, 'src/app.ts', '~icons/cart', options)).toBe(
      'builtin ~icons/cart',
    );
    expect(await resolveIn(files, 'src/app.ts', 'virtual-pages', options)).toBe(
      'external virtual-pages absent',
    );
  });
});
