import { called } from '../modules/calls/entity.js';
import type { TracedCode } from '../modules/calls/create-tracer.js';
import type { ModuleGraph } from '../modules/model/index.js';
import type { Compiler, ts } from '../typescript/compiler.js';
import { unwrapAwaited } from '../typescript/unwrap.js';
import { type ConstantTexts, createConstantTexts } from './constant-texts.js';
import { type FlagCall, flagCallOf, flagTrace } from './flag-clients.js';

/** A place of code that asks whether a flag is on. */
export interface FlagRead {
  /** Undefined where it cannot be seen which flag it asks for. */
  readonly key?: string;
  /** What every key that is put together there begins with; empty where nothing says it. */
  readonly head: string;
  readonly node: ts.Node;
}

/** A function of the code that hands a parameter on as the key: each call of it asks for a flag. */
interface Wrapper {
  readonly name: string;
  readonly index: number;
  /** The places that it hands the key on from: known as soon as a call of it is. */
  readonly reads: FlagRead[];
  isCalled: boolean;
}

/** Wrappers of wrappers, and no further: what is left is asked for by a key that is not seen. */
const deepest = 3;

/**
 * Finds where code asks for flags: calls of clients of flags, of functions of its own that hand a parameter on to one, and of those that
 * are named. A client is what comes from one of their packages by the bindings; the name of a method alone says nothing.
 *
 * @param files - those that are looked into
 * @param named - functions of one's own that take the key first: `isOn`, `Flags.isOn`, `@acme/flags#isOn`
 */
