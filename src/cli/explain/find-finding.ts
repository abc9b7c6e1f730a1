import type { ConfiguredRun } from '../../config/index.js';
import {
  ArchfitError,
  type Check,
  type Finding,
  type FitnessReport,
  type Location,
  plural,
} from '../../report/index.js';
import { toPrintable } from '../../source/printable.js';
import { readBaseline } from '../../verdict/read-exceptions.js';
import { formatTable } from '../format-table.js';
import { placeOf } from '../place-of.js';
import { type Terminal, write } from '../terminal.js';

/** Shortest part of a fingerprint that is looked for, in hexadecimal digits. */
const shortestPrefix = 8;

/** How many findings an ambiguous beginning lists. */
const mostListed = 10;

/** A finding of a run, and the check that found it. */
export interface FoundFinding {
  readonly check: Check;
  readonly finding: Finding;
}

/** @throws {@link ArchfitError} `usage` for what is no fingerprint, or too short a part of one */
export function readFingerprint(name: string): (fingerprint: string) => boolean {
  const [, version, digits = ''] = /^(?:(v\d+):)?([0-9a-f]*)$/i.exec(name) ?? [];
  if (digits.length < shortestPrefix) {
    throw new ArchfitError(
      'usage',
      `${name} is no fingerprint`,
      `Give it whole, or at least its first ${shortestPrefix} digits: v1:0123abcd.`,
    );
  }
  const wanted = digits.toLowerCase();
  return (fingerprint) => {
    const [own, rest = ''] = fingerprint.split(':');
    return (version === undefined || version === own) && rest.startsWith(wanted);
  };
}

/** What there is, for somebody who named something else. */
function listFindings(found: readonly FoundFinding[]): string {
  const rows = found
    .slice(0, mostListed)
    .map(({ finding }) => [
      `  ${finding.fingerprint}`,
      finding.rule,
      `${finding.environment === undefined ? '' : `[${finding.environment}] `}${finding.subject.id}`,
    ]);
  const more = found.length > mostListed ? [`  and ${found.length - mostListed} more`] : [];
  return [...formatTable(rows), ...more].map((line) => `${toPrintable(line)}\n`).join('');
}

/**
 * Finds the one finding that a beginning of a fingerprint means.
 *
 * @throws {@link ArchfitError} `usage` when there is none or several, after it has listed what there is
 */
export async function findFinding(
  { report, config }: ConfiguredRun,
  isWanted: (fingerprint: string) => boolean,
  name: string,
  terminal: Terminal,
): Promise<FoundFinding> {
  const all = report.checks.flatMap((check) =>
    check.findings.map((finding) => ({ check, finding })),
  );
  const found = all.filter(({ finding }) => isWanted(finding.fingerprint));
  const [first] = found;
  if (first === undefined) {
    await write(terminal.stderr, listFindings(all));
    throw await describeMissing(report, config?.root ?? terminal.cwd, isWanted, name);
  }
  if (found.every(({ finding }) => finding.fingerprint === first.finding.fingerprint)) return first;
  await write(terminal.stderr, listFindings(found));
  throw new ArchfitError(
    'usage',
    `${name} is the beginning of ${found.length} fingerprints`,
    'Give more of it.',
  );
}

async function describeMissing(
  report: FitnessReport,
  root: string,
  isWanted: (fingerprint: string) => boolean,
  name: string,
): Promise<ArchfitError> {
  const entry = await findEntry(report, root, isWanted);
  if (entry !== undefined) {
    return new ArchfitError(
      'usage',
      `no finding has the fingerprint ${name} any more, and ${placeOf(entry)} still accepts it`,
      'Where it is fixed, archfit baseline removes the entry.',
    );
  }
  const { problems } = report.totals;
  const unread =
    problems === 0 ? '' : `; ${plural(problems, 'problem')} kept some from being found`;
  return new ArchfitError(
    'usage',
    `no finding has the fingerprint ${name}${unread}`,
    'One that is fixed is not found any more; archfit check --format json lists all of them.',
  );
}

/** Where the baseline accepts a finding. */
export async function findEntry(
  { baseline }: FitnessReport,
  root: string,
  isWanted: (fingerprint: string) => boolean,
): Promise<Location | undefined> {
  if (baseline === undefined) return undefined;
  const read = await readBaseline(baseline.uri, root);
  if (read.kind !== 'baseline') return undefined;
  const index = read.baseline.entries.findIndex((entry) => isWanted(entry.fingerprint));
  return index === -1 ? undefined : read.baseline.locate(index);
}
