import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPathMatcher, loadPatternReader } from '../../src/source/index.js';

describe('a glob over many files', () => {
  test.each([
    ['src/domain', 'src/domain', 'src/domain/a/b.ts', true],
    ['src/domain/', 'src/domain', 'src/domain/a.ts', true],
    ['./src/domain/**', 'src/domain', 'src/domain/a.ts', true],
    ['src/domain', 'src/domain', 'src/domains/a.ts', false],
    ['src/a.ts', 'src/a.ts', 'src/a.ts', true],
    ['src/*', 'src', 'src/a/b.ts', false],
    ['src/*/domain', 'src', 'src/orders/domain/a.ts', true],
    ['src/*/domain', 'src', 'src/orders/deep/domain/a.ts', false],
    ['src/*/**', 'src', 'src/orders/a.ts', true],
    ['src/*/**', 'src', 'src/a.ts', false],
    ['*/**/**/*.ts', '', 'a/b.ts', true],
    ['src/*/**/**', 'src', 'src/a.ts', false],
    ['**/domain/**', '', 'domain/a.ts', true],
    ['**/domain/**', '', 'src/a/domain/b/c.ts', true],
    ['**/*.entity.ts', '', 'src/order.entity.ts', true],
    ['*.ts', '', 'src/a.ts', false],
    ['src/{web,http}/**', 'src', 'src/http/v1/a.ts', true],
    ['src/{web/a,http}.ts', 'src', 'src/web/a.ts', true],
    ['src/\\[id\\]', 'src/\\[id\\]', 'src/[id]/page.ts', true],
    ['.', '', 'src/a.ts', true],
    ['../x', '../x', 'src/a.ts', false],
  ])('%s begins with "%s"; %s: %s', async (glob, base, file, isMatch) => {
    const pattern = (await loadPatternReader())(glob);
    expect([pattern.base, pattern.matches(file)]).toEqual([base, isMatch]);
  });

  test('means what it means to a matcher of paths', async () => {
    const read = await loadPatternReader();
    const name = fc.constantFrom('a', 'b', 'a.ts', 'b.c.ts', '.d');
    const step = fc.constantFrom('a', 'b', '*', '**', '*.ts', '{a,b}', '?', 'b.c.ts', '[ab]');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        async (steps, paths) => {
          // The name of a folder below a pattern is the one thing that is read wider.
          const glob = [...steps, '*.ts'].join('/');
          const isMatch = await createPathMatcher([glob]);
          const pattern = read(glob);
          for (const path of paths.map((each) => each.join('/'))) {
            expect([glob, path, pattern.matches(path)]).toEqual([glob, path, isMatch(path)]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
