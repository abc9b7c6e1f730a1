import type { ImportedName, ImportReference } from '../../../../src/facts/modules/model/index.js';

/** A reference without its place. */
type Expected = Pick<ImportReference, 'kind'> &
  Partial<Pick<ImportReference, 'specifier' | 'isTypeOnly' | 'isDeferred' | 'names'>>;

/** What a text names: its references in their order, their places in ⟦brackets⟧, which are not part of the text. */
export type Form = readonly [
  behaviour: string,
  marked: string,
  expected: readonly Expected[],
  path?: string,
];

export function readForm([, marked, expected, path = 'src/a.ts']: Form): {
  readonly path: string;
  readonly text: string;
  readonly references: readonly ImportReference[];
} {
  const places: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    const isPlace = part.startsWith('⟦');
    const written = isPlace ? part.slice(1, -1) : part;
    if (isPlace) places.push({ start: text.length, end: text.length + written.length });
    text += written;
  }
  if (places.length !== expected.length) throw new Error(`${marked} marks too few places`);
  const references = expected.map((reference, index) => {
    const { start = 0, end = 0 } = places[index] ?? {};
    return { isTypeOnly: false, isDeferred: false, names: [], ...reference, start, end };
  });
  return { path, text, references };
}

const as = (name: string, local = name): ImportedName => ({ name, as: local });
const type = (name: string, local = name): ImportedName => ({ name, as: local, isType: true });
const whole = (local: string): ImportedName => ({ name: '*', as: local });

const a = './a';
const names = [as('b')];

const plain: Expected = { kind: 'import', specifier: a, names };

