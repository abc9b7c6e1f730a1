import { describe, expect, test } from '@jest/globals';
import { registryReader } from '../../../../src/facts/operations/registries/read-registry.js';
import { readArtefacts } from '../read-artefacts.js';

function read(value: unknown) {
  const { artefacts, problems } = readArtefacts(registryReader, { value });
  return {
    flags: artefacts.flags.map(({ place, ...flag }) => ({ ...flag, path: place.path })),
    bridges: artefacts.bridges.map(({ place, ...bridge }) => ({ ...bridge, path: place.path })),
    problems: problems.map(({ message }) => message),
  };
}

describe('a registry', () => {
  test('of flags, by name', () => {
    const { flags, problems } = read({
      version: 1,
      flags: {
        checkout: { owner: ' team-orders ', expires: '2027-03-31', kind: 'Release' },
        old: { team: 'team-orders', expiry: '2027-02-30' },
        bare: null,
        wrong: 3,
      },
    });
    expect(flags).toEqual([
      {
        name: 'checkout',
        owner: 'team-orders',
        flagKind: 'release',
        expires: { written: '2027-03-31', day: '2027-03-31' },
        path: ['flags', 'checkout'],
      },
      {
        name: 'old',
        owner: 'team-orders',
        expires: { written: '2027-02-30' },
        path: ['flags', 'old'],
      },
      { name: 'bare', path: ['flags', 'bare'] },
    ]);
    expect(problems).toEqual(['wrong of flags is no mapping']);
  });

  test('of flags, as a list', () => {
    const { flags, problems } = read({
      flags: [{ key: 'a', owner: 'x' }, { owner: 'x' }, 1],
    });
    expect(flags.map(({ name, path }) => [name, path])).toEqual([['a', ['flags', 0]]]);
    expect(problems).toEqual(['an entry of flags has no name', 'an entry of flags has no name']);
  });

  test('of bridges', () => {
    const { bridges } = read({
      bridges: {
        legacy: { owner: 'x', retires: 2027, adr: 'docs/adr/7.md', consumers: ['orders', 1] },
        bare: { owner: 'x', retires: ' ', consumers: 'orders' },
      },
    });
    expect(bridges).toEqual([
      {
        name: 'legacy',
        owner: 'x',
        retires: { written: '2027' },
        adr: 'docs/adr/7.md',
        consumers: ['orders'],
        path: ['bridges', 'legacy'],
      },
      { name: 'bare', owner: 'x', path: ['bridges', 'bare'] },
    ]);
  });

  test.each([
    [
      'of a provider of flags',
      { $schema: 'x', flags: { a: { state: 'ENABLED', variants: {}, owner: 'x' } } },
    ],
    ['of coverage', { flags: { unit: { paths: ['src'], owner: 'x' } } }],
    ['of another tool', { flags: { a: { owner: 'x' } }, steps: [] }],
    ['of something else', { flags: { a: { color: 'red' } } }],
  ])('%s is none', (_, value) => {
    expect(read(value)).toEqual({ flags: [], bridges: [], problems: [] });
  });
});
