import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Compiler, loadCompiler } from '../../../../src/facts/typescript/compiler.js';
import { parseImports } from '../../../../src/facts/modules/imports/parser/parse-imports.js';
import { headerForms, lexerForms, parserForms, readForm } from './forms.js';

let compiler: Compiler;
beforeAll(async () => {
  compiler = await loadCompiler();
});

describe('the tree of a file tells what it names', () => {
  test.each([...headerForms, ...lexerForms, ...parserForms])('%s', (...form) => {
    const { path, text, references } = readForm(form);
    expect(parseImports(compiler, path, text)).toEqual({ references, lane: 'parser' });
  });

  test('where a sum has ten thousand terms', () => {
    const text = `export const a = ${"'b' + ".repeat(10_000)}require('./a');`;
    const { references } = parseImports(compiler, 'src/a.ts', text);
    expect(references).toHaveLength(1);
  });
});

describe('a file with a fault', () => {
  test.each<readonly [string, string, number, readonly string[]]>([
    ['names what could be read', "import './a';\nlet = ;\nimport './b';", 20, ['./a', './b']],
    [
      'names one side of a conflict',
      "<<<<<<< a\nimport './a';\n=======\nimport './b';\n>>>>>>> b\n",
      0,
      ['./a'],
    ],
    ['is told where nothing could be read', 'import {', 8, []],
    ['is told where a text does not end', "import './a';\nconst a = `", 25, ['./a']],
    ['is told where it is nested too deeply', `${'['.repeat(50_000)}import('./a')`, 0, []],
  ])('%s', (_, text, start, specifiers) => {
    const { references, fault } = parseImports(compiler, 'src/a.ts', text);
    expect(references.map(({ specifier }) => specifier)).toEqual(specifiers);
    expect(fault?.start).toBe(start);
    expect(fault?.message).toMatch(/\w/);
  });
});
