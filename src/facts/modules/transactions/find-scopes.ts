import type { Compiler, ts } from '../../typescript/compiler.js';
import { symbolAround } from '../calls/symbol-around.js';
import type { SyntaxTrees } from '../calls/syntax-trees.js';
import type { Tracer } from '../calls/tracer.js';
import { type CallSite, walkBody } from '../search/walk-body.js';
import { type Opening, OpeningMatcher, parameterNamed, type Region } from './match-opening.js';
import type { TransactionVocabulary } from './transaction-settings.js';
import { unwrapAwaited } from '../../typescript/unwrap.js';

/** Code that runs while a transaction is open. */
export interface TransactionScope {
  readonly file: string;
  /** The function around it: `OrderService.place`; undefined at the top of a file. */
  readonly symbol: string | undefined;
  readonly form: 'callback' | 'decorator' | 'region';
  readonly library: string;
  readonly isCertain: boolean;
  /** What opens it. */
  readonly opening: ts.Node;
  /** The calls inside of it, in the order in which they run. */
  readonly sites: readonly CallSite<Region>[];
}

export interface ScopeSearch {
  readonly compiler: Compiler;
  readonly tracer: Tracer;
  readonly trees: SyntaxTrees;
  readonly vocabulary: TransactionVocabulary;
}

/** A function of the repository that hands its callback over to a transaction. */
interface Wrapper extends Opening {
  readonly declaration: ts.FunctionLikeDeclaration;
  readonly index: number;
  readonly name: string;
}

/** How often a wrapper may be wrapped. */
const wrappings = 3;

/**
 * The transaction scopes of some files.
 *
 * @param candidates - those of them whose text holds a word of transactions; the others are read for calls of functions that open one
 */
export function findTransactionScopes(
  candidates: readonly string[],
  files: readonly string[],
  search: ScopeSearch,
): readonly TransactionScope[] {
  const finder = new ScopeFinder(search);
  for (const file of candidates) finder.readFile(file);
  let wrappers = finder.takeWrappers();
  for (let round = 0; round < wrappings && wrappers.length > 0; round += 1) {
    const names = wrappers.map(({ name }) => name.replaceAll('$', '\\$'));
    const mention = new RegExp(`(?<![\\w$])(?:${names.join('|')})(?![\\w$])`);
    for (const file of files) {
      if (mention.test(search.trees.textOf(file) ?? '')) finder.readCallsOf(wrappers, file);
    }
    wrappers = finder.takeWrappers();
  }
  return finder.scopes;
}

class ScopeFinder {
  readonly scopes: TransactionScope[] = [];
  #wrappers: Wrapper[] = [];
  readonly #wrapped = new Map<ts.Node, Set<number>>();
  readonly #opened = new Set<ts.Node>();
  readonly #matcher: OpeningMatcher;

  constructor(private readonly search: ScopeSearch) {
    this.#matcher = new OpeningMatcher(search.compiler, search.tracer, search.vocabulary);
  }

  /** The functions met since the last time that hand a callback over. */
  takeWrappers(): readonly Wrapper[] {
    const met = this.#wrappers;
    this.#wrappers = [];
    return met;
  }

