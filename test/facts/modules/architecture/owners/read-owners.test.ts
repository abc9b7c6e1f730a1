import { describe, expect, test } from '@jest/globals';
import { readOwners } from '../../../../../src/facts/modules/architecture/owners/read-owners.js';
import { treeOf } from '../code-of.js';

describe('the file of owners', () => {
  test('is the one of the host, else that of the root', () => {
    const texts = { CODEOWNERS: '* @root', '.github/CODEOWNERS': '* @github' };
    expect(readOwners(undefined, treeOf(texts)).ownersOf('a.ts')).toEqual(['@github']);
    expect(readOwners('CODEOWNERS', treeOf(texts)).ownersOf('a.ts')).toEqual(['@root']);
    expect(readOwners(false, treeOf(texts)).ownersOf('a.ts')).toEqual([]);
  });

  test('is read by the rules of GitLab where it is its own', () => {
    const text = '/src/orders @team';
    const inGitLab = treeOf({ CODEOWNERS: text, '.gitlab-ci.yml': '' });
    expect(readOwners(undefined, inGitLab).ownersOf('src/orders/a.ts')).toEqual([]);
    expect(readOwners(undefined, treeOf({ CODEOWNERS: text })).ownersOf('src/orders/a.ts')).toEqual(
      ['@team'],
    );
  });

  test('need not be there, unless it is named', () => {
    expect(readOwners(undefined, treeOf({}))).toMatchObject({ problems: [] });
    expect(readOwners('teams/CODEOWNERS', treeOf({})).problems).toEqual([
      {
        code: 'source-not-found',
        message: 'no such file, so nobody is known to own code',
        location: { uri: 'teams/CODEOWNERS' },
        hint: 'Correct owners of the source, or set it to false.',
      },
    ]);
  });
});
