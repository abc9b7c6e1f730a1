// The binding tracer against the type checker, over the calls of folders: what both find inside of a folder must be the same. Both follow the
// imports to where our resolver leads, which has an oracle of its own: so a repository needs neither an install nor a build. What packages
// give has no answer of the checker where they are not installed: a call that starts with an imported name is held against the import.
//
// node bench/modules/tracer-oracle.mjs FOLDER|NAME... [--only TEXT] [--json] [--list]
//   NAME          a repository of repositories.json, at the commit that is named there, below ARCHFIT_TREES
//   --only TEXT   calls of files whose path begins with it or holds it: `src/`, `controller`
//   --list        the calls on which the two differ, and those that the tracer alone places in the folder
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { createTracer } from '../../dist/facts/modules/calls/create-tracer.js';
import { readModuleGraph } from '../../dist/facts/modules/reading/read-module-graph.js';
import { loadCompiler } from '../../dist/facts/typescript/compiler.js';
import { openSourceTree } from '../../dist/source/tree/index.js';
import { folderOfTree } from './trees.mjs';

const usage =
  'node bench/modules/tracer-oracle.mjs FOLDER|NAME... [--only TEXT] [--json] [--list]\n';
const folders = [];
const flags = new Set();
let only = '';
for (let at = 2; at < process.argv.length; at += 1) {
  const argument = process.argv[at];
  if (argument === '--only') only = process.argv[(at += 1)] ?? '';
  else if (argument.startsWith('--')) flags.add(argument);
  else folders.push(argument);
}
if (folders.length === 0) {
  process.stderr.write(usage);
  process.exit(3);
}

