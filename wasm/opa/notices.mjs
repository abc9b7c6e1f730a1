// Gathers the licences of everything that is linked into the module: the Go modules, what their packages say in files and
// comments of their own, the Go runtime, and the C and C++ sources of the runtime that OPA puts into every compiled policy.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const licenceFile = /^(licen[cs]e|copying|patents)/i;
const noticeFile = /^notice/i;
const opa = 'github.com/open-policy-agent/opa';

/** Writes `NOTICE` and `LICENSES/opa-wasm-third-party.txt`. `go` runs the Go command for the target of the module. */
export function writeNotices(go, projectFolder) {
  const components = [...listLinked(go), ...listRuntimeSources(go)];
  const texts = groupBy(
    components.flatMap(({ name, texts: own }) => own.map((text) => ({ name, text }))),
    ({ text }) => normalise(text),
  );
  const sections = [...texts.values()].map(
    (same) =>
      `${[...new Set(same.map(({ name }) => name))].join('\n')}\n\n${same[0].text.trim()}\n`,
  );
  mkdirSync(join(projectFolder, 'LICENSES'), { recursive: true });
  writeFileSync(
    join(projectFolder, 'LICENSES', 'opa-wasm-third-party.txt'),
    [introduction, ...sections].join(`\n${'='.repeat(80)}\n\n`),
  );
  writeFileSync(join(projectFolder, 'NOTICE'), describeAll(components));
  console.log(`NOTICE and LICENSES/: ${components.length} components, ${sections.length} texts`);
}

const introduction = `Licences of the software that is part of wasm/opa.wasm.br and, as far as the section "runtime of compiled policies" goes, of
every policy compiled by OPA, wasm/policies.wasm among them. Written by \`node wasm/opa/build.mjs --notices\`.
`;

function describeAll(components) {
  const notices = components.flatMap(({ name, notices: own }) =>
    own.map((text) => `${name}\n\n${text.trim().replace(/^/gm, '    ').replace(/ +$/gm, '')}\n`),
  );
  return [
    'archfit',
    'Licensed under the Apache License, Version 2.0.',
    '',
    'wasm/opa.wasm.br and wasm/policies.wasm contain software of others. Its licences are in',
    'LICENSES/opa-wasm-third-party.txt:',
    '',
    ...components.map(({ name, licences }) => `  ${name} (${licences.join(', ')})`),
    '',
    'Notices that are to be passed on:',
    '',
    notices.join('\n'),
  ].join('\n');
}

/** The Go runtime and every linked module, with the licences of those of its folders that are linked. */
function listLinked(go) {
  const goRoot = go('env', 'GOROOT').trim();
  const lines = go(
    'list',
    '-deps',
    '-f',
    '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}',
    '.',
  );
  const packages = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  const modules = [...groupBy(packages, ([name]) => name)].map(([name, found]) => {
    const [, moduleFolder] = found[0];
    const folders = found.map(([, , folder]) => folder);
    const files = filesAbove(folders, moduleFolder);
    return component(
      name,
      files.filter((file) => licenceFile.test(baseName(file))).map(read),
      files.filter((file) => noticeFile.test(baseName(file))).map(read),
      name.startsWith(`${opa} `) ? foreignComments(folders.flatMap(goFiles)) : [],
    );
  });
  const runtime = component(
    `The Go standard library and runtime ${go('env', 'GOVERSION').trim()}`,
    ['LICENSE', 'PATENTS'].map((name) => read(join(goRoot, name))),
  );
  return [runtime, ...modules.sort((left, right) => (left.name < right.name ? -1 : 1))];
}

/** What OPA links into every policy: its own sources aside, RE2, libmpdec and pieces of several C libraries. */
function listRuntimeSources(go) {
  const folder = join(go('list', '-m', '-f', '{{.Dir}}', opa).trim(), 'wasm', 'src');
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => /\.(c|cc|h)$/.test(file) && statSync(file).isFile())
    .sort();
  const re2 = read(join(dirname(fileURLToPath(import.meta.url)), 're2-license.txt'));
  const [inRe2, others] = [true, false].map((wanted) =>
    files.filter((file) => relative(folder, file).startsWith(`re2${sep}`) === wanted),
  );
  return [
    component('runtime of compiled policies: RE2', [re2], [], foreignComments(inRe2)),
    component(
      'runtime of compiled policies: libmpdec and C library functions',
      [],
      [],
      foreignComments(others),
    ),
  ];
}

function component(name, licenceTexts, notices = [], comments = []) {
  const texts = [...licenceTexts, ...comments];
  if (texts.length === 0) throw new Error(`${name} has no licence`);
  const licences = [...new Set(texts.flatMap(nameLicence))];
  if (licences.length === 0) throw new Error(`the licence of ${name} is not one of those known`);
  return { name, texts, notices, licences };
}

const knownLicences = [
  ['Apache-2.0', /Apache License,? *(\n\s*)?Version 2\.0|Apache 2\.0/i],
  ['MIT', /Permission is hereby granted, free of charge/],
  [
    'ISC',
    /^(?![^]*Lucent)[^]*Permission to use, copy, modify, and(\/or)? distribute\s+this\s+software for any/,
  ],
  ['Lucent', /Lucent Technologies/],
  ['SunPro', /Developed at SunPro/],
  ['BSD-3-Clause', /Redistribution and use in source and binary forms[^]*Neither the name/],
  ['BSD-2-Clause', /Redistribution and use in source and binary forms(?![^]*Neither the name)/],
];

function nameLicence(text) {
  return knownLicences.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

/** Files in these folders and in those above them, up to the root of the module. */
function filesAbove(folders, root) {
  const seen = new Set();
  for (let folder of folders) {
    while (!seen.has(folder) && folder.startsWith(root)) {
      seen.add(folder);
      folder = dirname(folder);
    }
  }
  return [...seen].sort().flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  );
}

function goFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .sort()
    .map((name) => join(folder, name));
}

/** Comments that name a copyright other than OPA's own; those of one file stay together. */
function foreignComments(files) {
  const found = files.flatMap((file) => {
    const comments = read(file).match(/\/\*[^]*?\*\/|(?:^[ \t]*\/\/.*\n)+/gm) ?? [];
    const foreign = comments.filter(
      (comment) => /copyright/i.test(comment) && !/Copyright.*The OPA Authors/.test(comment),
    );
    return foreign.length > 0 ? [foreign.map(plain).join('\n\n')] : [];
  });
  return [...new Map(found.map((text) => [normalise(text), text])).values()];
}

function plain(comment) {
  return comment
    .replace(/^[ \t]*(\/\*+|\*+\/|\/{2,}|\*(?!\/))[ \t]?/gm, '')
    .replace(/\*+\/\s*$/, '')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function read(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

function baseName(file) {
  return file.slice(dirname(file).length + 1);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function normalise(text) {
  return text.replace(/\s+/g, ' ').trim();
}
