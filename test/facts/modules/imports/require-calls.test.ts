import { beforeAll, describe, expect, test } from '@jest/globals';
import { readImports } from '../../../../src/facts/modules/imports/index.js';
import { parseImports } from '../../../../src/facts/modules/imports/parser/parse-imports.js';
import { type Compiler, loadCompiler } from '../../../../src/facts/typescript/compiler.js';

/** `$` stands for what is put in. */
const places = [
  '$',
  'function f(): Promise<[A, "b"]> { $ }',
  'class A { async m<T>(a: T) { $ } static n(a: string): any { $ } }',
  'class A { if(a) { $ } catch(a) { $ } static { $ } get m() { $ } }',
  'class A extends f(B) { m() { $ } }',
  'try { $ } catch { $ } finally { if (a) { $ } else { $ } }',
  'switch (a) { case 1: $\n default: { $ } }',
  'foo()\n{ $ }',
  'namespace N { $ }',
  'const f = async (): Promise<void> => { $ }',
  '(() => { $ })()',
  'return_(function () { $ })()',
  'f(1, () => { $ }).then(function () { $ })',
  'const a = { m() { $ }, catch(e) { $ }, b: () => { $ } }',
  'function f(a = () => { $ }) {}',
  'if (a) (() => { $ })()',
  'function f(require) { $ }',
  'interface A { require(a: string): void }\n$',
];

const statements = [
  '$',
  '$;\nfoo()',
  'const a = $\nfoo()',
  'const a: B = $;',
  'const { a, b: c } = $;',
  'const { a = 1 } = $;',
  'let a = 1, b = $',
  'a.b = $;',
  'const a = $\n(1)',
  'const a = $\n+ 1',
  'return $',
  'if ($) {} else $',
  'for (const a of $) {}',
  'foo\n$',
  'const f = () => $',
  'let a: () => void\n$',
  'import a = $',
  'class A { a = $; static b = $ }',
  'class A { [$]() {} }',
  'const a = { b: $, [$]: 1 }',
  'f(1, $)',
  'f(() => $)',
  '(() => [$])()',
  'class A extends $ {}',
];

const calls = [
  "require('x')",
  'require(y)',
  "require('a' + y,)",
  "require.resolve('x')",
  "require('x').a",
  "require('x')\n  ?.a.b",
  "require('x')(1)",
  "require('x') as any",
  "(require('x')).a",
  'require(`x`)',
  'require((y))',
  'require(/x/)',
  'require(y /* c */)',
  'require(f(a, b))',
  'require(y, 1)',
  "new require('x')",
  "await require('x')",
  "!require('x')",
  "a ? require('x') : require(y)",
  'require(a) {}',
  'require(a): void',
];

const files = [
  ...statements.flatMap((statement) =>
    places.slice(1).map((place) => fill(place, fill(statement, "require('x')"))),
  ),
  ...calls.flatMap((call) => statements.map((statement) => fill(statement, call))),
].map((text) => ({ path: 'src/a.ts', text }));

function fill(pattern: string, text: string): string {
  return pattern.replaceAll('$', () => text);
}

let compiler: Compiler;
beforeAll(async () => {
  compiler = await loadCompiler();
});

describe('calls of require are read without a tree', () => {
  test('as a tree tells them, wherever they stand', async () => {
    const read = await readImports(files);
    const unlike = files.flatMap(({ path, text }, index) => {
      if (read[index]?.lane === 'parser') return [];
      const { references, fault } = parseImports(compiler, path, text);
      if (fault !== undefined) return [];
      return JSON.stringify(order(references)) === JSON.stringify(order(read[index]?.references))
        ? []
        : [text];
    });
    expect(unlike).toEqual([]);
  });

  test.each([
    ['at the start of a file', "require('x').a();\n"],
    ['in a block', "let a: any\ntry {\n  a = require('x')\n} catch {\n  a = require('y')\n}\n"],
    ['in a method', 'class A {\n  b(c: string): any {\n    return require(c)\n  }\n}\n'],
    ['with names', "const { a, b: c } = require('x');\nconst d = require('y').e;\n"],
    ['in a function that is handed on', "it('a', async () => {\n  const b = require('x');\n});\n"],
  ])('without doubt: %s', async (_, text) => {
    const [read] = await readImports([{ path: 'src/a.ts', text }]);
    expect(read?.lane).toBe('lexer');
    expect(read?.references).toEqual(parseImports(compiler, 'src/a.ts', text).references);
  });
});

function order(references: readonly object[] = []): readonly object[] {
  return references.map((reference) =>
    Object.fromEntries(Object.entries(reference).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}
