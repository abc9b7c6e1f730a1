import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type DescriptionPair,
  loadPair,
  type NamedVersions,
  pairDescriptions,
} from '../../../../src/facts/openapi/pairing/index.js';
import { describeApi, TemporaryRepository } from './repository-of.js';

let team: TemporaryRepository;
let released = '';

/*
 * main: v1.2.0 ── v1.10.0, orders-v3.0.0 (the parts of pets change) ── later (cats alone)
 *          └ topic: orders renamed to purchases, invoices gone, refunds new
 */
beforeAll(() => {
  team = new TemporaryRepository({
    'api/orders.yaml': describeApi('/orders', '/a', '/b', '/c'),
    'api/invoices.yaml': describeApi('/invoices'),
    'api/pets.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      paths: {},
      components: { schemas: { Pet: { $ref: 'parts/pet.yaml' } } },
    }),
    'api/parts/pet.yaml': 'type: object\n',
    'api/.hidden/api.yaml': describeApi('/hidden'),
    'old/orders.yaml': describeApi('/orders'),
    'old/moved.yaml': describeApi('/moved'),
    'new/orders.yaml': describeApi('/orders'),
    'new/there.yaml': describeApi('/moved'),
    'parts/pet.yaml': 'type: object\ndescription: openapi\n',
    'links/orders.yaml': describeApi('/orders'),
    'broken/orders.yaml': 'openapi: 3.1.0\n  paths: [\n',
  });
  symlinkSync('../../parts/pet.yaml', join(team.folder, 'api/parts/out.yaml'));
  symlinkSync('orders.yaml', join(team.folder, 'links/alias.yaml'));
  team.commit('link');
  team.git('tag', 'v1.2.0');
  team.write({ 'api/parts/pet.yaml': 'type: string\n' });
  team.commit('two');
  released = team.git('rev-parse', 'HEAD');
  for (const tag of ['v1.10.0', 'v2.0.0-rc.1', 'orders-v3.0.0']) team.git('tag', tag);
  team.git('checkout', '-q', '-b', 'topic');
  team.git('mv', 'api/orders.yaml', 'api/purchases.yaml');
  team.git('rm', '-q', 'api/invoices.yaml');
  team.write({ 'api/refunds.yaml': describeApi('/refunds', '/x', '/y', '/z') });
  team.commit('three');
  team.git('checkout', '-q', 'main');
  team.write({ 'api/cats.yaml': describeApi('/cats') });
  team.commit('four');
  team.git('checkout', '-q', 'topic');
});

afterAll(() => {
  team.remove();
});

function pair(versions: NamedVersions, cwd = team.folder) {
  return pairDescriptions(versions, { cwd });
}

/** Pairs in short: `git:main:api/orders.yaml → api/orders.yaml`, a side that is absent in brackets. */
function show(pairs: readonly DescriptionPair[]): readonly string[] {
  const side = ({ kind, written }: DescriptionPair['base']) =>
    kind === 'source' ? written : kind === 'absent' ? `(${written})` : `!${written}`;
  return pairs.map(({ base, head }) => `${side(base)} → ${side(head)}`);
}

