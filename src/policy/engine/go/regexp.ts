import { createRequire } from 'node:module';
import type * as re2 from 're2js';
import { wasmFolder } from '#wasm';

/**
 * Loads at once what is needed first when a policy asks for it: builtins cannot wait for `import()`. The folder stands for this
 * package, whichever build of it runs.
 */
const requireLater = createRequire(`${wasmFolder}/`);

/** A match: where its groups begin and end, in UTF-16 units; the whole is the first. A group that took no part has none. */
export type Match = readonly ({ readonly start: number; readonly end: number } | undefined)[];

/** A text is no regular expression, in Go's words. */
export class RegexpFault extends Error {
  override readonly name = 'RegexpFault';
}

/** A regular expression of RE2, with the methods of Go's `regexp`. A search takes time in proportion to the text. */
export class Regexp {
  readonly #source: string;
  readonly #compiled: re2.RE2JS;

  /** @throws {@link RegexpFault} when the text is none */
  constructor(source: string) {
    this.#source = source;
    this.#compiled = compile(source);
  }

  /** Whether it matches anywhere. */
  matches(text: string): boolean {
    return this.#compiled.test(text);
  }

  /**
   * The matches from left to right, none within another. An empty one right after another counts for nothing.
   *
   * @param limit how many at most; all when negative
   */
  findAll(text: string, limit: number): readonly Match[] {
    const matcher = this.#compiled.matcher(text);
    const found: Match[] = [];
    let previousEnd = -1;
    for (let at = 0; at <= text.length && (limit < 0 || found.length < limit);) {
      if (!matcher.find(at)) break;
      const start = matcher.start();
      const end = matcher.end();
      if (end > at || start !== previousEnd) found.push(toMatch(matcher));
      at = end > at ? end : at + widthAt(text, at);
      previousEnd = end;
    }
    return found;
  }

  /** What stands between the matches. */
  split(text: string): readonly string[] {
    if (this.#source !== '' && text === '') return [''];
    const parts: string[] = [];
    let from = 0;
    let last = 0;
    for (const [whole] of this.findAll(text, -1)) {
      if (whole === undefined) continue;
      last = whole.start;
      if (whole.end !== 0) parts.push(text.slice(from, last));
      from = whole.end;
    }
    if (last !== text.length) parts.push(text.slice(from));
    return parts;
  }

  /** Replaces every match by the template, in which `$1`, `$name` and `${name}` stand for what a group took, and `$$` for `$`. */
  replace(text: string, template: string): string {
    let replaced = '';
    let from = 0;
    const names = this.#compiled.namedGroups();
    for (const match of this.findAll(text, -1)) {
      const [whole] = match;
      if (whole === undefined) continue;
      const group = (reference: string) => {
        const number = /^(?:0|[1-9]\d{0,8})$/.test(reference)
          ? Number(reference)
          : names[reference];
        const range = number === undefined ? undefined : match[number];
        return range === undefined ? '' : text.slice(range.start, range.end);
      };
      replaced += text.slice(from, whole.start) + expand(template, group);
      from = whole.end;
    }
    return replaced + text.slice(from);
  }
}

/** Makes an expression that matches a text literally. */
export function quoteRegexp(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** A name is as long as it can be: `$1x` is the group `1x`. Whatever is no reference stays as it is. */
const reference = /\$(?:\$|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu;

function expand(template: string, group: (reference: string) => string): string {
  return template.replaceAll(
    reference,
    (_, plain: string | undefined, braced: string | undefined) => {
      const name = plain ?? braced;
      return name === undefined ? '$' : group(name);
    },
  );
}

function compile(source: string): re2.RE2JS {
  const library = requireLater('re2js') as typeof re2;
  try {
    return library.RE2JS.compile(source);
  } catch (error) {
    if (error instanceof library.RE2JSException) throw new RegexpFault(error.message);
    throw error;
  }
}

function toMatch(matcher: re2.Matcher): Match {
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) => {
    const start = matcher.start(group);
    return start === -1 ? undefined : { start, end: matcher.end(group) };
  });
}

/** Go steps over whole characters. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
