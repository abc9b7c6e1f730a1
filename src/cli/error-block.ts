import { toPrintable } from '../source/printable.js';

/** What went wrong and what to do about it, for the standard error. */
export function errorBlock(code: string, message: string, hint: string): string {
  return `error[${code}] ${toPrintable(message)}\n  hint ${toPrintable(hint)}\n`;
}
