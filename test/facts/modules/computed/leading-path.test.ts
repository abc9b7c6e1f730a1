import { describe, expect, test } from '@jest/globals';
import { leadingFolder, leadingPath } from '../../../../src/facts/modules/computed/leading-path.js';

describe('what a computed path begins with', () => {
  test.each([
    ["'../infra/' + name", '../infra/'],
    ["'../infra' + '/db'", '../infra/db'],
    ['`../infra/${name}`', '../infra/'],
    ['`../infra/db`', '../infra/db'],
    ["base + 'db'", '../infra/db'],
    ['base + name', '../infra/'],
    ['`${base}db`', '../infra/db'],
    ['`${base}${name}/x`', '../infra/'],
    ['`${name}/x`', undefined],
    ["'../infra/'.concat(name)", '../infra/'],
    ['place', '../infra/db'],
    ["path.join(__dirname, '..', 'infra', name)", './../infra/'],
    ["join(import.meta.dirname, 'infra', 'db')", './infra/db'],
    ['name', undefined],
    ['load()', undefined],
    ["twice + 'x'", undefined],
    ['a + b', undefined],
    ['loop', undefined],
  ])('%s: %s', (expression, expected) => {
    const text = [
      "const base = '../infra/';",
      'const place: string = `../infra/db`;',
      "const twice = 'a';\nconst twice = 'b';",
      'const loop = loop;',
    ].join('\n');
    expect(leadingPath(expression, text)).toBe(expected);
  });
});

test.each([
  ['../infra/', 'src/infra/'],
  ['./x', 'src/domain/x'],
  ['../../../x', undefined],
  ['@/infra/', undefined],
  ['pg', undefined],
])('%s is below the root: %s', (start, expected) => {
  expect(leadingFolder(start, 'src/domain/a.ts')).toBe(expected);
});
