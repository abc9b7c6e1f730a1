import { placeLines } from '../../reporters/finding-lines.js';
import { changeLines, fixTitle } from '../../reporters/fix-lines.js';
import type { Finding, Location } from '../../report/index.js';
import { toPrintable } from '../../source/printable.js';
import type { FindingPage } from './finding-page.js';
import { formatTable } from '../format-table.js';
import { placeOf } from '../place-of.js';

/** A finding for a terminal. */
export function findingText(page: FindingPage): string {
  const { finding, title, rationale } = page;
  const sections = [
    [
      `${finding.rule}  ${finding.severity}  ${title}`,
      `  ${finding.message}`,
      ...placeLines(finding.location).map((line) => `  ${line}`),
      ...finding.related.map((location) => `    see ${placeOf(location)}`),
    ],
    formatTable(factsOf(page)),
    ...detailSections(finding),
    [
      ...(rationale === undefined ? [] : [`why  ${rationale}`]),
      ...(finding.remediation === undefined ? [] : [`fix  ${finding.remediation}`]),
    ],
    ...(finding.fixes ?? []).map((fix) => [
      `change  ${fixTitle(fix, finding.location)}`,
      ...changeLines(fix).map(({ text }) => `  ${text}`),
    ]),
    waiverLines(page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(toPrintable).join('\n'))
    .join('\n\n')}\n`;
}

/** A finding for a ticket or a pull request. Everything that an input may have written stands in code, which has no markup. */
export function findingMarkdown(page: FindingPage): string {
  const { finding, title, rationale } = page;
  const { message, remediation, location, details, rule } = finding;
  const facts = factsOf(page).map(([name = '', value = '']) => `${name}: ${value}`);
  const sections = [
    [`# ${rule}: ${title}`],
    block('text', [message, ...placeLines(location)]),
    block('text', facts),
    ...(Object.keys(details).length === 0
      ? []
      : [['## Facts'], block('json', JSON.stringify(details, null, 2).split('\n'))]),
    ...(rationale === undefined ? [] : [['## Why', '', rationale]]),
    ...(remediation === undefined ? [] : [['## How to fix', '', remediation]]),
    ...(finding.fixes ?? []).map((fix) =>
      block('diff', [fixTitle(fix, location), ...changeLines(fix).map((line) => line.text)]),
    ),
    ...(page.waiverText === undefined
      ? []
      : [['## Waiver'], block('yaml', page.waiverText.trimEnd().split('\n'))]),
  ];
  return `${sections.map((lines) => lines.map(toPrintable).join('\n')).join('\n\n')}\n`;
}

function factsOf({ finding, acceptedAt, waiverAt }: FindingPage): readonly (readonly string[])[] {
  const { fingerprint, environment, subject, path, measure, docs } = finding;
  const owner = subject.owner === undefined ? '' : `, owner ${subject.owner}`;
  return [
    ['state', describeState(finding, acceptedAt, waiverAt)],
    ['fingerprint', fingerprint],
    ['subject', `${subject.id}${owner}`],
    ...(environment === undefined ? [] : [['environment', environment]]),
    ...(path === undefined ? [] : [['path', path]]),
    ...(measure === undefined
      ? []
      : [['measure', `${measure.value} ${measure.unit}, ${measure.better} is better`]]),
    ...(measure?.accepted === undefined
      ? []
      : [['accepted', `${measure.accepted} ${measure.unit}`]]),
    ...(docs === undefined ? [] : [['page', docs]]),
  ];
}

function describeState(
  { state, waiver, measure }: Finding,
  acceptedAt: Location | undefined,
  waiverAt: Location | undefined,
): string {
  if (waiver !== undefined) {
    const place = waiverAt === undefined ? '' : `, ${placeOf(waiverAt)}`;
    return `waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason} (${waiver.id}${place})`;
  }
  if (acceptedAt === undefined) return state;
  if (state === 'known') return `known, accepted by ${placeOf(acceptedAt)}`;
  const reason = measure?.accepted === undefined ? 'accepted for others of its kind' : 'worse than';
  return `${state}, ${reason} ${placeOf(acceptedAt)}`;
}

/** As JSON, since values of several lines would hide where the next fact begins. */
function detailSections({ details }: Finding): readonly (readonly string[])[] {
  const rows = Object.entries(details).map(([name, value]) => [`  ${name}`, JSON.stringify(value)]);
  return rows.length === 0 ? [] : [['facts', ...formatTable(rows)]];
}

function waiverLines({ finding, waiverText, waiverFile }: FindingPage): readonly string[] {
  if (waiverText === undefined) return [`${finding.rule} allows no waiver`];
  if (finding.waiver !== undefined) return [];
  const file = waiverFile ?? 'a file of waivers, and name it as waivers in the configuration';
  return [
    `to waive it, say who and why in the empty fields, and add this to the list in ${file}:`,
    '',
    ...waiverText.trimEnd().split('\n'),
  ];
}

function block(language: string, lines: readonly string[]): readonly string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}
