// Writes docs/rules/ from the rules and the examples of every rule, with what archfit prints of each; with --check it only tells
// whether the pages are fresh. A rule without a page, a page or examples without a rule, and an example that does not do what it
// says, are faults.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from './rule-pages/all-rules.mjs';
import { examplesRoot, readExamples } from './rule-pages/read-examples.mjs';
import { writeIndex } from './rule-pages/rule-index.mjs';
import { writePage } from './rule-pages/rule-page.mjs';
import { runExample, titlesOfFixes } from './rule-pages/run-example.mjs';

const isCheck = process.argv.includes('--check');
const root = 'docs/rules';
const index = `${root}/README.md`;
/** Written by .ci/grid-page.mjs: the grid of changes is no rule of its own. */
const grid = `${root}/openapi-diff-grid.md`;

const judged = [];
for (const rule of rules) {
  const examples = [];
  for (const example of readExamples(rule)) examples.push(await runExample(rule, example));
  for (const { fault } of examples) if (fault !== undefined) complain(fault);
  judged.push({ rule, examples });
}
const pages = new Map([
  ...judged.map(({ rule, examples }) => [rule.docs, writePage(rule, examples, complain)]),
  [index, writeIndex(judged, ({ examples }) => examples.flatMap(titlesOfFixes))],
]);

for (const [page, text] of pages) {
  if (!isCheck) {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, text);
  } else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
    complain(`${page} is stale: run npm run build:docs`);
  }
}
for (const name of readdirSync(root, { recursive: true })) {
  const page = `${root}/${name.replaceAll('\\', '/')}`;
  if (!page.endsWith('.md') || page === grid || pages.has(page)) continue;
  complain(`${page} is the page of no rule`);
}
for (const topic of readdirSync(examplesRoot)) {
  for (const name of readdirSync(join(examplesRoot, topic))) {
    const id = `${topic}/${name}`;
    if (!rules.some((rule) => rule.id === id)) complain(`${examplesRoot}/${id} is about no rule`);
  }
}

function complain(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