/** Files whose leading imports are all that they name. */
export const headerForms: readonly Form[] = [
  ['nothing', 'export const a = 1;\n', []],
  ['an empty file', '', []],
  [
    'names',
    "import { b, c as d } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('b'), as('c', 'd')] }],
  ],
  [
    'a default',
    'import b from ⟦"./a"⟧',
    [{ kind: 'import', specifier: a, names: [as('default', 'b')] }],
  ],
  [
    'a namespace',
    "import * as b from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [whole('b')] }],
  ],
  [
    'a default and a namespace',
    "import b, * as c from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'b'), whole('c')] }],
  ],
  [
    'a default and names',
    "import b, { c } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'b'), as('c')] }],
  ],
  [
    'a default by its name',
    "import { default as b } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'b')] }],
  ],
  [
    'names in quotes',
    "import { 'b c' as d } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('b c', 'd')] }],
  ],
  ['no names', "import {} from ⟦'./a'⟧;", [{ kind: 'import', specifier: a }]],
  ['a side effect', "import ⟦'./a'⟧;", [{ kind: 'side-effect', specifier: a }]],
  [
    'attributes',
    "import b from ⟦'./a'⟧ with { type: 'json', 'c': \"d\", };\nimport { b } from ⟦'./a'⟧",
    [
      { kind: 'import', specifier: a, names: [as('default', 'b')] },
      { kind: 'import', specifier: a, names },
    ],
  ],
  [
    'older attributes',
    "import b from ⟦'./a'⟧ assert { type: 'json' };",
    [{ kind: 'import', specifier: a, names: [as('default', 'b')] }],
  ],
  [
    'types',
    "import type { b } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, isTypeOnly: true, names }],
  ],
  [
    'a default type',
    "import type b from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, isTypeOnly: true, names: [as('default', 'b')] }],
  ],
  [
    'a namespace of types',
    "import type * as b from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, isTypeOnly: true, names: [whole('b')] }],
  ],
  [
    'only inline types',
    "import { type b, type c as d } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, isTypeOnly: true, names: [type('b'), type('c', 'd')] }],
  ],
  [
    'some inline types',
    "import { type b, c } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [type('b'), as('c')] }],
  ],
  [
    'inline types beside a default',
    "import c, { type b } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'c'), type('b')] }],
  ],
  [
    'a default that is called type',
    "import type from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'type')] }],
  ],
  [
    'a default type that is called from',
    "import type from from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, isTypeOnly: true, names: [as('default', 'from')] }],
  ],
  [
    'a default that is called type beside names',
    "import type, { b } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'type'), as('b')] }],
  ],
  [
    'names like words of the form',
    "import { type, as, from, type as as, type as b, type as as c } from ⟦'./a'⟧;",
    [
      {
        kind: 'import',
        specifier: a,
        names: [
          as('type'),
          as('as'),
          as('from'),
          as('type', 'as'),
          as('type', 'b'),
          type('as', 'c'),
        ],
      },
    ],
  ],
  [
    'a type that is called as',
    "import { type as } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, isTypeOnly: true, names: [type('as')] }],
  ],
  [
    'a default that is called from',
    "import from from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'from')] }],
  ],
  [
    'a default that is called defer',
    "import defer from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names: [as('default', 'defer')] }],
  ],
  [
    'a deferred namespace',
    "import defer * as b from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, isDeferred: true, names: [whole('b')] }],
  ],
  [
    'a re-export of names',
    "export { b, c as d, default, default as e } from ⟦'./a'⟧;",
    [
      {
        kind: 're-export',
        specifier: a,
        names: [as('b'), as('c', 'd'), as('default'), as('default', 'e')],
      },
    ],
  ],
  [
    'a re-export as the default',
    "export { b as default } from ⟦'./a'⟧;",
    [{ kind: 're-export', specifier: a, names: [as('b', 'default')] }],
  ],
  [
    'a re-export of all',
    "export * from ⟦'./a'⟧;",
    [{ kind: 're-export', specifier: a, names: [{ name: '*' }] }],
  ],
  [
    'a re-export of a namespace',
    "export * as b from ⟦'./a'⟧;",
    [{ kind: 're-export', specifier: a, names: [whole('b')] }],
  ],
  [
    'a re-export of a namespace in quotes',
    "export * as 'b c' from ⟦'./a'⟧;",
    [{ kind: 're-export', specifier: a, names: [whole('b c')] }],
  ],
  [
    'a re-export of types',
    "export type { b } from ⟦'./a'⟧;",
    [{ kind: 're-export', specifier: a, isTypeOnly: true, names }],
  ],
  [
    'a re-export of all types',
    "export type * from ⟦'./a'⟧;\nexport type * as b from ⟦'./a'⟧",
    [
      { kind: 're-export', specifier: a, isTypeOnly: true, names: [{ name: '*' }] },
      { kind: 're-export', specifier: a, isTypeOnly: true, names: [whole('b')] },
    ],
  ],
  [
    'a re-export of inline types',
    "export { type b } from ⟦'./a'⟧;",
    [{ kind: 're-export', specifier: a, isTypeOnly: true, names: [type('b')] }],
  ],
  [
    'directives and comments before',
    "#!/usr/bin/env node\n'use strict';\n/* import 'no' */ // import 'no'\n\"use client\"\nimport { b } from ⟦'./a'⟧;\n",
    [{ kind: 'import', specifier: a, names }],
  ],
  [
    'a byte order mark',
    "\uFEFFimport { b } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names }],
  ],
  [
    'carriage returns',
    "import {\r\n  b,\r\n} from ⟦'./a'⟧\r\n\r\nexport * from ⟦'./a'⟧\r\n",
    [
      { kind: 'import', specifier: a, names },
      { kind: 're-export', specifier: a, names: [{ name: '*' }] },
    ],
  ],
  [
    'no spaces',
    "import{b}from⟦'./a'⟧;import*as c from⟦'./a'⟧;import⟦'./a'⟧;export*from⟦'./a'⟧",
    [
      { kind: 'import', specifier: a, names },
      { kind: 'import', specifier: a, names: [whole('c')] },
      { kind: 'side-effect', specifier: a },
      { kind: 're-export', specifier: a, names: [{ name: '*' }] },
    ],
  ],
  [
    'comments between',
    "import /* a */ { // b\n  b /* c */, } /* } from 'no' */ from /* d */ ⟦'./a'⟧ /* e */ ; // f",
    [{ kind: 'import', specifier: a, names }],
  ],
  [
    'a file of JavaScript',
    "import { b } from ⟦'./a'⟧;",
    [{ kind: 'import', specifier: a, names }],
    'src/a.mjs',
  ],
  [
    'a declaration file',
    "import { b } from ⟦'./a'⟧;\nexport declare function c(): b;",
    [{ kind: 'import', specifier: a, names }],
    'src/a.d.ts',
  ],
  [
    'words that only look like a form',
    "import { b } from ⟦'./a'⟧;\n// What is required is imported by a module.\nexport const from = b.require_, mocked = 'modules';",
    [{ kind: 'import', specifier: a, names }],
  ],
  [
    'elements with such words',
    "import { b } from ⟦'./a'⟧;\nexport const c = <p>imported from them, as they require it</p>;",
    [{ kind: 'import', specifier: a, names }],
    'src/a.tsx',
  ],
  [
    'the address of the file',
    "import { b } from ⟦'./a'⟧;\nexport const c = import.meta.url;\n",
    [{ kind: 'import', specifier: a, names }],
  ],
  [
    'comments with examples',
    "import { b } from ⟦'./a'⟧;\n/** For example: import x from './no' */\nexport const c = b; /* the import. */\n  // import x from './no';\n",
    [{ kind: 'import', specifier: a, names }],
  ],
  [
    'members that are called like a form',
    "export const c = b.import('./no'), d = { module: './no', require: 1 };\nclass E {\n  @e\n  import = './a.module';\n}\n",
    [],
  ],
  [
    'a comment with a call',
    "import { b } from ⟦'./a'⟧;\nexport interface C {\n  /** As `require('./no')` gives it. */\n  d: b;\n}\n",
    [plain],
  ],
  [
    'comments with examples inside of code',
    "export interface C {\n  /**\n   * ```ts\n   * import { b } from './no';\n   * ```\n   */\n  d: 1;\n}\n",
    [],
  ],
  [
    'strings with examples',
    "import { b } from ⟦'./a'⟧;\nexport const c = [\"import x from './no';\", 'await import(\"no\")', `${b} from './no'`];\n",
    [plain],
  ],
];

