import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { listRules } from '../../src/evaluate/index.js';
import { evaluate, type FitnessReport } from '../../src/index.js';
import { exceptionRules } from '../../src/verdict/index.js';
import { examplesOf, type RuleExample, rulesWithExamples } from '../fixtures/rule-examples.js';
import { textsWithoutExample } from './texts-without-example.js';

const root = join(__dirname, '../..');
const known = listRules();
const examples = new Map(rulesWithExamples().map((rule) => [rule, examplesOf(rule)]));
const reports = new Map<RuleExample, Promise<FitnessReport>>();

/** Every example is judged once, whichever test asks. */
function judge(rule: string, example: RuleExample): Promise<FitnessReport> {
  // A rule about accepted findings needs those that find them; any other is judged alone.
  const only = exceptionRules.some(({ id }) => id === rule) ? {} : { only: [rule] };
  const report =
    reports.get(example) ??
    evaluate([example.source, ...(example.beside ?? [])], { ...example.options, ...only });
  reports.set(example, report);
  return report;
}

async function checkOf(rule: string, example: RuleExample) {
  const { checks } = await judge(rule, example);
  return checks.find((each) => each.rule === rule);
}

/** Findings of a case that its page does not show in full. */
const shownFindings = 3;

describe.each([...examples])('%s', (rule, cases) => {
  const page = readFileSync(join(root, `docs/rules/${rule}.md`), 'utf8');

  test.each(cases)('$name', async (example) => {
    const { problems } = await judge(rule, example);
    const check = await checkOf(rule, example);
    expect(problems).toEqual([]);
    expect(check).toMatchObject({ rule, outcome: example.outcome });
    const findings = check?.findings ?? [];
    for (const { message } of findings.slice(0, shownFindings)) expect(page).toContain(message);
    // Whatever is found is found at a place a person can go to; what a source says of layers stands in no file here.
    if (rule === 'modules/layer-config-not-vacuous') return;
    for (const { location } of findings) expect(location?.region).toBeDefined();
  });
});

const policies = known.flatMap(({ id, ...rule }) =>
  'file' in rule && String(rule.file).endsWith('.rego') ? [{ id, file: String(rule.file) }] : [],
);

/** Formats of the texts that a policy writes; what holds next to no words is no text. */
function formatsIn(file: string): readonly string[] {
  const rego = readFileSync(join(root, file), 'utf8');
  const formats = [...rego.matchAll(/sprintf\(\s*("(?:[^"\\\n]|\\.)*")/g)].map(
    ([, literal = '""']) =>
      // A text of Rego between double quotes is one of JSON.
      String(JSON.parse(literal)),
  );
  return [...new Set(formats)].filter(
    (format) => format.replaceAll(/%[a-z]/g, '').trim().length > 3,
  );
}

/** Whether a text was written by a format, or holds what was. */
function isWrittenBy(format: string, text: string): boolean {
  const parts = format
    .split(/%[a-z]/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'), 's').test(text);
}

test('the policies write texts', () => {
  // A pattern that finds none of them would hold nothing.
  expect(policies.flatMap(({ file }) => formatsIn(file)).length).toBeGreaterThan(200);
});

test.each(policies)(
  'every text of $id is shown by an example, or is known not to be',
  async ({ id, file }) => {
    const checks = await Promise.all(
      (examples.get(id) ?? []).map((example) => checkOf(id, example)),
    );
    const texts = checks.flatMap((check) => [
      ...(check?.findings ?? []).flatMap(({ message, remediation, fixes = [], details }) => [
        message,
        remediation ?? '',
        ...fixes.map(({ title }) => title),
        JSON.stringify(details),
      ]),
      ...(check?.undecided ?? []).flatMap(({ message, hint }) => [message, hint ?? '']),
    ]);
    const unseen = formatsIn(file).filter(
      (format) => !texts.some((text) => isWrittenBy(format, text)),
    );
    expect(unseen).toEqual(textsWithoutExample[id] ?? []);
  },
);

test('the index says which rules offer a change: those of which some finding of an example holds one', async () => {
  const counts = await Promise.all(
    [...examples].map(async ([rule, cases]) => {
      const checks = await Promise.all(cases.map((example) => checkOf(rule, example)));
      const findings = checks.flatMap((check) => check?.findings ?? []);
      const changes = findings.filter(({ fixes = [] }) => fixes.length > 0);
      return { rule, findings: findings.length, changes: changes.length };
    }),
  );
  const offering = counts.filter(({ changes }) => changes > 0);
  // What each change does to its example is the matter of fixes.test.ts. The others ask for a number that somebody has to choose.
  expect(offering).toEqual([
    { rule: 'kubernetes/critical-hpa-min-replicas', findings: 11, changes: 8 },
    { rule: 'kubernetes/cronjob-safety', findings: 10, changes: 1 },
    { rule: 'kubernetes/hpa-replicas-conflict', findings: 3, changes: 3 },
    { rule: 'kubernetes/shutdown-window', findings: 10, changes: 3 },
    { rule: 'kubernetes/tls-min-version', findings: 8, changes: 6 },
  ]);
  const index = readFileSync(join(root, 'docs/rules/README.md'), 'utf8');
  const rows = [...index.matchAll(/^\| \[(.+)\]\(.+\| yes \| \w+ \|$/gm)].map(([, rule]) => rule);
  expect(rows).toEqual(offering.map(({ rule }) => rule));
});
