/** The candidate that a mistyped word most likely means: at most a third of its letters differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: countEdits(word, candidate) }))
    .sort((left, right) => left.edits - right.edits);
  return best && best.edits <= Math.max(2, word.length / 3) ? best.candidate : undefined;
}

/**
 * How many letters have to be put in, left out or changed to make one word of the other (Levenshtein's distance), in UTF-16 code
 * units. No package counts them: what a configuration imports of this one loads nothing of others.
 */
export function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let index = 0; index < from.length; index += 1) {
    const next = [index + 1];
    for (let column = 0; column < to.length; column += 1) {
      const change = (row[column] ?? 0) + (from[index] === to[column] ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
