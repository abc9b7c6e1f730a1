import { createHash } from 'node:crypto';
import type { FitnessReport, Location, Severity } from '../report/index.js';
import { jsonPieces } from './json-pieces.js';
import { listObstacles } from './obstacles.js';
import { orderFindings } from '../report/wording/order-findings.js';
import { filePlace, pathAtRevision } from '../report/wording/place.js';
import { placeNotes } from './place-notes.js';
import type { Reporter } from './reporter.js';
import { visible } from '../report/wording/visible.js';

/**
 * A code quality report of GitLab: new findings, and what could not be judged. GitLab would show what is known or waived as open, so
 * neither is in it.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter<Iterable<string>> = function* (report) {
  yield* jsonPieces(withUniqueFingerprints(listEntries(report)), depthOfEntries);
  yield '\n';
};

/** The list alone: an entry is one piece. */
const depthOfEntries = 1;

const severities = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
} as const satisfies Readonly<Record<Severity, string>>;

/** An entry, in the words of GitLab. */
interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: (typeof severities)[Severity];
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function* listEntries(report: FitnessReport): Generator<Entry> {
  const elsewhere = placeOfRun(report);
  for (const finding of orderFindings(report.checks)) {
    const { state, rule, environment, message, fingerprint, severity } = finding;
    if (state !== 'new') continue;
    const [related] = finding.related;
    const prefix = environment === undefined ? '' : `[${environment}] `;
    yield {
      description: describe(visible(`${prefix}${message}`), finding.location),
      check_name: rule,
      fingerprint,
      severity: severities[severity],
      location: entryLocation(finding.location ?? related, elsewhere),
    };
  }
  for (const { name, message, location, isBlocking } of listObstacles(report)) {
    const identity = JSON.stringify([name, message, location?.uri, location?.pointer]);
    yield {
      description: describe(`not judged: ${message}`, location),
      check_name: name,
      fingerprint: createHash('sha256').update(identity).digest('hex'),
      severity: severities[isBlocking ? 'high' : 'low'],
      location: entryLocation(location, elsewhere),
    };
  }
}

function describe(message: string, location: Location | undefined): string {
  const notes = location === undefined ? [] : placeNotes(location);
  const [says = '', ...hints] = message.split('\n').map(visible);
  const sentence = hints.length === 0 ? says : [`${says}.`, ...hints].join(' ');
  return `${sentence}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** Of two entries with one fingerprint GitLab shows the first alone. */
function* withUniqueFingerprints(entries: Iterable<Entry>): Generator<Entry> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const count = (counts.get(entry.fingerprint) ?? 0) + 1;
    counts.set(entry.fingerprint, count);
    yield count === 1 ? entry : { ...entry, fingerprint: `${entry.fingerprint}:${count}` };
  }
}

/** GitLab takes no entry without a path, and counts lines from 1. */
function entryLocation(location: Location | undefined, elsewhere: string): Entry['location'] {
  const file = location && filePlace(location);
  const path = file?.uri ?? (location && pathAtRevision(location.uri)) ?? location?.uri;
  return {
    path: visible((path ?? elsewhere).replace(/^(?:\.\/)+/, '')),
    lines: { begin: Math.max(1, file?.region?.startLine ?? 1) },
  };
}

/** Stands for a place where there is none: the settings of the run, else what it looked at first. */
function placeOfRun({ configuration = [], inputs, tool }: FitnessReport): string {
  const [input] = inputs.flatMap((each) => filePlace(each) ?? []);
  return configuration.at(-1) ?? input?.uri ?? tool.name;
}
