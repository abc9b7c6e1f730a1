import type { RawSort, RawValues } from './metric.js';
import { exampleOf, sortOfValue } from './raw-value.js';

/** More values of one label are not told apart: any limit that is meant lies below. */
const mostValues = 20_000;

/** Counts the different values of a label, and those that there is no end of. */
export class LabelValues {
  readonly #seen = new Set<string>();
  readonly #raw = new Map<RawSort, { count: number; example?: string }>();

  /** @param line - where the label was seen first */
  constructor(readonly line: number) {}

  add(value: string): void {
    if (value === '' || this.#seen.size >= mostValues || this.#seen.has(value)) return;
    this.#seen.add(value);
    const sort = sortOfValue(value);
    if (sort === undefined) return;
    const { count = 0, example = exampleOf(value) } = this.#raw.get(sort) ?? {};
    this.#raw.set(sort, { count: count + 1, ...(example !== undefined && { example }) });
  }

  get distinct(): number {
    return this.#seen.size;
  }

  get raw(): readonly RawValues[] {
    return [...this.#raw].map(([sort, found]) => ({ sort, ...found }));
  }
}