export function findFlagReads(
  compiler: Compiler,
  { tracer, trees }: TracedCode,
  graph: Pick<ModuleGraph, 'edges'>,
  files: readonly string[],
  named: readonly string[],
): readonly FlagRead[] {
  const targets = new Map(
    graph.edges.map((edge) => [`${edge.from}\n${edge.specifier ?? ''}`, edge]),
  );
  const texts = createConstantTexts(
    compiler,
    trees,
    (file, specifier) => targets.get(`${file}\n${specifier}`)?.target,
  );
  const reads: FlagRead[] = [];
  const wrappers = new Map<ts.Node, Wrapper>();
  const names = new Set(named.map((name) => name.replace(/^.*[.#]/s, '')));

  const note = (call: ts.CallExpression, index: number): void => {
    const found = readKey(compiler, texts, call, index);
    reads.push(...found.reads);
    const { handed } = found;
    if (handed === undefined) return;
    const known = wrappers.get(handed.of);
    if (known) known.reads.push(...found.reads);
    else wrappers.set(handed.of, { ...handed, reads: [...found.reads], isCalled: false });
  };
  const visitCalls = (words: RegExp, visit: (call: ts.CallExpression) => void): void => {
    for (const file of files) {
      const tree = words.test(trees.textOf(file) ?? '') ? trees.of(file) : undefined;
      const walk = (node: ts.Node): void => {
        if (compiler.isCallExpression(node)) visit(node);
        compiler.forEachChild(node, walk);
      };
      if (tree) walk(tree);
    }
  };

  const first = names.size === 0 ? flagTrace : new RegExp(`${flagTrace.source}|${wordsOf(names)}`);
  visitCalls(first, (call) => {
    const name = calledName(compiler, call);
    if (name === undefined || !(names.has(name) || flagTrace.test(name))) return;
    const how = howItAsks(call, name);
    if (how?.kind === 'all') reads.push({ head: '', node: call });
    if (how?.kind === 'key') note(call, keyIndex(texts, call, how));
  });
  const followed = new Set<ts.Node>();
  for (let depth = 0; depth < deepest; depth += 1) {
    const fresh = [...wrappers].filter(([node]) => !followed.has(node));
    if (fresh.length === 0) break;
    for (const [node] of fresh) followed.add(node);
    const called = new Set(fresh.map(([, { name }]) => name));
    visitCalls(new RegExp(wordsOf(called)), (call) => {
      if (!called.has(calledName(compiler, call) ?? '')) return;
      for (const { declaration } of tracer.calleesOf(call)) {
        const wrapper = followed.has(declaration) ? wrappers.get(declaration) : undefined;
        if (wrapper === undefined) continue;
        wrapper.isCalled = true;
        note(call, wrapper.index);
      }
    });
  }
  // Where it is known who calls a wrapper, what it hands on is known, too.
  const known = new Set(
    [...wrappers.values()].flatMap((each) => (each.isCalled ? each.reads : [])),
  );
  return reads.filter((read) => !known.has(read));

  function howItAsks(call: ts.CallExpression, name: string): FlagCall | undefined {
    const origin = tracer.originOf(call.expression);
    if (origin?.kind === 'package') {
      const last = origin.members.findLast((member) => member !== called) ?? origin.name;
      const isNamed = named.includes(`${origin.package}#${last}`);
      return isNamed ? { kind: 'key', isSecond: false } : flagCallOf(origin.package, last);
    }
    if (!names.has(name)) return undefined;
    const isMeant = tracer.calleesOf(call).some((callee) => named.includes(callee.name));
    return isMeant ? { kind: 'key', isSecond: false } : undefined;
  }
}

function wordsOf(names: ReadonlySet<string>): string {
  const escaped = [...names].map((name) => name.replaceAll(/[^\w]/g, String.raw`\$&`));
  return `(?<![\\w$])(?:${escaped.join('|')})(?![\\w$])`;
}

function calledName(compiler: Compiler, call: ts.CallExpression): string | undefined {
  const callee = unwrapAwaited(compiler, call.expression);
  if (compiler.isIdentifier(callee)) return callee.text;
  return compiler.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** Servers say for whom they ask, browsers do not, and may add what is known of them. */
function keyIndex(
  texts: ConstantTexts,
  call: ts.CallExpression,
  { isSecond }: Extract<FlagCall, { kind: 'key' }>,
): number {
  const [first, second] = call.arguments;
  if (!isSecond || first === undefined || second === undefined) return 0;
  return texts.textsOf(second) === undefined && texts.textsOf(first) !== undefined ? 0 : 1;
}

function readKey(
  compiler: Compiler,
  texts: ConstantTexts,
  call: ts.CallExpression,
  index: number,
): {
  readonly reads: readonly FlagRead[];
  readonly handed?: { readonly of: ts.Node; readonly name: string; readonly index: number };
} {
  const given = call.arguments[index];
  // Without its key it asks for nothing.
  if (given === undefined) return { reads: [] };
  const keys = texts.textsOf(given);
  if (keys) return { reads: keys.map((key) => ({ key, head: key, node: given })) };
  const inner = unwrapAwaited(compiler, given);
  const head = compiler.isTemplateExpression(inner) ? inner.head.text : '';
  const reads = [{ head, node: given }];
  if (!compiler.isIdentifier(inner)) return { reads };
  const parameter = texts.declarationOf(inner);
  if (parameter === undefined || !compiler.isParameter(parameter)) return { reads };
  const of = parameter.parent;
  const name = nameOfFunction(compiler, of);
  const place = of.parameters.findIndex((each) => each === parameter);
  return name === undefined ? { reads } : { reads, handed: { of, name, index: place } };
}

/** What a function is called by: its own name, or that of the constant or member that holds it. */
function nameOfFunction(
  compiler: Compiler,
  { name, parent }: ts.SignatureDeclaration,
): string | undefined {
  if (name && (compiler.isIdentifier(name) || compiler.isPrivateIdentifier(name))) return name.text;
  const holds =
    compiler.isVariableDeclaration(parent) ||
    compiler.isPropertyAssignment(parent) ||
    compiler.isPropertyDeclaration(parent);
  return holds && compiler.isIdentifier(parent.name) ? parent.name.text : undefined;
}
