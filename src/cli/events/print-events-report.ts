import type {
  EventRecord,
  EventsReport,
  FieldRecord,
} from '../../evaluate/events/events-report.js';
import { plural } from '../../report/index.js';
import { toPrintable } from '../../source/printable.js';
import { formatTable } from '../format-table.js';
import { escapeMarkdown, markdownTable } from '../markdown-table.js';
import { placeOf } from '../place-of.js';
import type { ReportFormat } from './events.js';

/** The report as it goes to the standard output. */
export function printEventsReport(report: EventsReport, format: ReportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'markdown':
      return printMarkdown(report);
    case 'table':
      return printTable(report);
  }
}

function printTable(report: EventsReport): string {
  const lines = [summarize(report)];
  for (const event of report.events) {
    lines.push('', titleOf(event));
    lines.push(...formatTable(describeEvent(event).map((row) => [`  ${row[0]}`, row[1]])));
    const told = event.fields.filter(isTold);
    const rows = told.map((field) => {
      const { path, level, categories, what, place } = cellsOf(field);
      return [`  ${path}`, level, categories, what, place];
    });
    lines.push(...formatTable(rows));
    const others = event.fields.length - told.length;
    if (others > 0) lines.push(`  ${plural(others, 'field')} declared internal or public`);
  }
  const totals = totalsOf(report);
  if (totals.length > 0) lines.push('', 'totals', ...formatTable(totals.map(indent)));
  return `${lines.map(toPrintable).join('\n')}\n`;
}

/** Who looks at a terminal looks for what must not travel; the other formats have all that is classified. */
function isTold({ level, faults }: FieldRecord): boolean {
  return level === 'restricted' || level === 'confidential' || faults.length > 0;
}

function indent([first = '', ...others]: readonly string[]): readonly string[] {
  return [`  ${first}`, ...others];
}

function printMarkdown(report: EventsReport): string {
  const lines = ['# What events carry', '', `${summarize(report)}.`];
  for (const event of report.events) {
    lines.push('', `## ${escapeMarkdown(titleOf(event))}`, '');
    lines.push(...describeEvent(event).map(([key, value]) => `- ${key}: ${escapeMarkdown(value)}`));
    if (event.fields.length > 0) {
      const rows = event.fields.map((field) => Object.values(cellsOf(field)));
      lines.push('', ...markdownTable(['field', 'level', 'categories', 'by', 'place'], rows));
    }
  }
  const totals = totalsOf(report);
  if (totals.length > 0) {
    lines.push('', '## Totals', '', ...markdownTable(['class', 'fields', 'events'], totals));
  }
  return `${lines.map(toPrintable).join('\n')}\n`;
}

function summarize({ totals, problems }: EventsReport): string {
  const classified = totals.levels.reduce((sum, { fields }) => sum + fields, 0);
  const whole = problems.length === 0 ? '' : '; not everything could be read';
  return `${plural(totals.events, 'event')} with ${plural(totals.fields, 'field')}, ${classified} of them classified or suspect${whole}`;
}

function titleOf({ name, version }: EventRecord): string {
  return version === undefined ? name : `${name} ${version}`;
}

function describeEvent(event: EventRecord): readonly (readonly [string, string])[] {
  const { kind, audience, owner, channels, retention, location, fieldCount } = event;
  const flows = channels.map(({ name, direction }) =>
    direction === undefined ? name : `${name} (${direction})`,
  );
  const kept = retention.map(({ text, from, kind: how, days }) => {
    const unit = days === undefined || /[a-z]/i.test(text) ? '' : `, ${daysText(days)}`;
    return how === 'unreadable' ? `unreadable (${from})` : `${text}${unit} (${from})`;
  });
  return [
    ['place', placeOf(location)],
    ['kind', `${kind}, ${plural(fieldCount, 'field')}`],
    ['audience', `${audience.name} (by ${audience.from})`],
    ['owner', owner ?? 'nobody is named'],
    ['flows to', flows.join(', ') || 'no channel is named'],
    ['kept', kept.join(', ') || 'nothing is said'],
  ];
}

function daysText(days: number): string {
  return days < 1 ? 'less than a day' : plural(Math.round(days), 'day');
}

const sources = {
  'declared-field': 'declared',
  'declared-container': 'declared around it',
  sidecar: 'classification',
  name: 'looks so',
  shape: 'looks so',
  none: 'nothing',
} as const satisfies Readonly<Record<FieldRecord['source'], string>>;

function cellsOf(field: FieldRecord) {
  const { path, section, level, categories, source, confidence, evidence, handling } = field;
  const shown = evidence.map(({ text }) => text).join('; ');
  const certainty = confidence === 'declared' ? '' : ` (${confidence})`;
  const notes = [
    ...(handling === undefined ? [] : [handling]),
    ...field.faults.map((fault) => fault.replaceAll('-', ' ')),
  ];
  return {
    path: section === 'payload' ? path : `${section}: ${path}`,
    level,
    categories: categories.join(', ') || '–',
    what: [`${sources[source]}${certainty}${shown === '' ? '' : `: ${shown}`}`, ...notes].join(
      ', ',
    ),
    place: placeOf(field.location),
  };
}

function totalsOf({
  totals: { levels, categories },
}: EventsReport): readonly (readonly string[])[] {
  return [...levels, ...categories].map(({ name, fields, events }) => [
    name,
    plural(fields, 'field'),
    plural(events, 'event'),
  ]);
}
