import { ArchfitError, type FitnessReport } from '../report/index.js';

/**
 * The received value as a report.
 *
 * @throws {@link ArchfitError} `usage` for anything else, a promise that was not awaited above all: a negated matcher must not
 * pass on it
 */
export function receivedReport(received: unknown, matcher: string): FitnessReport {
  if (isReport(received)) return received;
  const isPromise = received instanceof Promise;
  throw new ArchfitError(
    'usage',
    `${matcher} needs a report and received ${isPromise ? 'a promise of one' : typeof received}`,
    isPromise
      ? 'Await the evaluation: const report = await evaluate([…]).'
      : 'Pass what evaluate() resolves to.',
  );
}

function isReport(value: unknown): value is FitnessReport {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schemaVersion' in value &&
    value.schemaVersion === 1 &&
    'checks' in value &&
    Array.isArray(value.checks) &&
    'verdict' in value
  );
}
