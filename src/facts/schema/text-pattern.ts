import type { Certainty } from './certainty.js';
import { type CodeRange, type PatternSyntax, parsePattern } from './parse-pattern.js';

/** A state of the automaton: what it reads, or where it goes for nothing (`^` and `$` only at the ends of the text). */
interface State {
  readonly reads?: readonly CodeRange[];
  readonly at?: 'start' | 'end';
  next: number[];
}

const everything: readonly CodeRange[] = [[0, 0x10ffff]];
/** Above these, a pattern is not worth its time: an automaton of some ten thousand states answers in milliseconds. */
const stateLimit = 3000;
const pairLimit = 4000;

/**
 * The language of a `pattern`: texts in which it matches somewhere. An automaton of our own and not `RegExp`, because patterns
 * come from strangers (nothing here backtracks) and because only an automaton can tell whether one language contains another.
 */
export class TextPattern {
  private readonly states: State[] = [];
  private readonly initial: readonly number[];
  private readonly final: number;

  private constructor(syntax: PatternSyntax) {
    this.final = this.add({ reads: everything, next: [] });
    this.state(this.final).next.push(this.final);
    const body = this.build(syntax, [this.final]);
    const before = this.add({ reads: everything, next: [] });
    this.state(before).next.push(before, ...body);
    this.initial = [before, ...body];
  }

  /** Undefined where the pattern is no regular language, is not readable or is too large. */
  static of(pattern: string): TextPattern | undefined {
    const syntax = parsePattern(pattern);
    if (syntax === undefined || sizeOf(syntax) > stateLimit) return undefined;
    return new TextPattern(syntax);
  }

  matches(text: string): boolean {
    let current = this.close(this.initial, true);
    for (const character of text) {
      if (current.has(this.final)) return true;
      current = this.close(this.step(current, character.codePointAt(0) ?? 0), false);
    }
    return this.accepts(current, text === '');
  }

  /** Some short text in the language that has at least `length` characters, if one is found quickly. */
  example(length = 0): string | undefined {
    const codes = representatives([this]);
    let frontier = [{ set: this.close(this.initial, true), text: '' }];
    const seen = new Set<string>();
    for (let size = 0; size < 400 && frontier.length > 0; size += 1) {
      const next: typeof frontier = [];
      for (const { set, text } of frontier) {
        if (size >= length && this.accepts(set, text === '')) return text;
        for (const code of codes) {
          const after = this.close(this.step(set, code), false);
          // Only the loop before the first match is left: as good as the beginning, and longer.
          const key =
            [...after].sort((one, other) => one - other).join() + `:${Math.min(size, length)}`;
          if (seen.has(key) || seen.size > pairLimit) continue;
          seen.add(key);
          next.push({ set: after, text: text + String.fromCodePoint(code) });
        }
      }
      frontier = next;
    }
    return undefined;
  }

  /**
   * Whether every text of `narrow` is one of `wide`.
   *
   * @param effort - states that may yet be looked at; what is looked at is taken off
   */
  static includes(
    wide: TextPattern,
    narrow: TextPattern,
    effort: { left: number } = { left: Infinity },
  ): Certainty {
    const codes = representatives([wide, narrow]);
    const open = [
      {
        inner: narrow.close(narrow.initial, true),
        outer: wide.close(wide.initial, true),
        start: true,
      },
    ];
    const seen = new Set<string>();
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
      const { inner, outer, start } = pair;
      if (outer.has(wide.final)) continue;
      if (narrow.accepts(inner, start) && !wide.accepts(outer, start)) return 'no';
      for (const code of codes) {
        const after = {
          inner: narrow.close(narrow.step(inner, code), false),
          outer: wide.close(wide.step(outer, code), false),
          start: false,
        };
        const key = `${keyOf(after.inner)}|${keyOf(after.outer)}`;
        if (seen.has(key)) continue;
        if (seen.size >= pairLimit || effort.left <= 0) return 'maybe';
        effort.left -= 1;
        seen.add(key);
        open.push(after);
      }
    }
    return 'yes';
  }

  private state(index: number): State {
    return this.states[index] as State;
  }

  private add(state: State): number {
    return this.states.push(state) - 1;
  }

  /** Entry states of `syntax`, whose exits lead to `next`. */
  private build(syntax: PatternSyntax, next: readonly number[]): readonly number[] {
    switch (syntax.kind) {
      case 'characters':
        return [this.add({ reads: syntax.ranges, next: [...next] })];
      case 'start':
      case 'end':
        return [this.add({ at: syntax.kind, next: [...next] })];
      case 'choice':
        return syntax.items.flatMap((item) => this.build(item, next));
      case 'sequence':
        return syntax.items.reduceRight((after, item) => this.build(item, after), next);
      case 'repeat': {
        const { item, min, max } = syntax;
        let entry = next;
        if (max === Infinity) {
          const loop = this.add({ next: [...next] });
          this.state(loop).next.push(...this.build(item, [loop]));
          entry = [loop];
        } else {
          for (let count = min; count < max; count += 1) {
            entry = [this.add({ next: [...this.build(item, entry), ...next] })];
          }
        }
        for (let count = 0; count < min; count += 1) entry = this.build(item, entry);
        return entry;
      }
    }
  }

  /** States that are reached for nothing; `$` is followed when the text is known to end. */
  private close(states: Iterable<number>, start: boolean, end = false): Set<number> {
    const closed = new Set<number>();
    const open = [...states];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (closed.has(index)) continue;
      closed.add(index);
      const { reads, at, next } = this.state(index);
      if (reads !== undefined) continue;
      if (at === undefined || (at === 'start' ? start : end)) open.push(...next);
    }
    return closed;
  }

  private step(states: ReadonlySet<number>, code: number): Set<number> {
    const next = new Set<number>();
    for (const index of states) {
      const { reads, next: after } = this.state(index);
      if (reads?.some(([from, to]) => code >= from && code <= to) === true) {
        for (const one of after) next.add(one);
      }
    }
    return next;
  }

  private accepts(states: ReadonlySet<number>, start: boolean): boolean {
    return states.has(this.final) || this.close(states, start, true).has(this.final);
  }

  /** Code points at which the reading of some state begins or ends. */
  *borders(): Generator<number> {
    for (const { reads = [] } of this.states) {
      for (const [from, to] of reads) {
        yield from;
        yield to + 1;
      }
    }
  }
}

function keyOf(states: ReadonlySet<number>): string {
  return [...states].sort((one, other) => one - other).join();
}

/** One code point for each class of code points that no state tells apart; readable ones first. */
function representatives(patterns: readonly TextPattern[]): readonly number[] {
  const borders = new Set<number>([0]);
  for (const pattern of patterns) for (const border of pattern.borders()) borders.add(border);
  const sorted = [...borders].filter((code) => code <= 0x10ffff).sort((one, other) => one - other);
  const readable = (code: number) => (code > 32 && code < 127 ? 0 : 1);
  return sorted
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .sort((one, other) => readable(one) - readable(other));
}

function sizeOf(syntax: PatternSyntax): number {
  switch (syntax.kind) {
    case 'characters':
    case 'start':
    case 'end':
      return 1;
    case 'repeat': {
      const copies = syntax.max === Infinity ? syntax.min + 1 : syntax.max;
      return 1 + Math.max(1, copies) * (1 + sizeOf(syntax.item));
    }
    default:
      return syntax.items.reduce((sum, item) => sum + sizeOf(item), 1);
  }
}