const dynamic: Expected = { kind: 'dynamic', specifier: a, isDeferred: true };
const required: Expected = { kind: 'require', specifier: a };

/** Files that name others further down, in forms that a lexer tells for certain. */
export const lexerForms: readonly Form[] = [
  ['an import between statements', "export const c = 1;\nimport { b } from ⟦'./a'⟧;\n", [plain]],
  [
    'a side effect between statements',
    "export const c = 1;\nimport ⟦'./a'⟧;\n",
    [{ kind: 'side-effect', specifier: a }],
  ],
  [
    'a re-export at the end',
    "import { b } from ⟦'./a'⟧;\nexport { b };\nexport { c } from ⟦'./c'⟧;\nexport * from ⟦'./c'⟧;\n",
    [
      plain,
      { kind: 're-export', specifier: './c', names: [as('c')] },
      { kind: 're-export', specifier: './c', names: [{ name: '*' }] },
    ],
  ],
  [
    'types between statements',
    "export const c = 1;\nimport type { b } from ⟦'./a'⟧;\nexport type { b } from ⟦'./a'⟧;\n",
    [
      { ...plain, isTypeOnly: true },
      { kind: 're-export', specifier: a, isTypeOnly: true, names },
    ],
  ],
  [
    'a dynamic import that is awaited',
    "export const c = async () => { await import(⟦'./a'⟧); };\n",
    [dynamic],
  ],
  [
    'a dynamic import that is given to a variable',
    "export const c = async () => {\n  const d = await import(⟦'./a'⟧);\n  const { b, c: e } = await import(⟦'./a'⟧);\n  return d;\n};\n",
    [
      { ...dynamic, names: [whole('d')] },
      { ...dynamic, names: [as('b'), as('c', 'e')] },
    ],
  ],
  [
    'a dynamic import that is followed',
    "export const c = () => import(⟦'./a'⟧).then((d) => d.b);\n",
    [dynamic],
  ],
  ['a dynamic import in a call', "export const c = lazy(() => import(⟦'./a'⟧));\n", [dynamic]],
  [
    'a method with the name of a call',
    "export const c = b.require('./no') + 1;\nexport * from ⟦'./a'⟧;\n",
    [{ kind: 're-export', specifier: a, names: [{ name: '*' }] }],
  ],
];

