import {
  type Finding,
  type FitnessReport,
  type Location,
  plural,
  type Problem,
  type WaiverStatus,
} from '../../report/index.js';
import { toPrintable } from '../../source/printable.js';
import { daysUntil, isCalendarDate } from '../../report/calendar-date.js';
import { exitCodes } from '../exit-codes.js';
import { formatTable } from '../format-table.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { judge } from '../judge.js';
import { placeOf } from '../place-of.js';
import { problemLines } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';
import type { WaiversOptions } from './waivers.js';

/** Lists the waivers of a run. That some have expired or malformed is for the gate to judge; that they cannot be read is not. */
export async function runWaivers(
  paths: readonly string[],
  options: WaiversOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const { report } = await judge(toConfigRequest(paths, options, terminal), terminal);
  const listed = listWaivers(report);
  await write(
    terminal.stdout,
    options.format === 'json' ? `${JSON.stringify(listed, null, 2)}\n` : toText(listed, report),
  );
  await write(terminal.stderr, describeProblems(report.problems));
  return areRead(report.problems) ? exitCodes.open : exitCodes.undecided;
}

function areRead(problems: readonly Problem[]): boolean {
  return problems.every(({ code }) => code !== 'waivers-invalid');
}

/** A waiver with the time that it has and the findings that rest on it. */
interface ListedWaiver extends Omit<WaiverStatus, 'findings'> {
  /** Days from the day of the run, in UTC: 0 on the last one, negative afterwards. */
  readonly daysLeft?: number;
  readonly findings: readonly Pick<Finding, 'fingerprint' | 'environment' | 'subject'>[];
}

function listWaivers(report: FitnessReport): readonly ListedWaiver[] {
  const waived = report.checks.flatMap(({ findings }) => findings);
  const now = new Date(report.evaluatedAt);
  return (report.waivers ?? [])
    .map((waiver) => ({
      ...waiver,
      ...daysLeft(waiver.expires, now),
      findings: waived
        .filter((finding) => isSamePlace(finding.waiver?.location, waiver.location))
        .map(({ fingerprint, environment, subject }) => ({
          fingerprint,
          ...(environment !== undefined && { environment }),
          subject,
        })),
    }))
    .sort(
      (left, right) =>
        compare(left.owner, right.owner) ||
        compare(left.expires, right.expires) ||
        compare(left.id, right.id),
    );
}

/** Ids are given by people: two waivers may share a ticket. */
function isSamePlace(left: Location | undefined, right: Location): boolean {
  return left?.uri === right.uri && left.pointer === right.pointer;
}

/** What is no date has no days left. */
function daysLeft(expires = '', now: Date): { readonly daysLeft?: number } {
  return isCalendarDate(expires) ? { daysLeft: daysUntil(expires, now) } : {};
}

/** What is not known comes last. */
function compare(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
  return left < right ? -1 : 1;
}

function toText(listed: readonly ListedWaiver[], { waivers, problems }: FitnessReport): string {
  if (listed.length === 0 && !areRead(problems)) return '';
  if (waivers === undefined) {
    return 'no waivers are configured: name their file as waivers in the configuration, or after --waivers\n';
  }
  if (listed.length === 0) return 'there is no waiver\n';
  const heads = formatTable(
    listed.map((waiver) => [
      `  ${waiver.state}`,
      waiver.rule ?? 'no rule',
      describeTime(waiver),
      waiver.findings.length === 0 ? 'waives nothing' : `waives ${count(waiver)}`,
    ]),
  );
  const owners = [...new Set(listed.map(({ owner }) => owner))];
  const sections = owners.map((owner) => [
    owner ?? 'without an owner',
    ...listed.flatMap((waiver, index) =>
      waiver.owner === owner ? [heads[index] ?? '', ...describeWaiver(waiver)] : [],
    ),
  ]);
  return `${sections.map((lines) => lines.map(toPrintable).join('\n')).join('\n\n')}\n`;
}

function count({ findings }: ListedWaiver): string {
  return plural(findings.length, 'finding');
}

function describeTime({ expires, daysLeft: days }: ListedWaiver): string {
  if (expires === undefined || days === undefined) return 'until no known day';
  if (days === 0) return `until ${expires} (today)`;
  const distance = plural(Math.abs(days), 'day');
  return days > 0 ? `until ${expires} (${distance} left)` : `until ${expires} (${distance} ago)`;
}

function describeWaiver({ id, reason, location, findings }: ListedWaiver): readonly string[] {
  const place = placeOf(location);
  const name = id === place ? place : `${id}, ${place}`;
  return [
    // A reason of several lines is one here, as it is in reports.
    `    ${name}${reason === undefined ? '' : `: ${reason.replaceAll(/\s*\n\s*/g, ' ')}`}`,
    ...findings.map(
      ({ environment, subject }) =>
        `    covers ${environment === undefined ? '' : `[${environment}] `}${subject.id}`,
    ),
  ];
}

/** What could not be read may rest on a waiver that looks unused here. */
function describeProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const lines = problems.flatMap(problemLines);
  return `${plural(problems.length, 'problem')} kept part of the input from being judged\n${lines.join('\n')}\n`;
}
