// Writes docs/rules/ from the rules and the examples of every rule, with the real output of each; with --check it only tells
// whether the pages are fresh. A rule without a page, a page or examples without a rule, and an example that does not do what it
// says, are faults.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { load } from 'js-yaml';
import { evaluate, kubernetes, openapi } from '../dist/index.js';
import { events } from '../dist/evaluate/events/events-source.js';
import { modules } from '../dist/evaluate/modules/modules-source.js';
import { addCodeRules, isCodeRule } from '../dist/evaluate/code-rules.js';
import { exceptionRules } from '../dist/verdict/index.js';

const { rules: packRules } = JSON.parse(readFileSync('wasm/policies.json', 'utf8'));
const rules = [...addCodeRules(packRules), ...exceptionRules];
const isCheck = process.argv.includes('--check');
/** Topics whose examples are schemas of events. */
const eventTopics = ['audit', 'events', 'events-diff', 'privacy', 'proto'];
/** The topic whose examples are code. */
const codeTopic = 'modules';
const guideOf = {
  contracts: 'openapi',
  event_changes: 'events',
  layers: 'modules',
  contexts: 'modules',
  context_map: 'modules',
};
const examplesRoot = join('fixtures', 'rules');
/** Files beside the manifest of an example, with the options that name them, in the order of the page. */
const givenFiles = {
  'waivers.yaml': 'waivers',
  'archfit-baseline.json': 'baseline',
  'catalog.yaml': 'catalog',
  'budgets.yaml': 'budgets',
};

