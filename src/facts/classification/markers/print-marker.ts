import { createRedactor } from '../../../source/redact-text.js';

/** Longest text of a marker's value, in UTF-16 code units. */
const longest = 60;

const redact = createRedactor();

/** The value of a marker as a short text. */
export function printMarker(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(prune(value, 0));
  const shown = redact(text.slice(0, 500));
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

/** What is nested deeper, or stands further back in a list, does not fit into the text. */
function prune(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (depth > 4) return '…';
  if (Array.isArray(value)) return value.slice(0, 20).map((each) => prune(each, depth + 1));
  const entries = Object.entries(value).slice(0, 20);
  return Object.fromEntries(entries.map(([key, each]) => [key, prune(each, depth + 1)]));
}
