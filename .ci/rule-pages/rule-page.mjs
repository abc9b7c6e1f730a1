// The page of a rule, in the order in which a reader asks: what, why, how it looks, how it is set, what to do, and what it cannot do.
import { judgedOf, notesOf, relatedTo, sourceOf } from './all-rules.mjs';
import { examplesSection } from './examples-section.mjs';
import { linkFrom, linkRules } from './link-rules.mjs';
import { optionsSection } from './options-section.mjs';
import { titlesOfFixes } from './run-example.mjs';
import { examplesRoot } from './read-examples.mjs';

/** Guides that have another name than the input that they are about. */
const guideOf = {
  budgets: 'budget',
  contracts: 'openapi',
  event_changes: 'events',
  layers: 'modules',
  contexts: 'modules',
  context_map: 'modules',
};

/**
 * @param examples - as they were judged
 * @param complain - told what is missing
 */
export function writePage(rule, examples, complain) {
  const source = sourceOf(rule);
  const notes = notesOf(rule);
  const sections = [
    `# ${rule.id}`,
    `${rule.title}.`,
    factsTable(rule),
    ...section('What it checks', [linkRules(rule, rule.description), whereNothing(rule)]),
    ...section('Why', [linkRules(rule, rule.rationale), ...decisions(rule, notes)]),
    ...section('Fails', examplesSection(rule, 'fail', examples, complain)),
    ...section('Passes', examplesSection(rule, 'pass', examples, complain)),
    ...section('Options', optionsSection(rule)),
    ...section('How to fix', [linkRules(rule, rule.remediation), ...offeredChanges(examples)]),
    ...section('When not to use it', whenNot(rule, notes)),
    ...section(
      'Known misses',
      list(notes.knownMisses, (miss) => linkRules(rule, miss)),
    ),
    ...section(
      'Related rules',
      list(relatedTo(rule), (other) => `${linkFrom(rule, other.id, other.docs)}: ${other.title}`),
    ),
    ...section(
      'Standards',
      list(notes.standards, (standard) => standard),
    ),
    ...section(
      'See also',
      list(seeAlso(rule, source), (link) => link),
    ),
  ];
  return `<!-- Written by npm run build:docs from ${source} and ${examplesRoot}/${rule.id}. -->\n\n${sections.join('\n\n')}\n`;
}

/** A section with its title; none where it would say nothing. */
function section(title, paragraphs) {
  return paragraphs.length === 0 ? [] : [`## ${title}`, ...paragraphs];
}

function list(items = [], write) {
  return items.length === 0 ? [] : [items.map((item) => `- ${write(item)}`).join('\n')];
}

function factsTable(rule) {
  const notes = notesOf(rule);
  const columns = {
    severity: rule.severity,
    domain: rule.domain,
    judges: rule.appliesTo.join(', '),
    judged: judgedOf(rule).says,
    requires: [
      ...rule.requires.map((input) => linkFrom(rule, input, guide(input))),
      ...(rule.requiresAny === undefined
        ? []
        : [rule.requiresAny.map((input) => linkFrom(rule, input, guide(input))).join(' or ')]),
    ].join(', '),
    'by default': rule.default,
    since: notes.since ?? '',
  };
  const given = Object.entries(columns).filter(([, value]) => value !== '');
  return [
    `| ${given.map(([name]) => name).join(' | ')} |`,
    `|${'---|'.repeat(given.length)}`,
    `| ${given.map(([, value]) => value).join(' | ')} |`,
  ].join('\n');
}

function whereNothing({ notApplicable, baseline, waivers }) {
  const never = [
    ...(baseline === 'never' ? ['accepted by a baseline'] : []),
    ...(waivers === 'never' ? ['waived'] : []),
  ];
  const accepted = never.length === 0 ? '' : ` What it finds cannot be ${never.join(' or ')}.`;
  return `It is not applicable where ${notApplicable}.${accepted}`;
}

function decisions(rule, { decisions: files = [] }) {
  if (files.length === 0) return [];
  return [
    `Decided in ${files.map((file) => linkFrom(rule, file.split('/').at(-1), file)).join(', ')}.`,
  ];
}

function offeredChanges(examples) {
  const titles = [...new Set(examples.flatMap(titlesOfFixes))].sort();
  if (titles.length === 0) return [];
  return [
    `The report holds the change itself, as a patch and as the edit of the file: ${titles.join('; ')}.`,
  ];
}

function whenNot(rule, { whenNot: text }) {
  return text === undefined ? [] : [linkRules(rule, text)];
}

function seeAlso(rule, source) {
  const { needs, requires, requiresAny, relatedResources, id } = rule;
  const joined = requiresAny === undefined ? [] : [...requiresAny, 'joined'];
  const guides = new Set(
    [...(needs === undefined ? [] : [needs]), ...requires, ...joined].map(guide),
  );
  return [
    ...relatedResources.map((url) => `<${url}>`),
    ...[...guides].map((file) => `The guide: ${linkFrom(rule, file.split('/').at(-1), file)}`),
    `Source: ${linkFrom(rule, source, source)}`,
    `Examples: ${linkFrom(rule, `${examplesRoot}/${id}`, `${examplesRoot}/${id}`)}`,
  ];
}

function guide(input) {
  return `docs/guides/${guideOf[input] ?? input}.md`;
}