/** What only the whole tree tells. */
export const parserForms: readonly Form[] = [
  [
    'a call',
    "const { b, c: d, ...e } = require(⟦'./a'⟧);",
    [{ ...required, names: [as('b'), as('c', 'd'), whole('e')] }],
    'src/a.js',
  ],
  [
    'a call for all',
    "const b = require(⟦'./a'⟧);",
    [{ ...required, names: [whole('b')] }],
    'src/a.cjs',
  ],
  [
    'a call for one name',
    "const c = require(⟦'./a'⟧).b; f(require(⟦'./a'⟧).b);",
    [
      { ...required, names: [as('b', 'c')] },
      { ...required, names: [{ name: 'b' }] },
    ],
    'src/a.js',
  ],
  [
    'a call alone',
    "require(⟦'./a'⟧); require(⟦`./a`⟧); (require)(⟦'./a'⟧); require?.((⟦'./a'⟧)); require!(⟦'./a'⟧ as string); (require as any)(⟦'./a'⟧);",
    [required, required, required, required, required, required],
  ],
  [
    'a computed call',
    "require(⟦'./' + b⟧); require(⟦b⟧);",
    [{ kind: 'require' }, { kind: 'require' }],
  ],
  ['a question for a path', "require.resolve(⟦'./a'⟧, {});", [required]],
  [
    'calls of others',
    "b.require('./no'); b.require.resolve('./no'); require.main('./no'); require(); ⟦require⟧`./no`;",
    [{ kind: 'require' }],
  ],
  [
    'a parameter in its place',
    "define((require, exports) => { require('./no'); { require('./no'); } }); function b({ require }) { require('./no'); }",
    [],
  ],
  [
    'a variable in its place',
    "{ const require = b; require('./no'); } { { var [require] = b; } }\nfunction c() { require('./no'); if (b) { var require = b; } } require('./no')",
    [],
  ],
  [
    'other declarations in its place',
    "{ function require() {} require('./no'); } { class require {} require('./no'); } (function require() { require('./no'); }); try {} catch (require) { require('./no'); } for (const require of b) require('./no'); require(⟦'./a'⟧);",
    [required],
  ],
  [
    'an import in its place',
    "import { b as require } from ⟦'./a'⟧; require('./no');",
    [{ ...plain, names: [as('b', 'require')] }],
  ],
  [
    'its mere declaration',
    "declare const require: any; declare function require(b: string): any; require(⟦'./a'⟧);",
    [required],
  ],
  [
    'what createRequire gives',
    "import { createRequire as c } from ⟦'node:module'⟧; const load = c(import.meta.url); load(⟦'./a'⟧); load.resolve(⟦'./a'⟧); c(import.meta.url)(⟦'./a'⟧); function d(load) { load('./no'); } require(⟦'./a'⟧)",
    [
      { kind: 'import', specifier: 'node:module', names: [as('createRequire', 'c')] },
      required,
      required,
      required,
      required,
    ],
  ],
  [
    'what createRequire gives, where no other word tells of it',
    "import { createRequire as c } from ⟦'node:module'⟧;\nexport const b = c(__filename)(⟦'./a'⟧);",
    [
      { kind: 'import', specifier: 'node:module', names: [as('createRequire', 'c')] },
      { ...required, names: [whole('b')] },
    ],
  ],
  [
    'require under another name',
    "const c = require; const d = module.require!; c(⟦'./a'⟧); d(⟦'./a'⟧); c.resolve(⟦'./a'⟧); let e: typeof c; { const c = f; c('./no'); }",
    [required, required, required],
  ],
  [
    'require of another owner',
    "module.require(⟦'./a'⟧); module['require'](⟦'./a'⟧); module?.require?.(⟦'./a'⟧); require.call(b, ⟦'./a'⟧); process.mainModule!.require(⟦'./a'⟧); require.main.require(⟦'b'⟧); c.require('./no');",
    [
      required,
      required,
      required,
      required,
      { kind: 'require' },
      { kind: 'require', specifier: 'b' },
    ],
  ],
  [
    'require, handed to somebody who loads what nobody can tell',
    "b(⟦require⟧); c = ⟦require⟧; c = [⟦require⟧]; c = { ⟦require⟧ }; c = { require: ⟦require⟧ }; c = d ? ⟦require⟧ : null; (0, ⟦require⟧)('./a'); ⟦require⟧.apply(b, ['./a']); ⟦require⟧.bind(b)('./a'); c ??= (⟦require⟧ as any)",
    Array.from({ length: 10 }, (): Expected => ({ kind: 'require' })),
  ],
  [
    'require, handed on by a function',
    'function b() { return ⟦require⟧; }',
    [{ kind: 'require', isDeferred: true }],
  ],
  [
    'nothing, where require is only asked for, or is not the function',
    "if (typeof require === 'function' && require.main === module && !require.cache) {} function b(require) { c(require); } c = { require: 1 }; c(d.require); module.exports = b;",
    [],
  ],
  [
    'what createRequire gives for another place',
    "import * as m from ⟦'module'⟧; const require = m.createRequire(d); require(⟦'b'⟧); require(⟦'./a'⟧);",
    [
      { kind: 'import', specifier: 'module', names: [whole('m')] },
      { kind: 'require', specifier: 'b' },
      { kind: 'require' },
    ],
  ],
  [
    'import-equals',
    "import b = require(⟦'./a'⟧); import type c = require(⟦'./a'⟧); export import d = require(⟦'./a'⟧); import e = b.c;",
    [
      { kind: 'import-equals', specifier: a, names: [whole('b')] },
      { kind: 'import-equals', specifier: a, isTypeOnly: true, names: [whole('c')] },
      { kind: 'import-equals', specifier: a, names: [whole('d')] },
    ],
  ],
  [
    'types by their file',
    "let b: import(⟦'./a'⟧).C.D<typeof import(⟦'./a'⟧)>, c = <typeof import(⟦'./a'⟧).d>e; type F = () => import(⟦'./a'⟧, { with: { 'resolution-mode': 'import' } }).C[];",
    [['C'], ['*'], ['d'], ['C']].map(([name = '']) => ({
      kind: 'import-type',
      specifier: a,
      isTypeOnly: true,
      names: [{ name }],
    })),
  ],
  [
    'types by their file beside elements',
    "export const b = <D<import(⟦'./a'⟧).C> c={x satisfies import(⟦'./a'⟧).C}>it's import('./no')</D>;",
    [
      { kind: 'import-type', specifier: a, isTypeOnly: true, names: [{ name: 'C' }] },
      { kind: 'import-type', specifier: a, isTypeOnly: true, names: [{ name: 'C' }] },
    ],
    'src/a.tsx',
  ],
  [
    'a type in a decorator',
    "@c<import(⟦'./a'⟧).C>(require(⟦'./a'⟧)) class B { @c(require(⟦'./a'⟧)) d(@c(require(⟦'./a'⟧)) e) {} }",
    [
      { kind: 'import-type', specifier: a, isTypeOnly: true, names: [{ name: 'C' }] },
      required,
      required,
      required,
    ],
  ],
  [
    'dynamic imports',
    "import(⟦'./a'⟧); import(⟦`./a`⟧); import(⟦`./${b}`⟧); import(⟦b⟧); import(/* webpackChunkName: 'no' */ ⟦'./a'⟧, { with: {} }); import.defer(⟦'./a'⟧);",
    [
      dynamic,
      dynamic,
      { kind: 'dynamic', isDeferred: true },
      { kind: 'dynamic', isDeferred: true },
      dynamic,
      dynamic,
    ],
  ],
  [
    'names of dynamic imports',
    "const b = (await import(⟦'./a'⟧)).c; const [d] = await import(⟦'./a'⟧); const e = import(⟦'./a'⟧); const { 'f g': h, [i]: j, k: { l } } = await import(⟦'./a'⟧);",
    [
      { ...dynamic, names: [as('c', 'b')] },
      { ...dynamic, names: [{ name: '*' }] },
      dynamic,
      { ...dynamic, names: [as('f g', 'h'), whole('j'), { name: 'k' }] },
    ],
  ],
  [
    'references in comments',
    '// a\n/// <reference path=⟦"../b.d.ts"⟧ />\n/// <reference path=⟦\'c.d.ts\'⟧/>\n/// <reference types=⟦"node"⟧ />\n/// <reference lib="es2023" />\nexport const d = 1;\n/// <reference path="./no" />',
    [
      { kind: 'reference', specifier: '../b.d.ts', isTypeOnly: true },
      { kind: 'reference', specifier: './c.d.ts', isTypeOnly: true },
      { kind: 'reference', specifier: 'node', isTypeOnly: true },
    ],
  ],
  [
    'an augmentation',
    "import ⟦'./b'⟧;\ndeclare module ⟦'./a'⟧ { interface C { d: import(⟦'./e'⟧).E } }\ndeclare module B { }",
    [
      { kind: 'side-effect', specifier: './b' },
      { kind: 'augmentation', specifier: a, isTypeOnly: true },
      { kind: 'import-type', specifier: './e', isTypeOnly: true, names: [{ name: 'E' }] },
    ],
  ],
  [
    'an augmentation in a file that is a module by its name',
    "declare module ⟦'./a'⟧ { }",
    [{ kind: 'augmentation', specifier: a, isTypeOnly: true }],
    'src/a.mts',
  ],
  [
    'a declared module',
    "declare module 'b' { import { b } from ⟦'./a'⟧; }\ndeclare module '*.svg';",
    [plain],
    'src/a.d.ts',
  ],
  [
    'mocks',
    "jest.mock(⟦'./a'⟧, () => ({ ...jest.requireActual(⟦'./a'⟧) })).unmock(⟦'./b'⟧); vi.mock(import(⟦'./a'⟧)); vi.mock(⟦b⟧); beforeEach(() => { vi.doMock(⟦'./a'⟧); }); t.mock.module(⟦'./a'⟧); mock.module(⟦'./a'⟧)",
    [
      { kind: 'mock', specifier: a },
      { kind: 'mock', specifier: a, isDeferred: true },
      { kind: 'mock', specifier: './b' },
      { kind: 'mock', specifier: a },
      { kind: 'mock' },
      { kind: 'mock', specifier: a, isDeferred: true },
      { kind: 'mock', specifier: a },
      { kind: 'mock', specifier: a },
    ],
  ],
  [
    'an actual module of a mock',
    "vi.mock(⟦'./a'⟧, async (original) => ({ ...(await vi.importActual<typeof import(⟦'./a'⟧)>(⟦'./a'⟧)) }))",
    [
      { kind: 'mock', specifier: a },
      { kind: 'import-type', specifier: a, isTypeOnly: true, names: [{ name: '*' }] },
      { kind: 'mock', specifier: a, isDeferred: true },
    ],
  ],
  [
    'calls like mocks',
    "jest.fn('./no'); server.mock('./no'); jest.mock(); b.module('./no'); jest.mocked(c);",
    [],
  ],
  [
    'code that runs at once',
    "class B { static c = require(⟦'./a'⟧); static { require(⟦'./a'⟧); } [require(⟦'./a'⟧)]() {} d = require(⟦'./a'⟧); get e() { return require(⟦'./a'⟧); } constructor(f = require(⟦'./a'⟧)) {} }",
    [
      required,
      required,
      required,
      { ...required, isDeferred: true },
      { ...required, isDeferred: true },
      { ...required, isDeferred: true },
    ],
  ],
  [
    'functions that are called on the spot',
    "(function () { require(⟦'./a'⟧); })(); (() => require(⟦'./a'⟧))(); (async () => { require(⟦'./a'⟧); })(); (function () { require(⟦'./a'⟧); }).call(this); (function* () { require(⟦'./a'⟧); })(); (() => () => require(⟦'./a'⟧))(); f(() => require(⟦'./a'⟧)); !function () { require(⟦'./a'⟧); }();",
    [
      required,
      required,
      required,
      required,
      { ...required, isDeferred: true },
      { ...required, isDeferred: true },
      { ...required, isDeferred: true },
      required,
    ],
    'src/a.js',
  ],
  [
    'escapes',
    "\\u0072equire(⟦'\\u002e/a'⟧); export const c = 1; import { \\u0062 } from ⟦'./\\x61'⟧;",
    [required, plain],
  ],
  [
    'a comment that is none',
    "const c = `\n// `; export * from ⟦'./a'⟧\nconst d = '\\\n// '; export * from ⟦'./a'⟧\nconst e = `\n// ${await import(⟦'./a'⟧)}`; /*\n// */ export * from ⟦'./a'⟧",
    [
      { kind: 're-export', specifier: a, names: [{ name: '*' }] },
      { kind: 're-export', specifier: a, names: [{ name: '*' }] },
      dynamic,
      { kind: 're-export', specifier: a, names: [{ name: '*' }] },
    ],
  ],
  [
    'calls where a comment could hold them',
    "const c = f(require(⟦'./a'⟧));\nimport d =\nrequire(⟦'./a'⟧);\nexport\u00A0{ b } from ⟦'./a'⟧;\n",
    [
      required,
      { kind: 'import-equals', specifier: a, names: [whole('d')] },
      { kind: 're-export', specifier: a, names },
    ],
  ],
  [
    'words in literals',
    "const c = /import b from '.\\/no'/, d = `import b from './no' ${require(⟦'./a'⟧)} require('./no')`;",
    [required],
  ],
  [
    'words in elements',
    "export const c = <p>import b from './no'; {require(⟦'./a'⟧)} require('./no') it's</p>;",
    [required],
    'src/a.jsx',
  ],
  [
    'unusual spaces',
    "export\u00A0*\u2003from\u0085⟦'./a'⟧\u2028import\u200B⟦'./a'⟧",
    [
      { kind: 're-export', specifier: a, names: [{ name: '*' }] },
      { kind: 'side-effect', specifier: a },
    ],
  ],
  [
    'imports in blocks',
    "namespace B { import c = d.e; { export { b } from ⟦'./a'⟧; } }",
    [{ kind: 're-export', specifier: a, names }],
  ],
];
