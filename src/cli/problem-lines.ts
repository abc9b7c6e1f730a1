import type { Problem } from '../report/index.js';
import { toPrintable } from '../source/printable.js';
import { placeOf } from './place-of.js';

/** Problems as text for the standard error. */
export function printProblems(problems: readonly Problem[]): string {
  return problems
    .flatMap(problemLines)
    .map((line) => `${line}\n`)
    .join('');
}

/** A problem as lines for the standard error. */
export function problemLines({ code, message, location, hint }: Problem): readonly string[] {
  const place = location === undefined ? '' : `${placeOf(location)}: `;
  return [`  ! ${place}${message} (${code})`, `    hint ${hint}`].map(toPrintable);
}
