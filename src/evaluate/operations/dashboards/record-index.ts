import type { RecordingRule } from '../../../facts/operations/rules/index.js';
import { type Read, readsOf } from './reads-of.js';

/** More is read by no rule that a person wrote: those that name each other twice grow without end. */
const mostReads = 1000;

/** What names that rules record stand for. */
export class RecordIndex {
  readonly #reads = new Map<string, readonly Read[]>();

  constructor(rules: readonly RecordingRule[]) {
    for (const { name, expression } of rules) {
      const reads = expression === undefined ? [] : readsOf(expression);
      this.#reads.set(name, [...(this.#reads.get(name) ?? []), ...reads]);
    }
  }

  has(name: string): boolean {
    return this.#reads.has(name);
  }

  /** A read, and what is read by the rules that compute it: with the matchers and groupings of all. */
  expand(read: Read): readonly Read[] {
    const reads = [read];
    // Grows while it is gone through.
    for (const { metric, matchers, groupings, calls, isOpen } of reads) {
      const within = metric === undefined ? undefined : this.#reads.get(metric);
      for (const inner of within ?? []) {
        if (reads.length >= mostReads) return reads;
        reads.push({
          ...inner,
          matchers: [...inner.matchers, ...matchers],
          groupings: [...inner.groupings, ...groupings],
          calls: new Set([...inner.calls, ...calls]),
          isOpen: inner.isOpen || isOpen,
        });
      }
    }
    return reads;
  }
}
