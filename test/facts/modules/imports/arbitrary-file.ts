import fc from 'fast-check';

/** Statements as tokens; between any two of them spaces and comments may stand. */
const statements: readonly (readonly string[])[] = [
  "import 'a'",
  "import b from 'a'",
  "import b , { c , d as e , } from 'a'",
  "import { type b , type as , type as as , type as as c , default as d } from 'a'",
  "import * as b from 'a'",
  "import b , * as c from 'a'",
  "import type { b } from 'a'",
  "import type b from 'a'",
  "import type from 'a'",
  "import type from from 'a'",
  "import type * as b from 'a'",
  "import defer * as b from 'a'",
  "import b from 'a' with { type : 'json' }",
  "import { 'b-c' as d , import as e , export as f , from , require } from 'a'",
  "export * from 'a'",
  "export * as b from 'a'",
  "export * as '(' from 'a'",
  "export type * from 'a'",
  "export { b , c as default } from 'a'",
  "export type { b } from 'a'",
  'export { from , as }',
  'export { }',
  "import b = require ( 'a' )",
  'import b = c . d',
  "import type b = require ( 'a' )",
  "declare module 'a' { export { b } from 'c' }",
  'declare const require : ( b : string ) => unknown',
  "require ( 'a' )",
  "const { b , c : d } = require ( 'a' )",
  "const b = require . resolve ( 'a' )",
  "const b = require ( 'a' ) . c",
  "( require ) ( 'a' )",
  "require ?. ( 'a' )",
  "require ! ( 'a' )",
  "load . require ( 'a' )",
  "function require ( b ) { require ( 'a' ) }",
  'const load = createRequire ( import . meta . url )',
  "load ( 'a' )",
  "void import ( 'a' )",
  'void import ( b )',
  'void import ( `a` )',
  'void import ( `./${ b }` )',
  "void import ( 'a' , { with : { } } )",
  "void import . defer ( 'a' )",
  "const b = await import ( 'a' )",
  "const { b , c : d } = await import ( 'a' )",
  "const b = ( await import ( 'a' ) ) . c",
  "f ( await import ( 'a' ) )",
  "import ( 'a' ) . then ( ( b ) => b )",
  "f ( () => import ( 'a' ) )",
  "const b = { c : () => import ( 'a' ) }",
  "const b : () => import ( 'a' ) . C = d",
  "let b : typeof import ( 'a' )",
  "type B = import ( 'a' ) . C < import ( 'd' ) . E >",
  "interface B { c ( ) : import ( 'a' ) . C }",
  "class B { c : import ( 'a' ) . C = d ; static e = require ( 'a' ) }",
  "const b = c as import ( 'a' ) . C",
  "jest . mock ( 'a' )",
  "vi . mock ( import ( 'a' ) )",
  "jest . mock ( 'a' ) . unmock ( 'b' )",
  "mock . module ( 'a' )",
  'const b = 1',
  'const b = import . meta . url',
  "b . import ( 'a' )",
  "[ ... import ( 'a' ) ]",
  "const from = 'a'",
  "const b = [ from , 'a' , \"from 'a'\" ]",
  "const b = `import c from 'a'; ${ require ( 'a' ) } from 'b'`",
  'const b = `// `',
  'const b = `/* `',
  "const b = ' // '",
  "const b = / import 'a' ['\"`]/",
  'const b = c ! / d / e',
  'const b = c / d / e',
  "if ( b ) / from 'a'/ . test ( c )",
  "'use strict'",
  '"use client"',
  "@ f ( require ( 'a' ) ) class B { }",
  "namespace B { export { c } from 'a' }",
  "const \\u0066rom = 'a'",
  "export * \\u0061s b from 'a'",
  "\\u0072equire ( 'a' )",
  "import b from './\\u0061'",
  "import { é } from 'a'",
].map((statement) => tokensOf(statement));

