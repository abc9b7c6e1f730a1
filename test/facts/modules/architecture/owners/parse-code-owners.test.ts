import { describe, expect, test } from '@jest/globals';
import { parseCodeOwners } from '../../../../../src/facts/modules/architecture/owners/parse-code-owners.js';

type Row = readonly [pattern: string, file: string, isOwned: boolean];

const both: readonly Row[] = [
  ['*', 'src/deep/a.ts', true],
  ['*.ts', 'src/deep/a.ts', true],
  ['*.ts', 'src/a.tsx', false],
  ['/src/', 'src/deep/a.ts', true],
  ['/src/', 'lib/src/a.ts', false],
  ['src/', 'lib/src/a.ts', true],
  ['/docs/*', 'docs/a.md', true],
  ['/docs/*', 'docs/deep/a.md', false],
  ['/docs/**', 'docs/deep/a.md', true],
  ['**/logs/', 'build/logs/a.ts', true],
  ['/apps/**/api/', 'apps/shop/v1/api/a.ts', true],
  ['/apps/**/api/', 'apps/api/a.ts', true],
  ['/my\\ folder/', 'my folder/a.ts', true],
  ['/a?.ts', 'ab.ts', true],
  ['/a+b.ts', 'a+b.ts', true],
  ['/a+b.ts', 'aab.ts', false],
];

const github: readonly Row[] = [
  ['src/orders', 'src/orders/a.ts', true],
  ['src/orders', 'lib/src/orders/a.ts', false],
  ['orders', 'src/orders/a.ts', true],
  ['!/src/', 'src/a.ts', false],
];

const gitlab: readonly Row[] = [
  ['src/orders/', 'lib/src/orders/a.ts', true],
  ['/src/orders', 'src/orders/a.ts', false],
  ['/src/orders', 'src/orders', true],
];

describe.each([
  ['github', [...both, ...github]],
  ['gitlab', [...both, ...gitlab]],
] as const)('a pattern of %s', (host, rows) => {
  test.each(rows)('%s and %s: %s', (pattern, file, isOwned) => {
    const ownersOf = parseCodeOwners(`${pattern} @team`, host);
    expect(ownersOf(file)).toEqual(isOwned ? ['@team'] : []);
  });
});

describe('the owners of a file', () => {
  test('are those of the last entry that matches', () => {
    const ownersOf = parseCodeOwners('* @all\r\n/src/ @code # not docs\n/src/gen/\n', 'github');
    expect(ownersOf('README.md')).toEqual(['@all']);
    expect(ownersOf('src/a.ts')).toEqual(['@code']);
    expect(ownersOf('src/gen/a.ts')).toEqual([]);
  });

  test('are users, teams, roles and addresses, and nothing else', () => {
    const ownersOf = parseCodeOwners('* @user @org/team a@b.example team-a @@maintainer', 'gitlab');
    expect(ownersOf('a.ts')).toEqual(['@user', '@org/team', 'a@b.example', '@@maintainer']);
  });

  test('come from every section of GitLab, with its defaults', () => {
    const text = `* @all
[Backend] @backend
/src/
/src/db/ @dba
^[Documentation][2] @docs
*.md
[BACKEND]
/src/http/ @web
`;
    const ownersOf = parseCodeOwners(text, 'gitlab');
    expect(ownersOf('src/a.ts')).toEqual(['@all', '@backend']);
    expect(ownersOf('src/db/a.ts')).toEqual(['@all', '@dba']);
    expect(ownersOf('src/http/README.md')).toEqual(['@all', '@web', '@docs']);
  });

  test('leave out what a section of GitLab takes out for good', () => {
    const ownersOf = parseCodeOwners('* @all\n!/src/gen/\n/src/gen/a.ts @gen', 'gitlab');
    expect(ownersOf('src/gen/a.ts')).toEqual([]);
    expect(ownersOf('src/a.ts')).toEqual(['@all']);
  });
});