for (const rule of rules) {
  const text = await writePage(rule);
  if (!isCheck) {
    mkdirSync(dirname(rule.docs), { recursive: true });
    writeFileSync(rule.docs, text);
  } else if (!existsSync(rule.docs) || readFileSync(rule.docs, 'utf8') !== text) {
    complain(`${rule.docs} is stale: run npm run build:docs`);
  }
}
// The grid of changes is no rule of its own: .ci/grid-page.mjs writes it.
const pages = readdirSync('docs/rules', { recursive: true }).filter(
  (name) => name.endsWith('.md') && name !== 'openapi-diff-grid.md',
);
for (const name of pages) {
  const page = join('docs', 'rules', name).replaceAll(sep, '/');
  if (!rules.some(({ docs }) => docs === page)) complain(`${page} is the page of no rule`);
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

async function writePage(rule) {
  const folder = join(examplesRoot, rule.id);
  const source = rule.file ?? 'src/verdict/exception-rules.ts';
  const examples = await Promise.all(
    (existsSync(folder) ? readdirSync(folder) : [])
      .sort()
      .map((name) => runExample(rule, folder, name)),
  );
  const sections = [
    `# ${rule.id}\n\n${rule.title}. ${rule.description.replaceAll('\n', ' ')}`,
    `| severity | domain | judged | judges |\n|---|---|---|---|\n| ${rule.severity} | ${rule.domain} | ${describeScope(rule)} | ${rule.appliesTo.join(', ')} |`,
    ...describeAcceptance(rule),
    `## Why\n\n${rule.rationale}`,
    `## How to fix\n\n${rule.remediation}`,
    ...describeParameters(rule.parameters),
    `## Fails\n\n${showExamples(rule, 'fail', examples)}`,
    `## Passes\n\n${showExamples(rule, 'pass', examples)}`,
    `When there is nothing to judge: *${rule.notApplicable}*.`,
    `## See also\n\n${seeAlso(rule, source).join('\n')}`,
  ];
  return `<!-- Written by npm run build:docs from ${source} and ${folder}. -->\n\n${sections.join('\n\n')}\n`;
}

function describeScope(rule) {
  const { scope, needs, requires } = rule;
  if (isCodeRule(rule)) return 'once an object, in archfit alone';
  if (needs !== undefined)
    return `once a run, where there ${needs === 'waivers' ? 'are waivers' : 'is a baseline'}`;
  return scope === 'object'
    ? 'once an object; runs in conftest, OPA and Gatekeeper as it is'
    : `once a set, everything that runs together${requires.length === 0 ? '' : `; requires ${requires.join(', ')}`}`;
}

function describeAcceptance({ baseline, waivers }) {
  const never = [
    ...(baseline === 'never' ? ['accepted by a baseline'] : []),
    ...(waivers === 'never' ? ['waived'] : []),
  ];
  return never.length === 0 ? [] : [`What it finds cannot be ${never.join(' or ')}.`];
}

function describeParameters(parameters) {
  const rows = Object.entries(parameters).map(
    ([name, { type, default: value, description }]) =>
      `| \`${name}\` | ${type} | \`${JSON.stringify(value)}\` | ${description} |`,
  );
  if (rows.length === 0) return [];
  const table = `| name | type | default | |\n|---|---|---|---|\n${rows.join('\n')}`;
  return ['## Parameters', table, ...describeItems(parameters)];
}

function describeItems(parameters) {
  return Object.entries(parameters).flatMap(([name, { items }]) => {
    if (items?.properties === undefined) return [];
    const rows = Object.entries(items.properties).map(
      ([key, { type, description }]) => `| \`${key}\` | ${type} | ${description} |`,
    );
    return [`Each of \`${name}\`:\n\n| name | type | |\n|---|---|---|\n${rows.join('\n')}`];
  });
}

/** Guides that have another name than the input that they are about. */
function seeAlso(rule, source) {
  const { needs, requires, file, relatedResources } = rule;
  return [
    ...relatedResources.map((url) => `- <${url}>`),
    ...(needs === undefined
      ? []
      : [`- [${needs}](../../guides/${needs === 'waivers' ? 'waivers' : 'baseline'}.md)`]),
    ...requires.map(
      (input) => `- [the ${input.replace('_', ' ')}](../../guides/${guideOf[input] ?? input}.md)`,
    ),
    `- [the ${file === undefined || isCodeRule(rule) ? 'rule' : 'policy'}](../../../${source})`,
  ];
}

/** Judges an example and makes sure that it does what its name says. */
async function runExample(rule, folder, name) {
  const path = join(folder, name);
  const [topic] = rule.id.split('/');
  const isAboutEvents = eventTopics.includes(topic);
  const example = !statSync(path).isDirectory()
    ? readManifest(path, isAboutEvents)
    : topic === codeTopic
      ? readCode(path)
      : readFolder(path, isAboutEvents);
  const report = await evaluate([example.source], {
    ...example.options,
    // Rules about exceptions need those that find what is accepted.
    ...(rule.needs === undefined && { only: [rule.id] }),
  });
  const check = report.checks.find((each) => each.rule === rule.id);
  const expected = name.startsWith('pass-') ? 'pass' : 'fail';
  if (check?.outcome !== expected || report.problems.length > 0) {
    complain(`${path} is ${check?.outcome ?? 'not judged'}, and says ${expected}`);
  }
  const output = (check?.findings ?? []).flatMap(
    ({ message, location, remediation, fixes = [] }) => {
      const { startLine, startColumn } = location?.region ?? {};
      const file = example.isFolder && location ? `${location.uri}:` : '';
      const place = startLine === undefined ? file : `${file}${startLine}:${startColumn}`;
      const fix = remediation === rule.remediation ? [] : [`fix ${remediation}`];
      const changes = fixes.map(({ title }) => `change ${title}`);
      return [`${place} ${message}`.trim(), ...fix, ...changes];
    },
  );
  return { ...example, name, path, output };
}

function readManifest(path, isAboutEvents) {
  const text = readFileSync(path, 'utf8');
  const source = isAboutEvents ? events({ files: path }) : kubernetes({ manifests: path });
  return { source, options: {}, files: [{ name: path, text }], case: firstLine(text) };
}

/** A manifest, what is given beside it, and the day of the run where it counts. */
function readFolder(path, isAboutEvents) {
  const has = (name) => existsSync(join(path, name));
  if (isAboutEvents) return readEvents(path, has);
  if (has('new.yaml') || has('new')) return readContracts(path, has);
  const day = has('now') ? readFileSync(join(path, 'now'), 'utf8').trim() : undefined;
  const given = Object.entries(givenFiles).filter(([name]) => has(name));
  const files = ['manifest.yaml', ...given.map(([name]) => name)].map((name) => {
    return { name, text: readFileSync(join(path, name), 'utf8') };
  });
  return {
    source: kubernetes({ manifests: 'manifest.yaml' }),
    options: {
      cwd: path,
      ...(day !== undefined && { now: () => new Date(day) }),
      ...Object.fromEntries(given.map(([name, option]) => [option, name])),
    },
    isFolder: true,
    files,
    day,
    case: firstLine(files[0].text),
  };
}

/** Two versions of a contract, the plan for what ends, and what else the run is told. */
function readContracts(path, has) {
  const read = (name) => readFileSync(join(path, name), 'utf8');
  const day = has('now') ? read('now').trim() : undefined;
  const folders = ['old', 'new'].filter(has);
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(path, folder)).map((name) => `${folder}/${name}`),
  );
  const beside = ['old.yaml', 'new.yaml', 'plan.yaml', 'rules.yaml'].filter(has);
  const shown = [...inFolders, ...beside];
  const [newer] = shown.filter((name) => name.startsWith('new'));
  return {
    source: openapi({
      base: has('old') ? 'old' : has('old.yaml') ? 'old.yaml' : 'git:HEAD:./old.yaml',
      head: has('new') ? 'new' : 'new.yaml',
      ...(has('plan.yaml') && { plans: 'plan.yaml' }),
      ...(has('profile') && { profile: read('profile').trim() }),
    }),
    options: {
      cwd: path,
      ...(day !== undefined && { now: () => new Date(day) }),
      ...(has('rules.yaml') && { rules: load(read('rules.yaml')) }),
    },
    isFolder: true,
    files: shown.map((name) => ({ name, text: read(name) })),
    day,
    case: firstLine(read(newer)),
  };
}

