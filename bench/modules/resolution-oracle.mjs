// Every import below a folder, resolved by archfit and by the resolver of the TypeScript that it brings, side by side: how many lead to the same
// file, and the others by the kind of the difference. FOLDER is a work tree, installed or not; nothing in it is changed.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ts } from 'ts-morph';
import { readImports } from '../../dist/facts/modules/imports/index.js';
import { createResolver } from '../../dist/facts/modules/resolution/index.js';
import { openSourceTree } from '../../dist/source/tree/index.js';

const [, , folder, shown = '5'] = process.argv;
if (!folder) {
  process.stderr.write('usage: resolution-oracle.mjs FOLDER [examples a class]\n');
  process.exit(3);
}
const root = resolve(folder);
const tree = openSourceTree('.', { cwd: root });

const skipped = /^(?:node_modules|\.git|dist|build|coverage)$/;
const files = [];
const walk = (at) => {
  const listing = tree.list(at);
  const below = (name) => (at === '' ? name : `${at}/${name}`);
  for (const name of listing?.files ?? []) {
    if (/(?<!\.d)\.[cm]?tsx?$/.test(name)) files.push(below(name));
  }
  for (const name of listing?.folders ?? []) if (!skipped.test(name)) walk(below(name));
};
walk('');

const references = [];
for (let at = 0; at < files.length; at += 250) {
  const batch = files.slice(at, at + 250).map((path) => ({ path, text: read(path) }));
  (await readImports(batch)).forEach((found, index) => {
    for (const reference of found.references) {
      if (reference.specifier !== undefined && reference.kind !== 'reference') {
        references.push({ from: batch[index].path, reference });
      }
    }
  });
}

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

const started = process.cpuUsage();
const resolver = await createResolver(tree);
const ours = references.map(({ from, reference }) => resolver.resolve(from, reference));
const spent = seconds(process.cpuUsage(started));

const before = process.cpuUsage();
const oracle = createOracle();
const theirs = references.map(({ from, reference }) => oracle(from, reference));
const spentByOracle = seconds(process.cpuUsage(before));

function seconds({ user, system }) {
  return ((user + system) / 1e6).toFixed(2);
}

const classes = new Map();
references.forEach(({ from, reference }, index) => {
  const name = compare(reference, ours[index], theirs[index]);
  const known = classes.get(name) ?? [];
  classes.set(name, known);
  known.push(
    `${from}: ${reference.specifier} -> ${describe(ours[index])} | ${theirs[index] ?? 'nothing'}`,
  );
});

process.stdout.write(
  `${files.length} files, ${references.length} edges; archfit ${spent} s CPU, TypeScript ${spentByOracle} s CPU; ${resolver.problems.length} problems\n`,
);
for (const [name, examples] of [...classes].sort(
  ([, left], [, right]) => right.length - left.length,
)) {
  process.stdout.write(`${String(examples.length).padStart(7)}  ${name}\n`);
  if (name.startsWith('same') && !/workspace|unresolved/.test(name)) continue;
  for (const example of examples.slice(0, Number(shown)))
    process.stdout.write(`           ${example}\n`);
}
for (const { message, location } of resolver.problems.slice(0, Number(shown))) {
  process.stdout.write(`problem: ${location?.uri}: ${message}\n`);
}

function describe(target) {
  return `${target.kind} ${target.file ?? target.package ?? target.module ?? target.reason ?? ''}`;
}

function compare({ specifier }, own, other) {
  const form = /^\.{1,2}(?:\/|$)/.test(specifier) ? 'relative' : 'other';
  const isInside =
    other !== undefined && !/(?:^|\/)node_modules\//.test(other) && !other.startsWith('..');
  if (own.kind === 'file' || own.kind === 'asset') {
    if (own.file === other) return `same: ${own.kind}`;
    if (isInside) {
      return /\.d\.[cm]?ts$/.test(other)
        ? `code for a declaration (${form})`
        : `another file (${form})`;
    }
    return `${own.kind} where TypeScript finds ${other ? 'a package' : 'nothing'} (${form})`;
  }
  if (isInside) return `MISSED: ${own.kind} where TypeScript finds a file (${form})`;
  return `same: ${own.kind}, and no file for TypeScript`;
}

/** The nearest tsconfig of a file, or the one that it references and that has the file; `exports` by the form of the import. */
function createOracle() {
  const host = { ...ts.sys, realpath: ts.sys.realpath };
  const parsed = new Map();
  const parse = (path) => {
    if (!parsed.has(path)) {
      const config = ts.getParsedCommandLineOfConfigFile(
        path,
        {},
        { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
      );
      parsed.set(
        path,
        config && {
          options: config.options,
          names: new Set(config.fileNames),
          references: config.projectReferences ?? [],
          cache: ts.createModuleResolutionCache(root, (name) => name, config.options),
        },
      );
    }
    return parsed.get(path);
  };
  const nearest = new Map();
  const find = (at) => {
    if (nearest.has(at)) return nearest.get(at);
    const path = ['tsconfig.json', 'jsconfig.json']
      .map((name) => join(at, name))
      .find(ts.sys.fileExists);
    const found = path ?? (at === root ? undefined : find(dirname(at)));
    nearest.set(at, found);
    return found;
  };
  const configOf = (file) => {
    const path = find(dirname(file));
    if (!path) return undefined;
    const config = parse(path);
    if (!config || config.names.has(file)) return config;
    const referenced = config.references.map((reference) =>
      parse(ts.resolveProjectReferencePath(reference)),
    );
    return (
      referenced.find((other) => other?.names.has(file)) ??
      (config.names.size === 0 ? (referenced[0] ?? config) : config)
    );
  };
  const bare = {
    options: { moduleResolution: ts.ModuleResolutionKind.Bundler, allowJs: true },
    cache: undefined,
  };
  return (from, { specifier, kind }) => {
    const file = join(root, from);
    const { options, cache } = configOf(file) ?? bare;
    const isNode =
      [3, 99].includes(options.moduleResolution ?? 0) ||
      ((options.module ?? 0) >= 100 && (options.module ?? 0) < 200);
    const format = isNode
      ? ts.getImpliedNodeFormatForFile(file, cache?.getPackageJsonInfoCache(), host, {
          ...options,
          moduleResolution: options.moduleResolution ?? 99,
        })
      : undefined;
    const mode =
      kind === 'require' || kind === 'import-equals'
        ? ts.ModuleKind.CommonJS
        : kind === 'dynamic' && isNode
          ? ts.ModuleKind.ESNext
          : format;
    const found = ts.resolveModuleName(
      specifier,
      file,
      options,
      host,
      cache,
      undefined,
      mode,
    ).resolvedModule;
    return found && relative(root, found.resolvedFileName);
  };
}
