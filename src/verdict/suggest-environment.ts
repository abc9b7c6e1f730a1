import { nearest } from '../source/index.js';

/** Names the environment that was meant, or those that there are. */
export function suggestEnvironment(known: readonly string[], name: string): string {
  const meant = nearest(name, known);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return known.length === 0 ? 'No source names one.' : `Environments: ${known.join(', ')}.`;
}
