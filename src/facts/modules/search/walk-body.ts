// Long, since every construct hands its state to the next one: split, the order of the walk would be hidden.
import type { Compiler, ts } from '../../typescript/compiler.js';
import { chainingCallees, deferringCallees, iteratingCallees } from './deferring.js';
import { unwrapAwaited } from '../../typescript/unwrap.js';

/** A call as it stands in a body. */
export interface CallSite<Region> {
  readonly call: ts.CallExpression | ts.NewExpression;
  /** It runs after the caller has gone on: in a timer, a listener, a callback that nobody awaits. */
  readonly isDeferred: boolean;
  /** Regions that may be open there. */
  readonly open: ReadonlySet<Region>;
  /** Functions that it is handed run after the caller has gone on. */
  readonly runsLater: boolean;
}

/** What a call does to regions. */
export type Effect<Region> =
  | { readonly kind: 'begin'; readonly region: Region }
  | { readonly kind: 'end'; readonly ends: (region: Region) => boolean };

/** Says what a call does; `assigned` is the variable that takes its result. */
export type EffectOf<Region> = (
  call: ts.CallExpression,
  assigned: string | undefined,
) => Effect<Region> | undefined;

/** Open regions on some way to a place; undefined where no way leads. */
type State<Region> = ReadonlySet<Region> | undefined;

interface Frame<Region> {
  readonly kind: 'try' | 'loop' | 'finally';
  state: State<Region>;
}

/**
 * The calls of a body in the order in which they run, each with the regions that may be open by then: through branches, loops, early
 * returns, `try`, `catch` and `finally`. A function inside of it counts where it is run, or not at all.
 */
export function walkBody<Region>(
  compiler: Compiler,
  body: ts.Node,
  effectOf: EffectOf<Region> = () => undefined,
): readonly CallSite<Region>[] {
  const walk = new BodyWalk(compiler, effectOf);
  walk.run(body);
  return [...walk.sites.values()];
}

class BodyWalk<Region> {
  readonly sites = new Map<ts.Node, CallSite<Region>>();
  readonly #frames: Frame<Region>[] = [];
  #isDeferred = false;

  constructor(
    private readonly ts: Compiler,
    private readonly effectOf: EffectOf<Region>,
  ) {}

  run(body: ts.Node): void {
    this.#any(body, new Set());
  }

