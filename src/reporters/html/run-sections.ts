import { type FitnessReport, plural, type WaiverStatus } from '../../report/index.js';
import { countWaivers, describeBaseline } from '../../report/wording/describe-exceptions.js';
import { groupMissingInputs } from '../missing-inputs.js';
import { place } from '../../report/wording/place.js';
import { foldedSection, limitRows, type PageSection, tableView } from './page-section.js';
import { pairs } from './view/entry-view.js';
import { el, type ViewContent } from './view/node.js';
import { writeNode } from './write-node.js';

/** What is accepted, what did not run, what was read and by what: looked up by those who ask. */
export function runSections(report: FitnessReport): readonly PageSection[] {
  return [
    ...acceptedSection(report),
    ...notSelectedSection(report),
    ...inputsSection(report),
    ...notesSection(report),
    aboutSection(report),
  ];
}

function acceptedSection({ baseline, waivers = [] }: FitnessReport): readonly PageSection[] {
  if (baseline === undefined && waivers.length === 0) return [];
  const { shown, rest } = limitRows(waivers);
  const html = [
    baseline && el('p', {}, `Baseline: ${describeBaseline(baseline)}.`),
    waivers.length > 0 && [
      el('p', {}, `Waivers: ${countWaivers(waivers)}.`),
      tableView(
        'Waivers',
        ['State', 'Waiver', 'Rule', 'Owner', 'Expires', 'Findings', 'Reason'],
        shown.map(waiverRow),
      ),
      rest,
    ],
  ];
  return [{ id: 'accepted', title: 'Baseline and waivers', html: writeNode(el('div', {}, html)) }];
}

function waiverRow(waiver: WaiverStatus): readonly ViewContent[] {
  const { state, id, rule, owner, expires, findings, reason, location } = waiver;
  return [
    el('span', { class: `outcome waiver-${state}` }, state),
    [id, el('br'), el('code', { class: 'note' }, place(location))],
    rule === undefined ? '–' : el('code', {}, rule),
    owner ?? '–',
    expires ?? '–',
    String(findings),
    reason ?? '–',
  ];
}

function notSelectedSection({ notSelected }: FitnessReport): readonly PageSection[] {
  if (notSelected.length === 0) return [];
  const codes = (rules: readonly string[]) =>
    rules.flatMap((rule, index): ViewContent[] => [index > 0 && ', ', el('code', {}, rule)]);
  const off = notSelected.filter(({ reason }) => reason === 'off');
  const others = notSelected.filter(({ reason }) => reason === 'not-asked');
  const content = el('ul', {}, [
    off.map(({ rule, hint }) => el('li', {}, codes([rule]), `: switched off. ${hint}`)),
    others.length > 0 &&
      el(
        'li',
        {},
        `${plural(others.length, 'other rule')} not asked for: `,
        codes(others.map(({ rule }) => rule)),
      ),
    groupMissingInputs(notSelected).map(({ says, rules, hints }) =>
      el('li', {}, `${says}: `, codes(rules), `. ${hints.join(' ')}`),
    ),
  ]);
  const summary = `${plural(notSelected.length, 'rule')} did not run`;
  return [
    foldedSection('not-selected', 'Rules that did not run', notSelected.length, summary, content),
  ];
}

function inputsSection({ inputs, totals }: FitnessReport): readonly PageSection[] {
  if (inputs.length === 0) return [];
  const { shown, rest } = limitRows(inputs);
  const rows = shown.map(({ uri, kind, units, digest, rendered }) => [
    [
      el('code', {}, uri),
      rendered && el('span', { class: 'note' }, ` rendered from ${rendered.file}`),
    ],
    kind,
    String(units),
    el('code', { class: 'note' }, digest),
  ]);
  const summary = `${plural(totals.units, 'object')} in ${plural(inputs.length, 'input')}`;
  const content = [tableView('Inputs', ['Input', 'Kind', 'Objects', 'Digest'], rows), rest];
  return [foldedSection('inputs', 'Inputs', inputs.length, summary, content)];
}

function notesSection({ notes = [] }: FitnessReport): readonly PageSection[] {
  if (notes.length === 0) return [];
  const { shown, rest } = limitRows(notes);
  const list = el(
    'ul',
    {},
    shown.map(({ about, message }) => el('li', {}, el('code', {}, about), ` ${message}`)),
  );
  return [
    {
      id: 'notes',
      title: 'Notes',
      count: notes.length,
      html: writeNode(el('div', {}, list, rest)),
    },
  ];
}

function aboutSection({ tool, packs, configuration, durationMs }: FitnessReport): PageSection {
  const list = pairs('facts', [
    { key: 'archfit', value: `${tool.version}, policies compiled by OPA ${tool.opa}` },
    { key: 'configuration', value: configuration?.join(', ') },
    ...packs.map(({ name, revision, digest }) => ({
      key: 'policies',
      value: `${name} ${revision} (${digest})`,
    })),
    { key: 'took', value: `${durationMs} ms` },
  ]);
  return { id: 'about', title: 'About this run', html: writeNode(el('div', {}, list)) };
}
