import { mockMethods, mockReceivers } from '../parser/mock-calls.js';

// Every form in which a file can name another needs one of these words before one of these letters. Where a text has none of them, it names
// nothing; where it has one, that may still be in a comment or a string. Between words the compiler takes more for spaces than a regular
// expression does, and comments.
const space = String.raw`[\s\u0085\u200b]*`;
const comment = String.raw`\/[/*]`;
/** Not a member: `a.import(…)`, but `...import(…)`. */
const free = String.raw`(?<!(?<!\.)\.)\b`;

const byLexer = new RegExp(
  [
    // `import 'a'`, `import('a')`
    String.raw`${free}import${space}(?:["'(<]|${comment})`,
    // `import.defer('a')`
    String.raw`${free}import${space}\.${space}(?:(?:defer|source)\b|${comment})`,
    // `import a from 'a'`, `export * from 'a'`
    String.raw`\bfrom${space}(?:["']|${comment})`,
    // What starts a line like an import, and is none of those: it may be faulty.
    String.raw`^[ \t]*import(?:[ \t]*[{*]|[ \t]+[\w$\\])`,
  ].join('|'),
  'gm',
);

/** What comes after the name of a function that is called: also `f?.(…)`, `f!(…)`, `f<T>(…)`. */
const call = String.raw`${space}(?:[(<!]|\?\.|${comment})`;

const byParser = new RegExp(
  [
    String.raw`\brequire${space}(?:[(<!)]|\?\.|\.${space}(?:resolve\b|${comment})|${comment}|as\b|satisfies\b)`,
    'createRequire',
    // A name with a dot before it is that of a file: './a.module'.
    String.raw`(?<!\.)\bmodule${space}(?:["']|${comment})`,
    String.raw`\/\/\/\s*<[Rr]`,
    // A letter of a word that is written as an escape.
    String.raw`\\u(?:00|\{0*)(?:[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff])`,
  ].join('|'),
);

const mockMethod = new RegExp(String.raw`\b(?:${mockMethods.join('|')})${call}`);
const mockReceiver = new RegExp(String.raw`\b(?:${mockReceivers.join('|')})\b`);
const moduleCall = new RegExp(String.raw`\bmodule${call}`);

/** Whether a text may name a file in a form that only the parser tells: `require('a')`, `declare module 'a'`, `jest.mock('a')`. */
export function mayNeedParser(text: string): boolean {
  return (
    byParser.test(text) ||
    (mockMethod.test(text) && mockReceiver.test(text)) ||
    (moduleCall.test(text) && /\bmock\b/.test(text))
  );
}

/** The places where a text may name a file in a form of modules: `import`, `from`. */
export function placesOfForms(text: string): readonly number[] {
  const places: number[] = [];
  for (const { index } of text.matchAll(byLexer)) {
    if (!isInLineComment(text, index)) places.push(index);
  }
  return places;
}

/**
 * Whether the line of a place starts with `//`, and nothing between could end a template, a comment, an element or a string of which that
 * would be a part: then it is no code in any case.
 */
function isInLineComment(text: string, place: number): boolean {
  const start = text.lastIndexOf('\n', place) + 1;
  const before = text.slice(start, place).trimStart();
  return (
    before.startsWith('//') && !/[`{<]|\*\//.test(before) && !/\\\r?\n$/.test(text.slice(0, start))
  );
}