  #any(node: ts.Node, state: State<Region>): State<Region> {
    const { ts } = this;
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isTypeNode(node)) return state;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      return this.#call(node, state, undefined, false);
    }
    if (ts.isExpressionStatement(node)) return this.#statement(node, state);
    if (ts.isVariableDeclaration(node)) return this.#declaration(node, state);
    if (ts.isBinaryExpression(node)) return this.#binary(node, state);
    if (ts.isConditionalExpression(node)) {
      const chosen = this.#any(node.condition, state);
      return join(this.#any(node.whenTrue, chosen), this.#any(node.whenFalse, chosen));
    }
    if (ts.isIfStatement(node)) {
      const chosen = this.#any(node.expression, state);
      const otherwise = node.elseStatement ? this.#any(node.elseStatement, chosen) : chosen;
      return join(this.#any(node.thenStatement, chosen), otherwise);
    }
    if (ts.isIterationStatement(node, false)) return this.#loop(node, state);
    if (ts.isSwitchStatement(node)) return this.#switch(node, state);
    if (ts.isTryStatement(node)) return this.#try(node, state);
    if (ts.isLabeledStatement(node)) return this.#any(node.statement, state);
    if (ts.isReturnStatement(node)) {
      this.#leave('finally', node.expression ? this.#any(node.expression, state) : state);
      return undefined;
    }
    if (ts.isThrowStatement(node)) {
      this.#throw(this.#any(node.expression, state));
      return undefined;
    }
    if (ts.isBreakOrContinueStatement(node)) {
      this.#leave('loop', state);
      return undefined;
    }
    return this.#children(node, state);
  }

  #children(node: ts.Node, state: State<Region>): State<Region> {
    let after = state;
    this.ts.forEachChild(node, (child) => {
      after = this.#any(child, after);
    });
    return after;
  }

  #statement(node: ts.ExpressionStatement, state: State<Region>): State<Region> {
    const { ts } = this;
    let expression = node.expression;
    while (ts.isVoidExpression(expression) || ts.isParenthesizedExpression(expression)) {
      expression = expression.expression;
    }
    if (ts.isCallExpression(expression)) return this.#call(expression, state, undefined, true);
    if (
      ts.isBinaryExpression(expression) &&
      expression.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ) {
      return this.#assigned(expression.right, state, expression.left.getText());
    }
    return this.#any(expression, state);
  }

  #declaration(node: ts.VariableDeclaration, state: State<Region>): State<Region> {
    const name = this.ts.isIdentifier(node.name) ? node.name.text : undefined;
    return node.initializer ? this.#assigned(node.initializer, state, name) : state;
  }

  #assigned(
    value: ts.Expression,
    state: State<Region>,
    assigned: string | undefined,
  ): State<Region> {
    const call = unwrapAwaited(this.ts, value);
    return this.ts.isCallExpression(call)
      ? this.#call(call, state, assigned, false)
      : this.#any(value, state);
  }

  #binary(node: ts.BinaryExpression, state: State<Region>): State<Region> {
    const { SyntaxKind } = this.ts;
    const operator = node.operatorToken.kind;
    const isLogical =
      operator === SyntaxKind.AmpersandAmpersandToken ||
      operator === SyntaxKind.BarBarToken ||
      operator === SyntaxKind.QuestionQuestionToken;
    const left = this.#any(node.left, state);
    const right = this.#any(node.right, left);
    return isLogical ? join(left, right) : right;
  }

  #call(
    node: ts.CallExpression | ts.NewExpression,
    state: State<Region>,
    assigned: string | undefined,
    isFloating: boolean,
  ): State<Region> {
    const { ts } = this;
    const callee = unwrapAwaited(ts, node.expression);
    const name = nameOf(ts, callee);
    const literals: FunctionLiteral[] = [];
    let before = state;
    if (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)) literals.push(callee);
    else before = this.#receiver(callee, before, isFloating && chainingCallees.has(name));
    for (const argument of node.arguments ?? []) {
      const value = unwrapAwaited(ts, argument);
      if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) literals.push(value);
      else before = this.#any(argument, before);
    }
    const mode = ts.isNewExpression(node)
      ? callee.getText() === 'Promise'
        ? 'now'
        : 'later'
      : runningOf(name, isFloating);
    this.#record(node, before, mode === 'later');
    const effect = ts.isCallExpression(node) ? this.effectOf(node, assigned) : undefined;
    let after = before;
    if (before !== undefined && effect?.kind === 'begin')
      after = new Set([...before, effect.region]);
    if (before !== undefined && effect?.kind === 'end') {
      after = new Set([...before].filter((region) => !effect.ends(region)));
    }
    // An end that throws has ended it all the same: who catches it does not hold it open.
    this.#throw(effect?.kind === 'end' ? after : before);
    for (const literal of literals) after = this.#callback(literal, after, mode === 'later');
    return after;
  }

  /** What is called on: a chain that nobody awaits, from its first link. */
  #receiver(callee: ts.Expression, state: State<Region>, isFloating: boolean): State<Region> {
    const { ts } = this;
    if (!ts.isPropertyAccessExpression(callee)) return this.#any(callee, state);
    const receiver = unwrapAwaited(ts, callee.expression);
    return ts.isCallExpression(receiver)
      ? this.#call(receiver, state, undefined, isFloating)
      : this.#any(receiver, state);
  }

  #callback(literal: FunctionLiteral, state: State<Region>, isLater: boolean): State<Region> {
    const wasDeferred = this.#isDeferred;
    this.#isDeferred ||= isLater;
    const frame: Frame<Region> = { kind: 'finally', state: undefined };
    this.#frames.push(frame);
    const end = join(this.#any(literal.body, state), frame.state);
    this.#frames.pop();
    this.#isDeferred = wasDeferred;
    return isLater ? state : join(state, end);
  }

  #record(
    call: ts.CallExpression | ts.NewExpression,
    state: State<Region>,
    runsLater: boolean,
  ): void {
    if (state === undefined) return;
    const known = this.sites.get(call);
    const open = known ? new Set([...known.open, ...state]) : state;
    this.sites.set(call, { call, isDeferred: this.#isDeferred, open, runsLater });
  }

  #loop(node: ts.IterationStatement, state: State<Region>): State<Region> {
    const frame: Frame<Region> = { kind: 'loop', state: undefined };
    this.#frames.push(frame);
    const once = this.#children(node, state);
    const again = this.#children(node, join(state, join(once, frame.state)));
    this.#frames.pop();
    const end = join(again, frame.state);
    return this.ts.isDoStatement(node) ? end : join(state, end);
  }

  #switch(node: ts.SwitchStatement, state: State<Region>): State<Region> {
    const chosen = this.#any(node.expression, state);
    const frame: Frame<Region> = { kind: 'loop', state: undefined };
    this.#frames.push(frame);
    let fallen: State<Region>;
    let hasDefault = false;
    for (const clause of node.caseBlock.clauses) {
      hasDefault ||= this.ts.isDefaultClause(clause);
      fallen = this.#children(clause, join(chosen, fallen));
    }
    this.#frames.pop();
    return join(hasDefault ? undefined : chosen, join(fallen, frame.state));
  }

  #try(node: ts.TryStatement, state: State<Region>): State<Region> {
    const { catchClause, finallyBlock } = node;
    const onReturn: Frame<Region> = { kind: 'finally', state: undefined };
    if (finallyBlock) this.#frames.push(onReturn);
    const thrown: Frame<Region> = { kind: 'try', state: undefined };
    this.#frames.push(thrown);
    let end = this.#any(node.tryBlock, state);
    this.#frames.pop();
    let escaped = thrown.state;
    if (catchClause) {
      const inCatch: Frame<Region> = { kind: 'try', state: undefined };
      if (finallyBlock) this.#frames.push(inCatch);
      end = join(end, this.#any(catchClause.block, thrown.state));
      if (finallyBlock) this.#frames.pop();
      escaped = inCatch.state;
    }
    if (!finallyBlock) {
      if (!catchClause) this.#throw(escaped);
      return end;
    }
    this.#frames.pop();
    const left = this.#any(finallyBlock, join(onReturn.state, escaped));
    if (onReturn.state) this.#leave('finally', left);
    if (escaped) this.#throw(left);
    return end === undefined ? undefined : this.#any(finallyBlock, end);
  }

  #throw(state: State<Region>): void {
    const frame = this.#frames.findLast(({ kind }) => kind === 'try');
    if (frame) frame.state = join(frame.state, state);
  }

  #leave(kind: 'loop' | 'finally', state: State<Region>): void {
    const frame = this.#frames.findLast((candidate) => candidate.kind === kind);
    if (frame) frame.state = join(frame.state, state);
  }
}

type FunctionLiteral = ts.ArrowFunction | ts.FunctionExpression;

function runningOf(name: string, isFloating: boolean): 'now' | 'later' {
  if (deferringCallees.has(name)) return 'later';
  if (iteratingCallees.has(name)) return 'now';
  return isFloating ? 'later' : 'now';
}

function join<Region>(a: State<Region>, b: State<Region>): State<Region> {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  return new Set([...a, ...b]);
}

/** The last name of what is called: `get` of `this.http.get`. */
export function nameOf(compiler: Compiler, callee: ts.Expression): string {
  if (compiler.isIdentifier(callee)) return callee.text;
  if (compiler.isPropertyAccessExpression(callee)) return callee.name.text;
  if (compiler.isElementAccessExpression(callee)) {
    const { argumentExpression } = callee;
    return compiler.isStringLiteralLike(argumentExpression) ? argumentExpression.text : '';
  }
  return '';
}
