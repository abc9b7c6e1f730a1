import type { FitnessReport } from '../report/index.js';
import { explainReceived } from './explain-received.js';
import { isObject } from './is-object.js';
import type { MatcherContext } from './matcher.js';
import { misuse } from './misuse.js';

/** Letters of a text that are printed. */
const shownLetters = 120;

/**
 * The received value as a report.
 *
 * @param context - what the test runner prints values with; without it there is only a description
 * @throws {@link ArchfitError} `usage` for anything else, a promise that was not awaited above all: a negated matcher must not
 * pass on it
 */
export function receivedReport(
  received: unknown,
  matcher: string,
  context?: MatcherContext,
): FitnessReport {
  if (isReport(received)) return received;
  const { what, instead } = explainReceived(received);
  const printed = context === undefined ? [] : ['', printReceived(received, context)];
  throw misuse(matcher, `needs a report and received ${what}`, instead, printed);
}

/** Type and value, in the words of the runner; of a large value the outermost part alone. */
function printReceived(received: unknown, { utils }: MatcherContext): string {
  const isLong = typeof received === 'string' && received.length > shownLetters;
  const value = utils.stringify(isLong ? `${received.slice(0, shownLetters)}…` : received, 1);
  // As the runners' own `printWithType`, which Vitest 2 has not.
  const hasType = received !== null && received !== undefined;
  const type = Array.isArray(received) ? 'array' : typeof received;
  return `${hasType ? `Received has type:  ${type}\n` : ''}Received has value: ${value}`;
}

/** Structural, as a report may come from the other module build or from a JSON file. */
function isReport(value: unknown): value is FitnessReport {
  return (
    isObject(value) &&
    value['schemaVersion'] === 1 &&
    Array.isArray(value['checks']) &&
    Array.isArray(value['notSelected']) &&
    Array.isArray(value['problems']) &&
    isObject(value['verdict'])
  );
}