const repositories = JSON.parse(
  readFileSync(new URL('repositories.json', import.meta.url), 'utf8'),
).map(({ url: repository, ...rest }) => ({ repository, ...rest }));
const compiler = await loadCompiler();
const head = ['same', 'unknown', 'wrong'];
if (!flags.has('--json')) {
  const columns = ['folder', 'files', 'calls'];
  for (const what of ['functions', 'receivers', 'packages']) {
    columns.push(...head.map((name) => `${what}: ${name}`));
  }
  columns.push('of the tracer alone', 'checker CPU s', 'tracer CPU s');
  process.stdout.write(`| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}\n`);
}
let isWrong = false;
for (const folder of folders) {
  const pinned = repositories.find(({ name }) => name === folder);
  const { result, differences } = await judge(
    pinned ? (folderOfTree(pinned) ?? sayAbsent(pinned)) : folder,
  );
  const { callees, receivers, packages } = result;
  isWrong ||= callees.wrong + receivers.wrong + packages.wrong > 0;
  if (flags.has('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    const cells = [pinned ? `${folder} ${pinned.commit.slice(0, 7)}` : folder, result.judged];
    cells.push(callees.calls);
    for (const counts of [callees, receivers, packages]) {
      cells.push(counts.agree, counts.unknown, counts.wrong);
    }
    cells.push(callees.more, result.seconds.checker, result.seconds.tracer);
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
  if (flags.has('--list')) for (const line of differences) process.stdout.write(`${line}\n`);
}
process.exit(isWrong ? 1 : 0);

async function judge(folder) {
  const root = realpathSync(folder);
  const tree = openSourceTree(root, { cwd: process.cwd() });
  const graph = await readModuleGraph(tree);
  const files = graph.files
    .filter(({ path, isDeclaration }) => !isDeclaration && /\.[cm]?tsx?$/.test(path))
    .map(({ path }) => path);
  const judged = files.filter((file) => file.includes(only));
  const targets = new Map(
    graph.edges.map(({ from, specifier, target }) => [`${from}\n${specifier}`, target]),
  );
  const keyOf = (file, declaration) => `${file}:${declaration.end}`;

  let started = process.cpuUsage();
  const { checked, contextOf } = check({ root, judged, targets, keyOf });
  const checkerSeconds = secondsSince(started);

  started = process.cpuUsage();
  const { tracer, trees } = createTracer(compiler, tree, graph);
  const callees = { calls: 0, inside: 0, agree: 0, unknown: 0, wrong: 0, more: 0 };
  const receivers = { inside: 0, agree: 0, unknown: 0, wrong: 0 };
  const packages = { inside: 0, agree: 0, unknown: 0, wrong: 0 };
  const differences = [];
  for (const file of judged) {
    const source = trees.of(file);
    if (source === undefined) continue;
    for (const call of callsOf(compiler, source)) {
      const wanted = checked.get(`${file}:${call.getStart(source)}:${call.expression.end}`);
      if (wanted === undefined) continue;
      const note = noteOf(differences, file, source, call);
      compareCallee(call, wanted.callee, note);
      compareReceiver(call, wanted.receiver, note);
      // What the checker places in the folder is told there.
      if (wanted.callee.length === 0) comparePackage(call, wanted.target, note);
    }
  }
  const tracerSeconds = secondsSince(started);
  const result = {
    files: files.length,
    judged: judged.length,
    parsed: trees.count(),
    callees,
    receivers,
    packages,
    seconds: { checker: checkerSeconds, tracer: tracerSeconds },
  };
  return { result, differences };

  function compareCallee(call, wanted, note) {
    callees.calls += 1;
    const origin = tracer.originOf(call.expression);
    const declared = tracer
      .calleesOf(call)
      .filter(({ argument, certainty }) => argument === undefined && certainty === 'certain');
    if (wanted.length === 0) {
      if (origin?.file === undefined) return;
      callees.more += 1;
      note('more', wanted, keyOf(origin.file, origin.declaration));
      return;
    }
    callees.inside += 1;
    const found = [origin, ...declared].filter((one) => one?.declaration !== undefined);
    if (found.length === 0 && origin === undefined) {
      callees.unknown += 1;
      note('unknown callee', wanted);
      return;
    }
    const isWanted = ({ file: at, declaration }) =>
      signaturesOf(declaration).some((node) => wanted.includes(keyOf(at, node))) ||
      contextOf(at, declaration).some((key) => wanted.includes(key));
    if (found.some(isWanted)) callees.agree += 1;
    else {
      callees.wrong += 1;
      const told = found.map((one) => keyOf(one.file, one.declaration)).join();
      note('WRONG callee', wanted, told || JSON.stringify(origin));
    }
  }

  function compareReceiver(call, wanted, note) {
    if (wanted.length === 0 || !compiler.isPropertyAccessExpression(call.expression)) return;
    receivers.inside += 1;
    const origin = tracer.originOf(call.expression.expression);
    if (origin === undefined) {
      receivers.unknown += 1;
      note('unknown receiver', wanted);
    } else if (
      origin.declaration !== undefined &&
      wanted.includes(keyOf(origin.file, origin.declaration))
    ) {
      receivers.agree += 1;
    } else {
      receivers.wrong += 1;
      const { declaration, ...shown } = origin;
      const at = declaration && keyOf(origin.file, declaration);
      note('WRONG receiver', wanted, at ?? JSON.stringify(shown));
    }
  }

  function comparePackage(call, target, note) {
    const wanted = target?.package ?? target?.module;
    if (wanted === undefined) return;
    packages.inside += 1;
    const origin = tracer.originOf(call.expression);
    if (origin === undefined) {
      packages.unknown += 1;
      note('unknown package', [wanted]);
    } else if ((origin.package ?? origin.module) === wanted) packages.agree += 1;
    else {
      packages.wrong += 1;
      const { declaration, ...shown } = origin;
      const at = declaration && keyOf(origin.file, declaration);
      note('WRONG package', [wanted], at ?? JSON.stringify(shown));
    }
  }
}

function noteOf(differences, file, source, call) {
  return (what, wanted, found = '') => {
    const { line } = source.getLineAndCharacterOfPosition(call.getStart(source));
    const text = call.expression.getText(source).replaceAll(/\s+/g, ' ').slice(0, 80);
    differences.push(`${what} ${file}:${line + 1} ${text} | ${wanted.join()} | ${found}`);
  };
}

/** An interface that can be called is named by its signature. */
function signaturesOf(declaration) {
  return [declaration, ...(declaration.members ?? []).filter((member) => !member.name)];
}

/** What the checker says of each call of files, by where it stands. */
function check({ root, judged, targets, keyOf }) {
  const options = optionsOf(root);
  const host = ts.createCompilerHost(options, true);
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  host.resolveModuleNameLiterals = (literals, from) => {
    const file = relative(root, from).replaceAll('\\', '/');
    return literals.map(({ text }) => {
      const target = targets.get(`${file}\n${text}`);
      if (target?.kind !== 'file') return ts.resolveModuleName(text, from, options, host, cache);
      const resolvedFileName = join(root, target.file);
      const extension = /(?:\.d)?\.[cm]?[jt]sx?$/.exec(target.file)?.[0];
      return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: false } };
    });
  };
  const program = ts.createProgram(
    judged.map((file) => join(root, file)),
    options,
    host,
  );
  const checker = program.getTypeChecker();
  const checked = new Map();
  const functions = new Map();
  for (const file of judged) {
    const source = program.getSourceFile(join(root, file));
    for (const call of callsOf(ts, source)) {
      checked.set(`${file}:${call.getStart(source)}:${call.expression.end}`, {
        ...expected(call),
        target: importOf(file, call.expression),
      });
    }
  }
  return { checked, contextOf };

  /** The signatures that a type gives a function where it is written: who calls it by that type calls the function. */
  function contextOf(file, declaration) {
    const node = functionsOf(file).get(declaration.end);
    const type = node && checker.getContextualType(node);
    const keys = new Set();
    for (const signature of type?.getCallSignatures() ?? []) add(keys, signature.declaration);
    return [...keys];
  }

  function functionsOf(file) {
    const known = functions.get(file) ?? new Map();
    if (functions.has(file)) return known;
    functions.set(file, known);
    const visit = (node) => {
      if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) known.set(node.end, node);
      ts.forEachChild(node, visit);
    };
    const source = program.getSourceFile(join(root, file));
    if (source) visit(source);
    return known;
  }

  /** Where a call goes, and what it is made on. Ends of declarations: their starts depend on comments. */
  function expected(call) {
    const callee = new Set();
    const signature = checker.getResolvedSignature(call)?.declaration;
    add(callee, signature);
    // Of overloads the one with the body runs.
    const overloaded = signature?.name && checker.getSymbolAtLocation(signature.name);
    for (const declaration of overloaded?.declarations ?? []) add(callee, declaration);
    let symbol = checker.getSymbolAtLocation(nameOf(call.expression));
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) {
      symbol = checker.getAliasedSymbol(symbol);
    }
    const isLocal = (node) =>
      ts.isParameter(node) && !ts.isParameterPropertyDeclaration(node, node.parent);
    if (callee.size > 0 || !symbol?.declarations?.every(isLocal)) {
      for (const declaration of symbol?.declarations ?? []) {
        if (callee.size === 0 && !isCallable(declaration)) continue;
        add(callee, declaration);
        if (declaration.initializer) add(callee, bare(declaration.initializer));
      }
    }
    const receiver = new Set();
    if (ts.isPropertyAccessExpression(call.expression)) {
      const type = checker.getTypeAtLocation(call.expression.expression);
      const apparent = checker.getApparentType(checker.getNonNullableType(type));
      for (const declaration of apparent.symbol?.declarations ?? []) add(receiver, declaration);
      // An alias of what is not declared here is not inside either.
      if (receiver.size > 0) {
        for (const declaration of apparent.aliasSymbol?.declarations ?? []) {
          add(receiver, declaration);
        }
      }
    }
    return { callee: [...callee], receiver: [...receiver] };
  }

  function add(keys, declaration) {
    if (declaration === undefined || isAugmentation(declaration)) return;
    const file = relative(root, declaration.getSourceFile().fileName).replaceAll('\\', '/');
    if (file.startsWith('..') || /(^|\/)node_modules\//.test(file) || /\.d\.[cm]?ts$/.test(file)) {
      return;
    }
    keys.add(keyOf(file, declaration));
  }

  /** Of `axios.create`, where `axios` is an import: what that leads to. */
  function importOf(file, expression) {
    let start = expression;
    while (ts.isPropertyAccessExpression(start) || ts.isNonNullExpression(start)) {
      start = start.expression;
    }
    if (!ts.isIdentifier(start)) return undefined;
    const [declaration] = checker.getSymbolAtLocation(start)?.declarations ?? [];
    let node = declaration;
    while (node !== undefined && !ts.isImportDeclaration(node)) node = node.parent;
    return node && targets.get(`${file}\n${node.moduleSpecifier.text}`);
  }
}

