import { mockMethods, mockReceivers } from '../parser/mock-calls.js';

// Every form in which a file can name another needs one of these words before one of these letters. Where a text has none of them, it names
// nothing; where it has one, that may still be in a comment or a string. Between words the compiler takes more for spaces than a regular
// expression does, and comments.
const space = String.raw`[\s\u0085\u200b]*`;
const comment = String.raw`\/[/*]`;
/** Not a member: `a.import(…)`, but `...import(…)`. */
const free = String.raw`(?<!(?<!\.)\.)\b`;

const imports = new RegExp(
  [
    // `import 'a'`, `import('a')`
    String.raw`${free}import${space}(?:["'(<]|${comment})`,
    // `import.defer('a')`
    String.raw`${free}import${space}\.${space}(?:(?:defer|source)\b|${comment})`,
    // What starts a line like an import and may be faulty.
    String.raw`^[ \t]*import(?:[ \t]*[{*]|[ \t]+[\w$\\])`,
  ].join('|'),
  'gm',
);

/** `import a from 'a'`, `export * from 'a'`; of faulty ones, `export { a } 'a'`. */
const froms = new RegExp(String.raw`(?:\bfrom|\})${space}(?:["']|${comment})`, 'g');
const keywords = /\b(?:import|export)\b/g;
/** What can stand between the two: names, commas and braces, strings, comments. It always matches, so it is never tried twice. */
const clause =
  /(?:[\w$\s,{}*\\\u0080-\uffff]+|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;

/** What comes after the name of a function that is called: also `f?.(…)`, `f!(…)`, `f<T>(…)`. */
const call = String.raw`${space}(?:[(<!]|\?\.|${comment})`;

const byParser = new RegExp(
  [
    String.raw`\brequire(?![ \t]*\()${space}(?:[(<!)]|\?\.|\.${space}(?:(?:resolve|call|apply|bind|main)\b|${comment})|${comment}|as\b|satisfies\b)`,
    // In comments it stands in quotes or after a word, in code often after `=`.
    String.raw`(?<![\w"'\`(.][ \t]*)\brequire[ \t]*\(`,
    // `class extends require('a') {` reads like a method.
    String.raw`\bextends\s+require\b`,
    // The function itself, handed to somebody: `= require;`, `f(require)`, `{ require }`, `? require :`.
    String.raw`[=:,({[?&|>]\s*require[ \t]*(?:[;,)\]}|&]|\r?\n|$)|\?\s*require\s*:|\breturn[ \t]+require\b`,
    // `module.require('a')`, `process.mainModule!['require']('a')`
    String.raw`\b(?:module|mainModule)\b[\s!?.['"\`]{1,8}require\b`,
    'createRequire',
    // A name with a dot before it is that of a file: './a.module'.
    String.raw`(?<!\.)\bmodule${space}(?:["']|${comment})`,
    String.raw`\/\/\/\s*<[Rr]`,
    // A letter of a word that is written as an escape.
    String.raw`\\u(?:00|\{0*)(?:[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff])`,
  ].join('|'),
);

/** `require('a')`, as it is written nearly always. */
const calls = new RegExp(String.raw`${free}require[ \t]*\(`, 'g');

/** Every form that `byParser` knows holds one of these. To look for them first takes a tenth of the time. */
const wordsByParser = ['quire', 'module', '\\u', '///'];

const mockWord = /[mM]ock|Actual/;
const mockMethod = new RegExp(String.raw`\b(?:${mockMethods.join('|')})${call}`);
const mockReceiver = new RegExp(String.raw`\b(?:${mockReceivers.join('|')})\b`);
const moduleCall = new RegExp(String.raw`\bmodule${call}`);

/** Whether a text may name a file in a form that only the parser tells: `require.resolve('a')`, `declare module 'a'`, `jest.mock('a')`. */
export function mayNeedParser(text: string): boolean {
  return (
    (wordsByParser.some((word) => text.includes(word)) && byParser.test(text)) ||
    (mockWord.test(text) &&
      ((mockMethod.test(text) && mockReceiver.test(text)) ||
        (moduleCall.test(text) && /\bmock\b/.test(text))))
  );
}

/** Where a text may name a file: places of words, which may be in a comment or a string. */
export interface Places {
  /** Of `import`, of which some start at the spaces before it. */
  readonly imports: readonly number[];
  /** Of `from`. */
  readonly froms: readonly number[];
  /** Of `require`, with a bracket after it. */
  readonly calls: readonly number[];
}

/** Undefined where there is none. */
export function placesOfForms(text: string): Places | undefined {
  const inCode = (place: number) => !isInLineComment(text, place);
  const places = {
    imports: text.includes('import') ? placesOf(imports, text).filter(inCode) : [],
    froms: placesOfFrom(text).filter(inCode),
    calls: text.includes('require') ? placesOf(calls, text).filter(inCode) : [],
  };
  return Object.values(places).every(({ length }) => length === 0) ? undefined : places;
}

function placesOf(pattern: RegExp, text: string): readonly number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}

/** Each `from` to which an `import` or an `export` leads. */
function placesOfFrom(text: string): readonly number[] {
  const places = placesOf(froms, text);
  if (places.length === 0) return places;
  const starts = placesOf(keywords, text);
  // Ways within ways, as in a list of nothing but such words, are not worth the time.
  let budget = 8 * text.length;
  let next = 0;
  let reached = -1;
  return places.filter((place) => {
    for (let start = starts[next]; start !== undefined && start < place; start = starts[next]) {
      next += 1;
      if (budget < 0) return true;
      clause.lastIndex = start;
      clause.test(text);
      budget -= clause.lastIndex - start;
      reached = Math.max(reached, clause.lastIndex);
    }
    return place <= reached;
  });
}

/**
 * Whether the line of a place starts with `//`, and nothing between could end a template, a comment, an element or a string of which that
 * would be a part: then it is no code in any case.
 */
function isInLineComment(text: string, place: number): boolean {
  const start = text.lastIndexOf('\n', place) + 1;
  const before = text.slice(start, place).trimStart();
  if (!before.startsWith('//') || /[`{<]|\*\//.test(before)) return false;
  return !/\\\r?\n$/.test(text.slice(Math.max(0, start - 3), start));
}
