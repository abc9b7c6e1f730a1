import type { FitnessReport } from '../report/index.js';
import { misuse } from './misuse.js';

/**
 * The received value as a report.
 *
 * @throws {@link ArchfitError} `usage` for anything else, a promise that was not awaited above all: a negated matcher must not
 * pass on it
 */
export function receivedReport(received: unknown, matcher: string): FitnessReport {
  if (isReport(received)) return received;
  if (isObject(received) && typeof received['then'] === 'function') {
    throw misuse(
      matcher,
      'needs a report and received a promise',
      'Await the evaluation: expect(await evaluate([…])).',
    );
  }
  throw misuse(
    matcher,
    `needs a report and received ${describe(received)}`,
    'Pass what evaluate() resolves to.',
  );
}

function describe(received: unknown): string {
  if (received === null || received === undefined) return String(received);
  if (Array.isArray(received)) return 'an array';
  if (!isObject(received)) return `a ${typeof received}`;
  return 'schemaVersion' in received
    ? `an object of schema version ${JSON.stringify(received['schemaVersion'])} that is no report of version 1`
    : 'an object that is no report';
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
