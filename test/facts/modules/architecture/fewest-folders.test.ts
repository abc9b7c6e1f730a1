import { expect, test } from '@jest/globals';
import { fewestFolders } from '../../../../src/facts/modules/architecture/fewest-folders.js';

test.each([
  [
    'all of a folder',
    ['src/jobs/a.ts', 'src/jobs/deep/b.ts'],
    ['src/domain/c.ts'],
    ['src/jobs/ 2'],
  ],
  ['a file beside others', ['src/main.ts'], ['src/server.ts'], ['src/main.ts 1']],
  ['a folder in a folder', ['src/a/b/c.ts'], ['src/a/d.ts'], ['src/a/b/ 1']],
  ['everything', ['src/a.ts', 'src/b/c.ts'], [], ['src/ 2']],
  ['files at the root', ['main.ts'], ['src/a.ts'], ['main.ts 1']],
  [
    'the largest first',
    ['src/a/x.ts', 'src/b/y.ts', 'src/b/z.ts'],
    ['src/c.ts'],
    ['src/b/ 2', 'src/a/ 1'],
  ],
])('%s', (_, meant, others, expected) => {
  const found = fewestFolders(meant, [...meant, ...others]);
  expect(found.map(({ path, files }) => `${path} ${String(files)}`)).toEqual(expected);
});
