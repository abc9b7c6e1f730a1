// Reads the examples of a rule: of each the source and the options of its run, and the files that its page shows. The tests read the
// same folders by test/fixtures/rule-examples.ts.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { load } from 'js-yaml';
import { kubernetes, openapi } from '../../dist/index.js';
import { events } from '../../dist/evaluate/events/events-source.js';
import { modules } from '../../dist/evaluate/modules/modules-source.js';
import { operations } from '../../dist/evaluate/operations/operations-source.js';

/** Where the examples stand: a folder a rule, in a folder a topic. */
export const examplesRoot = 'fixtures/rules';
/** Topics whose examples are schemas of events. */
const eventTopics = ['audit', 'events', 'events-diff', 'privacy', 'proto'];

/** Rules of other topics whose examples are such schemas. */
const eventRules = ['logs/correlation-id-required'];
/** The topic whose examples are code. */
const codeTopic = 'modules';
/** Files beside the manifest of an example, with the options that name them, in the order of the page. */
const givenFiles = {
  'waivers.yaml': 'waivers',
  'archfit-baseline.json': 'baseline',
  'catalog.yaml': 'catalog',
  'budgets.yaml': 'budgets',
};

/** The examples of a rule by name; none where it has no folder. */
export function readExamples(rule) {
  const folder = `${examplesRoot}/${rule.id}`;
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names.map((name) => ({
    ...readExample(rule, `${folder}/${name}`),
    name,
    path: `${folder}/${name}`,
    expected: name.startsWith('pass-') ? 'pass' : 'fail',
  }));
}

function readExample(rule, path) {
  const [topic] = rule.id.split('/');
  if (existsSync(`${path}/sources.yaml`)) return readJoined(path);
  if (rule.domain === 'operations') return readOperations(path);
  const isAboutEvents = eventTopics.includes(topic) || eventRules.includes(rule.id);
  if (!statSync(path).isDirectory()) return readManifest(path, isAboutEvents);
  return topic === codeTopic ? readCode(path) : readFolder(path, isAboutEvents);
}

function readManifest(path, isAboutEvents) {
  const text = readFileSync(path, 'utf8');
  const name = basename(path);
  const source = isAboutEvents ? events({ files: name }) : kubernetes({ manifests: name });
  return {
    source,
    options: { cwd: dirname(path) },
    files: [{ name, text }],
    case: firstLine(text),
  };
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
  const profile = has('profile') ? read('profile').trim() : undefined;
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
      ...(profile !== undefined && { profile }),
    }),
    options: {
      cwd: path,
      ...(day !== undefined && { now: () => new Date(day) }),
      ...(has('rules.yaml') && { rules: load(read('rules.yaml')) }),
    },
    isFolder: true,
    files: shown.map((name) => ({ name, text: read(name) })),
    day,
    profile,
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

/** Artefacts, the documents that they link to, and what is known beside them. */
function readOperations(path) {
  if (!statSync(path).isDirectory()) {
    const name = basename(path);
    const text = readFileSync(path, 'utf8');
    return {
      source: operations({ files: name }),
      options: { cwd: dirname(path) },
      files: [{ name, text }],
      case: firstLine(text),
    };
  }
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'now')
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  const read = (name) => readFileSync(join(path, name), 'utf8');
  const day = existsSync(join(path, 'now')) ? read('now').trim() : undefined;
  const given = Object.entries(givenFiles).filter(([name]) => names.includes(name));
  const beside = ['source.yaml', 'rules.yaml', ...given.map(([name]) => name)];
  const artefacts = names.filter((name) => !beside.includes(name) && !name.endsWith('.md'));
  return {
    source: operations({
      files: artefacts,
      ...(names.includes('source.yaml') && load(read('source.yaml'))),
    }),
    options: {
      cwd: path,
      ...(day !== undefined && { now: () => new Date(day) }),
      ...(names.includes('rules.yaml') && { rules: load(read('rules.yaml')) }),
      ...Object.fromEntries(given.map(([name, option]) => [option, name])),
    },
    isFolder: true,
    files: [...artefacts, ...names.filter((name) => !artefacts.includes(name))].map((name) => ({
      name,
      text: read(name),
    })),
    day,
    case: firstLine(
      read(artefacts.find((name) => /^# (?:Passes|Fails)/.test(read(name))) ?? artefacts[0]),
    ),
  };
}

/** Sources of several domains, as a configuration names them, and what they name. */
function readJoined(path) {
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  const read = (name) => readFileSync(join(path, name), 'utf8');
  const make = { kubernetes, openapi, events, modules, operations };
  const [source, ...beside] = load(read('sources.yaml')).map(({ kind, ...settings }) =>
    make[kind](settings),
  );
  const given = Object.entries(givenFiles).filter(([name]) => names.includes(name));
  const shown = ['sources.yaml', ...names.filter((name) => name !== 'sources.yaml')];
  return {
    ...{ source, beside },
    options: { cwd: path, ...Object.fromEntries(given.map(([name, option]) => [option, name])) },
    isFolder: true,
    files: shown.map((name) => ({ name, text: read(name) })),
    case: firstLine(read('sources.yaml')),
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