/** Elements, for files that may hold them. */
const elements: readonly (readonly string[])[] = [
  "const b = < p >import 'a' from 'a'</ p >",
  "const b = < p >don't import ( 'a' ), it's () => `import ( 'a' )`</ p >",
  "const b = < p title = \"from 'a'\" >{ require ( 'a' ) }</ p >",
  "const b = < A b = { import ( 'a' ) } />",
  "const b = lazy ( () => import ( 'a' ) )",
].map((statement) => tokensOf(statement));

/** A space between tokens, where a text holds none. */
function tokensOf(statement: string): readonly string[] {
  return statement.match(/'[^']*'|"[^"]*"|`[^`]*`|\/ [^\n]*\/(?= |$)|>[^<>{}]+<|\S+/g) ?? [];
}

const spaces = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ' ',
  ' ',
  '  ',
  '\t',
  '\n',
  '\r\n',
  '\u00A0',
  '\u0085',
  '\u2028',
  '/* b */',
  " /* import c from 'd' */ ",
  "// require('b')\n",
  ' // it\'s "b\n',
  '/* `\n */',
);

/** Whether two tokens need something between them. */
function touches(one: string, other: string): boolean {
  return /[\w$\\]$/.test(one) && /^[\w$\\]/.test(other);
}

function written(tokens: readonly string[], isTight: boolean) {
  return fc
    .array(fc.tuple(fc.nat(5), spaces), { minLength: tokens.length, maxLength: tokens.length })
    .map((gaps) =>
      tokens
        .map((token, index) => {
          const [chance, gap] = gaps[index] ?? [0, ' '];
          const next = tokens[index + 1];
          if (next === undefined) return token;
          const usual = isTight && !touches(token, next) ? '' : ' ';
          return token + (chance === 0 ? gap : usual);
        })
        .join(''),
    );
}

/** Forms that the lexer tells. */
const lexed = [
  "import b , { c , type d } from 'a'",
  "import 'a'",
  "export * from 'a'",
  "export { b as c } from 'a'",
  "const f = async ( ) => { await import ( 'a' ) }",
  "const b = await import ( 'a' )",
  "const { b , c : d } = await import ( 'a' )",
  "const b = ( ) => import ( 'a' ).then(( ) => 1 )",
  "const b = lazy( ( ) => import ( 'a' ) )",
  'const b = c',
  'const b = c',
  'const b = `${ c }`',
].map((statement) => tokensOf(statement));

/** The others send a file to the parser, which then has nothing to be compared with. */
function isQuick(tokens: readonly string[]): boolean {
  return !/require|module|mock|\\u|import \(/i.test(tokens.join(' '));
}

/** A file of a few statements in any order, with spaces and comments anywhere. Not each is free of faults. */
export const arbitraryFile = fc
  .tuple(fc.constantFrom('a.ts', 'a.ts', 'a.tsx', 'a.js', 'a.mts', 'a.d.ts'), fc.nat(2))
  .chain(([path, chance]) => {
    const all = /x$|js$/.test(path) ? [...statements, ...elements, ...elements] : statements;
    const some = chance === 0 ? all : chance === 1 ? all.filter(isQuick) : lexed;
    const statement = fc
      .tuple(fc.constantFrom(...some), fc.boolean())
      .chain(([tokens, isTight]) => written(tokens, isTight));
    const end = fc.constantFrom(
      ';',
      ';\n',
      ';\n',
      ';\n',
      '\n',
      '\n\n',
      ' ',
      '; // b\n',
      ';/* c */',
    );
    const start = fc.constantFrom(
      '',
      '',
      '',
      '\uFEFF',
      '#!/usr/bin/env node\n',
      '// a\n',
      '/** @import b */',
    );
    return fc
      .tuple(start, fc.array(fc.tuple(statement, end), { maxLength: 6 }))
      .map(([first, rest]) => ({ path, text: first + rest.flat().join('') }));
  });
