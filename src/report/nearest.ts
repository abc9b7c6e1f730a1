import { distance } from 'fastest-levenshtein';

/** The candidate that a mistyped word most likely means: at most a third of its letters differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .sort((left, right) => left.edits - right.edits);
  return best && best.edits <= Math.max(2, word.length / 3) ? best.candidate : undefined;
}