function optionsOf(root) {
  const config = ['tsconfig.json', 'tsconfig.base.json', '../tsconfig.json']
    .map((name) => join(root, name))
    .find((name) => existsSync(name));
  const read = config && ts.readConfigFile(config, ts.sys.readFile).config;
  const { options } = read
    ? ts.parseJsonConfigFileContent({ ...read, files: [], include: [] }, ts.sys, root)
    : {
        options: {
          strict: true,
          target: ts.ScriptTarget.ESNext,
          module: ts.ModuleKind.ESNext,
          moduleResolution: ts.ModuleResolutionKind.Bundler,
        },
      };
  const { rootDir: _rootDir, composite: _composite, ...kept } = options;
  return { ...kept, noEmit: true, skipLibCheck: true, types: [], incremental: false };
}

/** What is added to something that is declared elsewhere: `declare global { interface Window {} }`. */
function isAugmentation(node) {
  for (let at = node; at !== undefined; at = at.parent) {
    if (
      ts.isModuleDeclaration(at) &&
      (ts.isStringLiteral(at.name) || ts.isGlobalScopeAugmentation(at))
    ) {
      return true;
    }
  }
  return false;
}

/** What a getter gives is called, and not the getter. */
function isCallable(node) {
  if (ts.isAccessor(node)) return false;
  return (
    ts.isFunctionLike(node) ||
    (node.initializer !== undefined && ts.isFunctionLike(bare(node.initializer)))
  );
}

function bare(node) {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner)) inner = inner.expression;
  return inner;
}

function nameOf(expression) {
  return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
}

function callsOf(compilerOf, source) {
  const calls = [];
  const visit = (node) => {
    if (compilerOf.isCallExpression(node)) calls.push(node);
    compilerOf.forEachChild(node, visit);
  };
  if (source) visit(source);
  return calls;
}

/** Of the processor: others work on the machine as well. */
function secondsSince(started) {
  const { user, system } = process.cpuUsage(started);
  return Math.round((user + system) / 10_000) / 100;
}

function sayAbsent({ name, repository, commit }) {
  process.stderr.write(
    `no tree ${name}: extract ${repository} at ${commit} to ${name}/ in the folder that ARCHFIT_TREES names\n`,
  );
  process.exit(3);
}
