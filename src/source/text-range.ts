/** A part of a text; the end is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Index of the last range that starts at or before `offset`, in ranges sorted by their start; -1 where none does. */
export function lastIndexUpTo(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The ranges that touch `window`. They have to be sorted, and must not overlap each other. */
export function touching<Range extends TextRange>(
  ranges: readonly Range[],
  window: TextRange,
): readonly Range[] {
  const last = lastIndexUpTo(ranges, window.end);
  let first = last + 1;
  while (first > 0 && (ranges[first - 1]?.end ?? -1) >= window.start) first -= 1;
  return ranges.slice(first, last + 1);
}

/** Sorts ranges and joins those that touch. */
export function mergeRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((left, right) => left.start - right.start)) {
    const last = merged.at(-1);
    if (end <= start) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
