import type { Problem } from '../report/index.js';
import { toPrintable } from '../source/printable.js';

/** A problem as lines for the standard error. */
export function problemLines({ code, message, location, hint }: Problem): readonly string[] {
  const line = location?.region?.startLine;
  const place =
    location === undefined ? '' : `${location.uri}${line === undefined ? '' : `:${line}`}: `;
  return [`  ! ${place}${message} (${code})`, `    hint ${hint}`].map(toPrintable);
}