/** Schemas, or two versions of them, and what is known beside them. */
function readEvents(path, has) {
  const read = (name) => readFileSync(join(path, name), 'utf8');
  const find = (name) => readdirSync(path).find((file) => file.split('.')[0] === name);
  const base = find('old');
  const head = find('schemas') ?? find('new');
  const inside = (name) =>
    statSync(join(path, name)).isDirectory()
      ? readdirSync(join(path, name))
          .sort()
          .map((file) => `${name}/${file}`)
      : [name];
  const given = Object.entries(givenFiles).filter(([name]) => has(name));
  const beside = ['source.yaml', 'classification.yaml', 'plan.yaml', 'rules.yaml'].filter(has);
  const day = has('now') ? read('now').trim() : undefined;
  const shown = [
    ...(base === undefined ? [] : inside(base)),
    ...inside(head),
    ...beside,
    ...given.map(([name]) => name),
  ];
  return {
    source: events({
      ...(has('source.yaml') && load(read('source.yaml'))),
      files: head,
      ...(base !== undefined && { base }),
      ...(has('plan.yaml') && { plans: 'plan.yaml' }),
      ...(has('classification.yaml') && { classification: 'classification.yaml' }),
    }),
    options: {
      cwd: path,
      ...(day !== undefined && { now: () => new Date(day) }),
      ...(has('rules.yaml') && { rules: load(read('rules.yaml')) }),
      ...Object.fromEntries(given.map(([name, option]) => [option, name])),
    },
    isFolder: true,
    files: shown.map((name) => ({ name, text: read(name) })),
    day,
    case: firstLine(read(inside(head)[0])),
  };
}

/** Settings of the source, and every file of the code. */
function readCode(path) {
  const settings = 'modules.yaml';
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== settings)
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  const files = [settings, ...names].map((name) => {
    return { name, text: readFileSync(join(path, name), 'utf8') };
  });
  const has = (name) => existsSync(join(path, name));
  return {
    source: modules({ files: 'src', ...load(files[0].text) }),
    options: {
      cwd: path,
      ...(has('rules.yaml') && { rules: load(readFileSync(join(path, 'rules.yaml'), 'utf8')) }),
    },
    isFolder: true,
    files,
    case: firstLine(files[0].text),
  };
}

/** What the first line says of the example: a comment, or the first text of a file of JSON. */
function firstLine(text) {
  const inJson = /^\{\s*"(?:\$comment|doc)": "([^"]*)"/.exec(text);
  return inJson ? inJson[1] : text.split('\n')[0].replace(/^(?:#|\/\/) */, '');
}

function languageOf(name) {
  if (name.endsWith('.proto')) return 'protobuf';
  if (/\.[cm]?tsx?$/.test(name)) return 'ts';
  if (/\.[cm]?jsx?$/.test(name)) return 'js';
  if (/(?:^|\/)CODEOWNERS$/.test(name)) return 'text';
  return /\.(?:json|avsc|avpr)$/.test(name) ? 'json' : 'yaml';
}

/** The shortest example in full, with what the rule says of it; of the others the line that tells the case. */
function showExamples(rule, kind, examples) {
  const size = ({ files }) => files.reduce((sum, { text }) => sum + text.length, 0);
  const [shown, ...others] = examples
    .filter(({ name }) => name.startsWith(`${kind}-`))
    .toSorted((left, right) => size(left) - size(right) || (left.name < right.name ? -1 : 1));
  if (shown === undefined) {
    complain(`${rule.id} has no example of the kind ${kind}`);
    return '';
  }
  const blocks = shown.files.map(({ name, text }) => {
    const title = shown.isFolder ? `\`${name}\`:\n\n` : '';
    return `${title}\`\`\`${languageOf(name)}\n${text.trimEnd()}\n\`\`\``;
  });
  const day = shown.day === undefined ? [] : [`Judged on ${shown.day}:`];
  const said = shown.output.length > 0 ? shown.output.join('\n') : 'nothing is found';
  const output =
    shown.output.length > 0 || shown.isFolder ? [...day, `\`\`\`text\n${said}\n\`\`\``] : [];
  const rest = others
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, path, case: says, output: lines, isFolder }) => {
      const messages = !isFolder ? '' : lines.map((line) => `\n  \`${line}\``).join('');
      return `- [\`${name}\`](../../../${path}): ${says}${messages}`;
    });
  const more = rest.length === 0 ? [] : [`More cases:\n\n${rest.join('\n')}`];
  return [...blocks, ...output, ...more].join('\n\n');
}