describe('two folders', () => {
  test('of a revision and the disk pair their descriptions, renamed ones by git', async () => {
    const { pairs, problems } = await pair({ base: 'git:v1.10.0:api', head: 'api' });
    expect(problems).toEqual([]);
    expect(show(pairs)).toEqual([
      'git:v1.10.0:api/pets.json → api/pets.json',
      'git:v1.10.0:api/orders.yaml → api/purchases.yaml',
      '(git:v1.10.0:api/refunds.yaml) → api/refunds.yaml',
      'git:v1.10.0:api/invoices.yaml → (api/invoices.yaml)',
    ]);
  });

  test('of two revisions are paired alike', async () => {
    const { pairs } = await pair({ base: 'git:v1.2.0:api', head: 'git:topic:api' });
    expect(show(pairs)).toContain('git:v1.2.0:api/orders.yaml → git:topic:api/purchases.yaml');
  });

  test('of the disk pair what is said to be renamed', async () => {
    const renamed = { './there.yaml': 'moved.yaml' };
    const { pairs, problems } = await pair({ base: 'old', head: 'new', renamed });
    expect(problems).toEqual([]);
    expect(show(pairs)).toEqual([
      'old/orders.yaml → new/orders.yaml',
      'old/moved.yaml → new/there.yaml',
    ]);
    expect(show((await pair({ base: 'old', head: 'new' })).pairs)).toContain(
      'old/moved.yaml → (new/moved.yaml)',
    );
  });

  test('do not lose a description that is a link to another one', async () => {
    const { pairs } = await pair({ base: 'git:main:links', head: 'links' });
    expect(show(pairs)).toEqual([
      'git:main:links/orders.yaml → links/orders.yaml',
      'git:main:links/alias.yaml → links/alias.yaml',
    ]);
  });

  test.each([
    [{ 'nowhere.yaml': 'moved.yaml' }, ['nowhere.yaml, which is not in the newer']],
    [{ 'there.yaml': 'nowhere.yaml' }, ['nowhere.yaml, which is not in the older']],
    // It is there by its own name already: the entry has had its time.
    [{ 'orders.yaml': 'gone.yaml' }, []],
  ])('renamed as %j', async (renamed, expected) => {
    const { problems } = await pair({ base: 'old', head: 'new', renamed });
    const messages = problems.map(({ message }) => message);
    expect(messages).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test('leave out parts, and tell of what cannot be read', async () => {
    expect((await pair({ base: 'parts', head: 'parts' })).problems).toMatchObject([
      { code: 'source-no-match' },
    ]);
    const { pairs } = await pair({ base: 'broken', head: 'broken' });
    expect(show(pairs)).toEqual(['broken/orders.yaml → broken/orders.yaml']);
  });

  test('of which the older one is unknown are a problem of each contract, told once', async () => {
    const { pairs } = await pair({ base: 'git:nowhere:api', head: 'api' });
    expect(pairs).toHaveLength(3);
    const sides = pairs.map(({ base }) => (base.kind === 'problem' ? base.problems : []));
    expect(new Set(sides).size).toBe(1);
    expect(sides[0]?.map(({ code }) => code)).toEqual(['base-invalid', 'revision-unreadable']);
  });

  test.each([
    ['old', 'new/orders.yaml', 'the older version is a folder, and the newer one is a file'],
    ['old/orders.yaml', 'new', 'the older version is a file, and the newer one is a folder'],
    ['old', 'nowhere', 'the older version is a folder, and the newer one is not there'],
    ['nowhere', 'new', 'the older version is not there, and the newer one is a folder'],
  ])('%s and %s cannot be compared', async (base, head, says) => {
    const { pairs } = await pair({ base, head });
    expect(pairs[0]?.head).toMatchObject({
      kind: 'problem',
      problems: [{ message: expect.stringContaining(says) }],
    });
  });

  test('that a revision does not have hold new contracts alone', async () => {
    const { pairs } = await pair({ base: 'git:main:new/deeper', head: 'new' });
    expect(pairs.map(({ base }) => base.kind)).toEqual(['absent', 'absent']);
  });
});

describe('one file', () => {
  test.each([
    [{ base: 'git:v1.2.0:api/purchases.yaml' }, 'git:v1.2.0:api/orders.yaml'],
    [{ base: 'git:last-release:./api/purchases.yaml' }, 'git:v1.10.0:api/orders.yaml'],
    [{ changedSince: 'last-release' }, 'git:v1.10.0:api/orders.yaml'],
    [
      { changedSince: 'last-release', releaseTags: 'orders-v*' },
      'git:orders-v3.0.0:api/orders.yaml',
    ],
  ])('under another name than %j has is followed', async (older, expected) => {
    const { pairs } = await pair({ ...older, head: 'api/purchases.yaml' });
    expect(show(pairs)).toEqual([`${expected} → api/purchases.yaml`]);
  });

  test('is compared with where the histories part, not with what came to the other one', async () => {
    const { pairs } = await pair({ changedSince: 'main', head: 'api' });
    expect(show(pairs).join('\n')).not.toContain('cats');
    expect(show(pairs)).toContain(`git:${released.slice(0, 12)}:api/pets.json → api/pets.json`);
  });

  test('is read with the parts that the revision has, also from a folder below the root', async () => {
    const cwd = join(team.folder, 'api');
    const { pairs } = await pair({ changedSince: 'v1.2.0', head: 'pets.json', root: '.' }, cwd);
    const [only] = pairs;
    if (only === undefined) throw new Error('there is no pair');
    const { base, head } = await loadPair(only, { cwd });
    const typeOf = (read: typeof base) => {
      if (read.kind !== 'contract') return read;
      const pet = read.contract.schemas.get('Pet');
      return pet?.document.resolve('parts/pet.yaml', '/components/schemas/Pet');
    };
    expect(typeOf(base)).toMatchObject({ value: { type: 'object' } });
    expect(typeOf(head)).toMatchObject({ value: { type: 'string' } });
  });

  test('without a release is told what to do', async () => {
    const versions = { changedSince: 'last-release', releaseTags: 'pets-*', head: 'api/pets.json' };
    const { pairs } = await pair(versions);
    expect(pairs[0]?.base).toMatchObject({
      kind: 'problem',
      problems: [{ code: 'base-invalid' }, { hint: expect.stringMatching(/releaseTags/) }],
    });
  });

  test('that is to be delivered and that its revision lacks is no contract that is gone', async () => {
    const { pairs } = await pair({ base: 'old/orders.yaml', head: 'git:main:nowhere.yaml' });
    const [only] = pairs;
    if (only === undefined) throw new Error('there is no pair');
    const { head } = await loadPair(only, { cwd: team.folder });
    expect(head).toMatchObject({ kind: 'problem', problems: [{ code: 'source-not-found' }] });
  });

  test.each<[NamedVersions, RegExp]>([
    [{ head: 'new' }, /older version is not named/],
    [{ base: 'old', changedSince: 'main', head: 'new' }, /named twice/],
    [{ base: '-', head: '-' }, /both versions are the standard input/],
    [{ changedSince: 'main', head: '-' }, /no place in the working directory/],
    [{ base: 'old/orders.yaml', head: 'new/orders.yaml', renamed: {} }, /no folders are compared/],
  ])('named as %j is refused', async (versions, says) => {
    await expect(pair(versions)).rejects.toThrow(says);
  });
});

test('what a clone without contents lacks is no new contract', async () => {
  const clone = join(team.folder, '..', `${team.folder}-partial`);
  team.git('config', 'uploadpack.allowFilter', 'true');
  team.git('clone', '-q', '--filter=blob:none', '--no-checkout', `file://${team.folder}`, clone);
  try {
    const versions = { base: 'git:HEAD:api/pets.json', head: join(team.folder, 'api/pets.json') };
    const { pairs } = await pair(versions, clone);
    const [only] = pairs;
    if (only === undefined) throw new Error('there is no pair');
    const { base } = await loadPair(only, { cwd: clone });
    expect(JSON.stringify(base)).toMatch(/the clone lacks contents of the revision/);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});
