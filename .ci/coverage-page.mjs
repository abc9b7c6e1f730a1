// Writes docs/coverage.md: what is asked of a system, the rules that answer it, and their tests; with --check it only tells whether the
// page is fresh. A requirement without a rule, and a rule without a page, a test, or examples of both sorts, are faults.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { requirements, unnamed } from './coverage-page/requirements.mjs';
import { rules } from './rule-pages/all-rules.mjs';
import { examplesRoot } from './rule-pages/read-examples.mjs';

const page = 'docs/coverage.md';
const known = new Map(rules.map((rule) => [rule.id, rule]));

const text = `<!-- Written by npm run build:docs from .ci/coverage-page/requirements.mjs, the rules and their tests. -->

# Coverage

What reviews of an architecture ask, and the rules that answer it. Each rule has a page, tests of its policy, and examples that it fails and
passes, which the tests of this repository evaluate.

${[...new Set(requirements.map(({ area }) => area))].map(writeArea).join('\n')}
## The rules, and their tests

| rule | severity | tests of the policy | examples that fail | examples that pass |
|---|---|--:|--:|--:|
${[...new Set(requirements.flatMap(({ rules: own, extended = [] }) => [...own, ...extended]))].toSorted().map(writeRule).join('\n')}

## What is asked by a name that no rule has

| name | what answers it | tests |
|---|---|---|
${unnamed.map(writeUnnamed).join('\n')}
`;

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  complain(`${page} is stale: run npm run build:docs`);
}

function writeArea(area) {
  const rows = requirements
    .filter((each) => each.area === area)
    .map(({ asks, rules: own, extended = [] }) => {
      if (own.length === 0) complain(`${asks}: no rule answers it`);
      return `| ${asks} | ${own.map(linkTo).join(', ')} | ${extended.map(linkTo).join(', ')} |`;
    });
  return `## ${area}\n\n| what is asked | rules | and what closes ways around it |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function linkTo(id) {
  return `[${id}](rules/${id}.md)`;
}

function writeRule(id) {
  const rule = known.get(id);
  if (rule === undefined) {
    complain(`there is no rule ${id}`);
    return '';
  }
  if (!existsSync(`docs/rules/${id}.md`)) complain(`${id} has no page`);
  const folder = `${examplesRoot}/${id}`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const counts = ['fail-', 'pass-'].map(
    (kind) => names.filter((name) => name.startsWith(kind)).length,
  );
  if (counts.some((count) => count === 0))
    complain(`${id} has no example that fails, or none that passes`);
  const [fails, passes] = counts.map((count) => `[${count}](../${folder})`);
  return `| ${linkTo(id)} | ${rule.severity} | ${testsOf(id)} | ${fails} | ${passes} |`;
}

/** Rules about waivers are written in TypeScript, and tested as such. */
function testsOf(id) {
  const [topic, check] = id.replaceAll('-', '_').split('/');
  const file = `policies/${topic}/${check}/${check}_test.rego`;
  if (known.get(id)?.needs !== undefined) return `[in TypeScript](../test/verdict)`;
  const count = existsSync(file) ? (readFileSync(file, 'utf8').match(/^test_/gm) ?? []).length : 0;
  if (count === 0) complain(`${id} has no test: ${file}`);
  return `[${count}](../${file})`;
}

function writeUnnamed({ id, by, tests }) {
  for (const test of tests) if (!existsSync(test)) complain(`${id}: there is no ${test}`);
  const names = id.split(', ').map((each) => `\`${each}\``);
  const links = tests.map((test) => `[${test.split('/').at(-1)}](../${test})`);
  return `| ${names.join(', ')} | ${by} | ${links.join(', ')} |`;
}

function complain(fault) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
