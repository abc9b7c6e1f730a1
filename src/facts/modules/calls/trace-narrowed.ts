import type { ts } from '../../typescript/compiler.js';
import { type Entity, noTypes } from './entity.js';
import type { Tracing } from './tracing.js';

/** That it is something else than its declaration says: undefined where nobody can tell what. */
export interface Said {
  readonly entity: Entity | undefined;
}

/** What a condition around a name or a path says of it: `if (orders instanceof CachedOrders) orders.save()`. */
export function traceNarrowed(tracing: Tracing, node: ts.Expression): Said | undefined {
  const { compiler } = tracing;
  let inner: ts.Node = node;
  for (let at = node.parent; !compiler.isSourceFile(at); at = at.parent) {
    const condition = conditionOf(tracing, at, inner);
    const narrowed = condition && saidBy(tracing, condition, node);
    if (narrowed !== undefined) return narrowed;
    if (compiler.isFunctionLike(at) && !compiler.isArrowFunction(at)) return undefined;
    inner = at;
  }
  return undefined;
}

/** What is true wherever `inner`, a part of `at`, runs. */
function conditionOf(
  { compiler }: Tracing,
  at: ts.Node,
  inner: ts.Node,
): ts.Expression | undefined {
  if (compiler.isIfStatement(at)) return at.thenStatement === inner ? at.expression : undefined;
  if (compiler.isConditionalExpression(at)) {
    return at.whenTrue === inner ? at.condition : undefined;
  }
  return isAnd(compiler, at) && at.right === inner ? at.left : undefined;
}

/** What a callback lets through: `(order): order is Paid => …`, `(order) => order instanceof Paid`, `isPaid`. */
export function traceLetThrough(tracing: Tracing, callback: ts.Expression): Said | undefined {
  const { compiler } = tracing;
  const test = tracing.ofExpression(callback);
  if (test?.kind !== 'function') return undefined;
  const { declaration } = test;
  if (declaration.type !== undefined) return guardedBy(tracing, declaration, 0);
  const [parameter] = declaration.parameters;
  const isPlain = compiler.isArrowFunction(declaration) && !compiler.isBlock(declaration.body);
  if (!isPlain || parameter === undefined || !compiler.isIdentifier(parameter.name)) {
    return undefined;
  }
  const { body } = declaration;
  // Of `a && b` the other half does not say that it is something else.
  return compiler.isBlock(body) || isAnd(compiler, body)
    ? undefined
    : saidBy(tracing, body, parameter.name);
}

function isAnd(compiler: Tracing['compiler'], node: ts.Node): node is ts.BinaryExpression {
  return (
    compiler.isBinaryExpression(node) &&
    node.operatorToken.kind === compiler.SyntaxKind.AmpersandAmpersandToken
  );
}

function saidBy(tracing: Tracing, condition: ts.Expression, node: ts.Expression): Said | undefined {
  const { compiler } = tracing;
  if (compiler.isParenthesizedExpression(condition)) {
    return saidBy(tracing, condition.expression, node);
  }
  if (compiler.isBinaryExpression(condition)) {
    const { kind } = condition.operatorToken;
    if (kind === compiler.SyntaxKind.AmpersandAmpersandToken) {
      return saidBy(tracing, condition.right, node) ?? saidBy(tracing, condition.left, node);
    }
    if (kind !== compiler.SyntaxKind.InstanceOfKeyword) return undefined;
    if (condition.left.getText() !== node.getText()) return undefined;
    const named = tracing.ofExpression(condition.right);
    return { entity: named?.kind === 'class' ? { ...named, kind: 'instance' } : named };
  }
  if (!compiler.isCallExpression(condition)) return undefined;
  const position = condition.arguments.findIndex(
    (argument) => argument.kind === node.kind && argument.getText() === node.getText(),
  );
  if (position < 0) return undefined;
  const guard = tracing.ofExpression(condition.expression);
  return guard?.kind === 'function' ? guardedBy(tracing, guard.declaration, position) : undefined;
}

/** What a guard says of its argument at a position. */
function guardedBy(
  tracing: Tracing,
  { type, parameters, typeParameters }: ts.SignatureDeclaration,
  position: number,
): Said | undefined {
  const { compiler } = tracing;
  if (type === undefined || !compiler.isTypePredicateNode(type) || type.type === undefined) {
    return undefined;
  }
  const guarded = parameters[position]?.name;
  const isGuarded =
    guarded !== undefined &&
    compiler.isIdentifier(guarded) &&
    compiler.isIdentifier(type.parameterName) &&
    guarded.text === type.parameterName.text;
  if (!isGuarded) return undefined;
  const entity = tracing.ofType(type.type, noTypes);
  // Of `x is T` the value is what it was.
  const isParameter =
    compiler.isTypeReferenceNode(type.type) &&
    typeParameters?.some(({ name }) => name.text === type.type?.getText()) === true;
  return isParameter && entity === undefined ? undefined : { entity };
}
