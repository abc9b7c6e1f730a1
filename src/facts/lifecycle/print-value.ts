import { createRedactor } from '../../source/index.js';
import { toPrintable } from '../../source/printable.js';

const redact = createRedactor();

/** Longest value that a message repeats, in UTF-16 code units. */
const longest = 60;

/** A value of a contract or a plan as a message repeats it: on one line, cut, and with no secret in it. */
export function printValue(value: unknown): string {
  const shown = toPrintable(redact(toText(value)));
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** What is in a list or a mapping is nobody's business, and aliases may have made it endless. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
