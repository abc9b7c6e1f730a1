import type { Certainty } from './certainty.js';
import { certain } from './certainty.js';
import { TextPattern } from './text-pattern.js';

/** Patterns by their text, each read once. */
export class Patterns {
  private readonly known = new Map<string, TextPattern | undefined>();
  private readonly inclusions = new Map<string, Certainty>();
  /** States of patterns that may yet be looked at before nobody knows how two of them relate. */
  left = Infinity;

  of(pattern: string): TextPattern | undefined {
    if (!this.known.has(pattern)) this.known.set(pattern, TextPattern.of(pattern));
    return this.known.get(pattern);
  }

  /** Whether `pattern` matches somewhere in `text`. */
  matches(pattern: string, text: string): Certainty {
    const read = this.of(pattern);
    return read === undefined ? 'maybe' : certain(read.matches(text));
  }

  /** Whether every text that `narrow` matches is matched by `wide`. */
  includes(wide: string, narrow: string): Certainty {
    if (wide === narrow) return 'yes';
    if (this.left <= 0) return 'maybe';
    const key = JSON.stringify([wide, narrow]);
    let answer = this.inclusions.get(key);
    if (answer === undefined) {
      const [one, other] = [this.of(wide), this.of(narrow)];
      answer =
        one === undefined || other === undefined ? 'maybe' : TextPattern.includes(one, other, this);
      if (this.left > 0) this.inclusions.set(key, answer);
    }
    return answer;
  }
}
