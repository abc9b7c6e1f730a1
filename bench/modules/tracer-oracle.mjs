// The binding tracer against the type checker, over the calls of a folder: what both find inside of it must be the same.
//
// node bench/modules/tracer-oracle.mjs FOLDER [--only TEXT] [--json] [--list]
//   --only TEXT   calls of files whose path holds it: `controller`
//   --list        the calls on which the two differ
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import ts from 'typescript';
import { createTracer } from '../../dist/esm/facts/modules/calls/create-tracer.js';
import { loadCompiler } from '../../dist/esm/facts/typescript/compiler.js';
import { openSourceTree } from '../../dist/esm/source/tree/index.js';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(
    'node bench/modules/tracer-oracle.mjs FOLDER [--only TEXT] [--json] [--list]\n',
  );
  process.exit(2);
}
const only = flags.includes('--only') ? flags[flags.indexOf('--only') + 1] : '';
const root = resolve(folder);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.[cm]?tsx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file))
  .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
  .sort();
const judged = files.filter((file) => file.includes(only));

const config = ['tsconfig.json', 'tsconfig.base.json', '../tsconfig.json']
  .map((name) => join(root, name))
  .find((name) => existsSync(name));
const { options } = config
  ? ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, root)
  : { options: {} };
Object.assign(options, { noEmit: true, skipLibCheck: true, types: [], incremental: false });
delete options.rootDir;
delete options.composite;

let started = performance.now();
const program = ts.createProgram(
  judged.map((file) => join(root, file)),
  options,
);
const checker = program.getTypeChecker();
const checked = new Map();
for (const file of judged) {
  const source = program.getSourceFile(join(root, file));
  for (const call of callsOf(ts, source)) {
    checked.set(`${file}:${call.getStart(source)}:${call.expression.end}`, expected(call));
  }
}
const checkerSeconds = (performance.now() - started) / 1000;

const edges = edgesOf();
started = performance.now();
const compiler = await loadCompiler();
const { tracer, trees } = createTracer(compiler, openSourceTree(root, { cwd: process.cwd() }), {
  files: files.map((path) => ({ path, isDeclaration: false, isTest: false })),
  edges,
});
const count = { calls: 0, inside: 0, agree: 0, unknown: 0, wrong: 0, more: 0 };
const receivers = { inside: 0, agree: 0, unknown: 0, wrong: 0 };
const differences = [];
for (const file of judged) {
  const source = trees.of(file);
  if (source === undefined) continue;
  for (const call of callsOf(compiler, source)) {
    const wanted = checked.get(`${file}:${call.getStart(source)}:${call.expression.end}`);
    if (wanted === undefined) continue;
    compareCallee(file, source, call, wanted.callee);
    compareReceiver(file, source, call, wanted.receiver);
  }
}
const tracerSeconds = (performance.now() - started) / 1000;

const result = {
  files: files.length,
  judged: judged.length,
  parsed: trees.count(),
  callees: count,
  receivers,
  seconds: { checker: round(checkerSeconds), tracer: round(tracerSeconds) },
};
if (flags.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  const { inside, agree } = receivers;
  process.stdout.write(`receivers that are the same: ${((100 * agree) / inside).toFixed(1)} %\n`);
}
if (flags.includes('--list')) {
  for (const line of differences) process.stdout.write(`${line}\n`);
}
process.exit(count.wrong + receivers.wrong > 0 ? 1 : 0);

function compareCallee(file, source, call, wanted) {
  count.calls += 1;
  const origin = tracer.originOf(call.expression);
  const declared = tracer
    .calleesOf(call)
    .filter(({ argument, certainty }) => argument === undefined && certainty === 'certain');
  if (wanted.length === 0) {
    if (origin?.file !== undefined) count.more += 1;
    return;
  }
  count.inside += 1;
  const found = [origin, ...declared].filter((one) => one?.declaration !== undefined);
  if (found.length === 0 && origin === undefined) {
    count.unknown += 1;
    note('unknown callee', file, source, call, wanted);
    return;
  }
  const isWanted = ({ file: at, declaration }) =>
    signaturesOf(declaration).some((node) => wanted.includes(keyOf(at, node)));
  if (found.some(isWanted)) count.agree += 1;
  else {
    count.wrong += 1;
    note(
      'WRONG callee',
      file,
      source,
      call,
      wanted,
      found.map((one) => keyOf(one.file, one.declaration)).join() || JSON.stringify(origin),
    );
  }
}

function compareReceiver(file, source, call, wanted) {
  if (wanted.length === 0 || !compiler.isPropertyAccessExpression(call.expression)) return;
  receivers.inside += 1;
  const origin = tracer.originOf(call.expression.expression);
  if (origin === undefined) {
    receivers.unknown += 1;
    note('unknown receiver', file, source, call, wanted);
  } else if (
    origin.declaration !== undefined &&
    wanted.includes(keyOf(origin.file, origin.declaration))
  ) {
    receivers.agree += 1;
  } else {
    receivers.wrong += 1;
    const { declaration, ...shown } = origin;
    const at = declaration && keyOf(origin.file, declaration);
    note('WRONG receiver', file, source, call, wanted, at ?? JSON.stringify(shown));
  }
}

function note(what, file, source, call, wanted, found = '') {
  const { line } = source.getLineAndCharacterOfPosition(call.getStart(source));
  const text = call.expression.getText(source).replaceAll(/\s+/g, ' ').slice(0, 80);
  differences.push(`${what} ${file}:${line + 1} ${text} | ${wanted.join()} | ${found}`);
}

/** An interface that can be called is named by its signature. */
function signaturesOf(declaration) {
  return [declaration, ...(declaration.members ?? []).filter((member) => !member.name)];
}

function keyOf(file, declaration) {
  return `${file}:${declaration.end}`;
}

/** Where the checker says that a call goes, and what it is made on. Ends of declarations: their starts depend on comments. */
function expected(call) {
  const callee = new Set();
  const signature = checker.getResolvedSignature(call)?.declaration;
  add(callee, signature);
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
      for (const declaration of apparent.aliasSymbol?.declarations ?? [])
        add(receiver, declaration);
    }
  }
  return { callee: [...callee], receiver: [...receiver] };
}

function isCallable(node) {
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

function add(keys, declaration) {
  if (declaration === undefined) return;
  const file = relative(root, declaration.getSourceFile().fileName).replaceAll('\\', '/');
  if (file.startsWith('..') || /(^|\/)node_modules\//.test(file) || /\.d\.[cm]?ts$/.test(file)) {
    return;
  }
  keys.add(keyOf(file, declaration));
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

/** As TypeScript resolves: the tracer is judged here, not the resolver. */
function edgesOf() {
  const found = [];
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  const known = new Set(files);
  for (const from of files) {
    const text = ts.sys.readFile(join(root, from)) ?? '';
    const specifiers = new Set(
      [...text.matchAll(/(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g)].map(
        ([, name]) => name,
      ),
    );
    for (const specifier of specifiers) {
      const { resolvedModule } = ts.resolveModuleName(
        specifier,
        join(root, from),
        options,
        ts.sys,
        cache,
      );
      const file =
        resolvedModule && relative(root, resolvedModule.resolvedFileName).replaceAll('\\', '/');
      const target =
        file !== undefined && known.has(file)
          ? { kind: 'file', file }
          : specifier.startsWith('.')
            ? { kind: 'unresolved', reason: 'absent' }
            : { kind: 'external', package: specifier, declared: 'prod' };
      found.push({ from, specifier, target });
    }
  }
  return found;
}

function round(value) {
  return Math.round(value * 100) / 100;
}