  readFile(file: string): void {
    const { compiler: ts, trees } = this.search;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const opening = this.#matcher.callbackOf(node);
        if (opening) this.#readCallback(file, node, opening.callback, opening);
      }
      if (ts.isClassLike(node)) this.#readDecorators(file, node);
      if (ts.isFunctionLike(node) && 'body' in node && node.body)
        this.#readRegions(file, node.body);
      ts.forEachChild(node, visit);
    };
    const tree = trees.of(file);
    if (tree === undefined) return;
    visit(tree);
    // Scripts open transactions at the top of a file.
    this.#readRegions(file, tree);
  }

  readCallsOf(wrappers: readonly Wrapper[], file: string): void {
    const { compiler: ts, trees, tracer } = this.search;
    const indexes = new Set(wrappers.map(({ index }) => index));
    const visit = (node: ts.Node): void => {
      if (
        ts.isCallExpression(node) &&
        [...indexes].some((index) => index < node.arguments.length)
      ) {
        for (const callee of tracer.calleesOf(node)) {
          const wrapper = wrappers.find(({ declaration }) => declaration === callee.declaration);
          const callback = wrapper && node.arguments[wrapper.index];
          if (callee.argument !== undefined) continue;
          if (wrapper === undefined || callback === undefined) continue;
          const isCertain = wrapper.isCertain && callee.certainty === 'certain';
          this.#readCallback(file, node, callback, { library: wrapper.library, isCertain });
        }
      }
      ts.forEachChild(node, visit);
    };
    const tree = trees.of(file);
    if (tree) visit(tree);
  }

  #readCallback(
    file: string,
    call: ts.CallExpression,
    callback: ts.Expression,
    { library, isCertain }: Opening,
  ): void {
    const { compiler: ts, tracer } = this.search;
    if (this.#opened.has(call)) return;
    const inner = unwrapAwaited(ts, callback);
    if (ts.isIdentifier(inner)) {
      const parameter = parameterNamed(ts, inner);
      if (parameter) {
        this.#wrap(parameter, { library, isCertain });
        return;
      }
    }
    const origin =
      ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)
        ? { declaration: inner }
        : tracer.originOf(inner);
    if (origin === undefined || !('declaration' in origin)) return;
    const { declaration } = origin;
    if (!ts.isFunctionLike(declaration) || !('body' in declaration) || !declaration.body) return;
    this.#opened.add(call);
    const sites = walkBody<Region>(ts, declaration.body);
    this.#open({ file, form: 'callback', library, isCertain, opening: call, sites });
    // A parameter of the callback itself is what the library hands in.
    this.#wrapCalled(sites, call, { library, isCertain }, declaration);
  }

  /** A function that calls a parameter of its own inside the transaction hands that one over. */
  #wrapCalled(
    sites: readonly CallSite<Region>[],
    begin: ts.Node,
    opening: Opening,
    callback?: ts.Node,
  ): void {
    const { compiler: ts } = this.search;
    for (const { call } of sites) {
      const name = unwrapAwaited(ts, call.expression);
      const parameter = ts.isIdentifier(name) ? parameterNamed(ts, name) : undefined;
      if (parameter && parameter.owner !== callback && isAround(parameter.owner, begin)) {
        this.#wrap(parameter, opening);
      }
    }
  }

  #wrap(
    { owner, index }: { readonly owner: ts.FunctionLikeDeclaration; readonly index: number },
    opening: Opening,
  ): void {
    const known = this.#wrapped.get(owner) ?? new Set();
    this.#wrapped.set(owner, known);
    const name = symbolAround(this.search.compiler, owner)?.split('.').at(-1);
    if (known.has(index) || name === undefined || name === 'constructor') return;
    known.add(index);
    this.#wrappers.push({ ...opening, declaration: owner, index, name });
  }

  #readDecorators(file: string, node: ts.ClassLikeDeclaration): void {
    const { compiler: ts } = this.search;
    const openingOf = (decorated: ts.HasDecorators): Opening | undefined =>
      (ts.getDecorators(decorated) ?? [])
        .map((decorator) => this.#matcher.decoratorOf(decorator))
        .find((opening) => opening !== undefined);
    const ofClass = openingOf(node);
    for (const member of node.members) {
      if (!ts.isMethodDeclaration(member) || !member.body) continue;
      const opening = openingOf(member) ?? ofClass;
      if (opening === undefined) continue;
      const sites = walkBody<Region>(ts, member.body);
      this.#open({ file, form: 'decorator', ...opening, opening: member, sites });
    }
  }

  #readRegions(file: string, body: ts.Node): void {
    const { compiler: ts } = this.search;
    if (!this.#mayBegin(body)) return;
    const regions = new Map<ts.Node, Region>();
    const ended = new Set<Region>();
    const sites = walkBody<Region>(ts, body, (call, assigned) => {
      if (this.#matcher.mayEnd(call)) {
        const ends = (region: Region): boolean => this.#matcher.ends(call, region);
        const ending = [...regions.values()].filter(ends);
        for (const region of ending) ended.add(region);
        if (ending.length > 0) return { kind: 'end', ends };
      }
      const known = regions.get(call);
      const region = known ?? this.#matcher.regionOf(call, assigned);
      if (region === undefined) return undefined;
      regions.set(call, region);
      return { kind: 'begin', region };
    });
    for (const region of regions.values()) {
      const { begin, library, isCertain } = region;
      // Of something unknown only what is ended as transactions are is one.
      if (!isCertain && !ended.has(region)) continue;
      if (this.#opened.has(begin)) continue;
      this.#opened.add(begin);
      const inside = sites.filter(({ call, open }) => open.has(region) && call !== begin);
      this.#open({ file, form: 'region', library, isCertain, opening: begin, sites: inside });
      this.#wrapCalled(inside, begin, { library, isCertain });
    }
  }

  /** Whether some text of it could begin a region: walking every function of a file would be much for nothing. */
  #mayBegin(body: ts.Node): boolean {
    const { beginNames } = this.search.vocabulary;
    const text = body.getText();
    if (/\bBEGIN\b|START\s+TRANSACTION/i.test(text)) return true;
    return [...beginNames].some((name) => text.includes(name));
  }

  #open(scope: Omit<TransactionScope, 'symbol'>): void {
    const symbol = symbolAround(this.search.compiler, scope.opening);
    this.scopes.push({ ...scope, symbol });
  }
}

function isAround(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}
