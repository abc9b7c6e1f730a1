import { createRedactor } from '../../../source/index.js';

/** Longest text of a marker's value, in UTF-16 code units. */
const longest = 60;

const redact = createRedactor();

/** The value of a marker as a short text. */
export function printMarker(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  const shown = redact(text.slice(0, 500));
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}
