import { type Finding, plural } from '../../report/index.js';
import { toPrintable } from '../../source/printable.js';
import type { BaselineChange, BaselineEntry } from '../../verdict/index.js';
import { formatTable } from '../format-table.js';
import { placeOf } from '../place-of.js';

/** What a run of `archfit baseline` came to. */
export interface BaselineOutcome {
  readonly uri: string;
  readonly change: BaselineChange;
  /** `refused`: it would have grown. `planned`: it would have been written. */
  readonly outcome: 'written' | 'same' | 'planned' | 'refused';
  /** There was no baseline before. */
  readonly isNew: boolean;
  /** Version of the fingerprints before. */
  readonly migratedFrom?: string;
}

/** Tells what a baseline accepts, and what changed in it. */
export function describeBaseline(result: BaselineOutcome): string {
  const { change, isNew, outcome } = result;
  const sections = [
    ...(isNew ? listRules(change) : listGrowth(change)),
    section(
      'accepted at a better value',
      change.better.map((each) => [
        ...identify(each.entry),
        `was ${describeMeasure(each.before)}, now ${describeMeasure(each.entry)}`,
      ]),
    ),
    section('removed: not found any more, or not to be accepted', change.removed.map(identify)),
    section('not accepted, since the rule forbids it', change.refused.map(locate)),
    [
      describeOutcome(result),
      `  ${count(change)}`,
      ...(outcome === 'refused'
        ? ['  hint Fix or waive what is new, or accept it with archfit baseline --allow-growth.']
        : []),
    ],
  ];
  const text = sections.filter((lines) => lines.length > 0);
  return `${text.map((lines) => lines.map(toPrintable).join('\n')).join('\n\n')}\n`;
}

function describeOutcome({ uri, change, outcome, migratedFrom }: BaselineOutcome): string {
  const accepts = change.kept + change.added.length + change.worse.length + change.retained;
  const findings = plural(accepts, 'finding');
  const migrated = migratedFrom === undefined ? '' : `, migrated from fingerprints ${migratedFrom}`;
  switch (outcome) {
    case 'written':
      return `${uri} accepts ${findings}${migrated}`;
    case 'same':
      return `${uri} accepts ${findings}, as before`;
    case 'planned':
      return `${uri} would accept ${findings}${migrated}; nothing is written`;
    case 'refused':
      return `${uri} would grow; nothing is written`;
  }
}

function count(change: BaselineChange): string {
  const { added, worse, better, removed, kept, retained, refused } = change;
  const counts = [
    [added.length, 'added'],
    [worse.length, 'worse'],
    [better.length, 'better'],
    [removed.length, 'removed'],
    [kept, 'kept'],
    [retained, 'kept because this run did not look for them'],
    [refused.length, 'not accepted'],
  ] as const;
  const told = counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return told.length === 0 ? 'nothing was found' : told.join(', ');
}

/** Of a first baseline the rules say enough: it accepts whatever is there. */
function listRules({ added }: BaselineChange): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const { entry } of added) counts.set(entry.rule, (counts.get(entry.rule) ?? 0) + 1);
  const rows = [...counts].map(([rule, number]) => [rule, plural(number, 'finding')]);
  return [section('accepted', rows)];
}

function listGrowth({ added, worse }: BaselineChange): readonly (readonly string[])[] {
  return [
    section(
      'new',
      added.map(({ finding }) => locate(finding)),
    ),
    section(
      'worse than accepted',
      worse.map((each) => [
        ...locate(each.finding),
        `was ${describeMeasure(each.before)}, now ${describeMeasure(each.entry)}`,
      ]),
    ),
  ];
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  return [title, ...formatTable(rows).map((line) => `  ${line}`)];
}

function locate({ rule, environment, subject, path, location }: Finding): readonly string[] {
  return [
    ...identify({
      rule,
      subject: subject.id,
      ...(environment && { environment }),
      ...(path && { path }),
    }),
    location === undefined ? '' : placeOf(location),
  ];
}

function identify({
  rule,
  environment,
  subject,
  path,
}: Pick<BaselineEntry, 'rule' | 'environment' | 'subject' | 'path'>): readonly string[] {
  const where = environment === undefined ? '' : `[${environment}] `;
  return [rule, `${where}${subject}${path === undefined ? '' : ` ${path}`}`];
}

function describeMeasure({ accepted }: BaselineEntry): string {
  return accepted === undefined ? 'not measured' : `${accepted.value} ${accepted.unit}`;
}
