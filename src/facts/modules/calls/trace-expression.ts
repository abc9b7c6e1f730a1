import type { ts } from '../../typescript/compiler.js';
import { awaited, elementOf, listOf, resultOfCollection } from './collections.js';
import { called, type Entity, isForeign, memberOfForeign, noTypes } from './entity.js';
import { isSame } from './is-same.js';
import { traceLetThrough, traceNarrowed } from './trace-narrowed.js';
import { traceThis } from './trace-this.js';
import { bindParameters, once } from './trace-type.js';
import type { Tracing } from './tracing.js';

/** What an expression stands for. */
export function traceExpression(tracing: Tracing, node: ts.Expression): Entity | undefined {
  const { compiler } = tracing;
  if (compiler.isIdentifier(node)) return narrowed(tracing, node, traceName(tracing, node));
  if (compiler.isPropertyAccessExpression(node)) {
    const owner = tracing.ofExpression(node.expression);
    return narrowed(tracing, node, owner && tracing.member(owner, node.name.text));
  }
  if (compiler.isCallExpression(node)) return traceCall(tracing, node);
  if (compiler.isNewExpression(node)) return traceNew(tracing, node);
  if (
    node.kind === compiler.SyntaxKind.ThisKeyword ||
    node.kind === compiler.SyntaxKind.SuperKeyword
  ) {
    return traceThis(tracing, node);
  }
  if (compiler.isAwaitExpression(node)) return awaited(tracing.ofExpression(node.expression));
  if (compiler.isAsExpression(node) || compiler.isTypeAssertionExpression(node)) {
    return saysNothing(compiler, node.type)
      ? tracing.ofExpression(node.expression)
      : tracing.ofType(node.type, noTypes);
  }
  if (
    compiler.isParenthesizedExpression(node) ||
    compiler.isNonNullExpression(node) ||
    compiler.isSatisfiesExpression(node)
  ) {
    return tracing.ofExpression(node.expression);
  }
  if (compiler.isArrowFunction(node) || compiler.isFunctionExpression(node)) {
    return { kind: 'function', declaration: node, types: noTypes };
  }
  if (compiler.isObjectLiteralExpression(node)) return { kind: 'value', declaration: node };
  if (compiler.isClassExpression(node)) {
    return { kind: 'class', declaration: node, types: noTypes };
  }
  if (compiler.isElementAccessExpression(node)) {
    const owner = tracing.ofExpression(node.expression);
    if (owner === undefined) return undefined;
    return compiler.isStringLiteralLike(node.argumentExpression)
      ? tracing.member(owner, node.argumentExpression.text)
      : elementOf(owner);
  }
  if (compiler.isConditionalExpression(node)) {
    return agreed(tracing, [node.whenTrue, node.whenFalse]);
  }
  if (compiler.isArrayLiteralExpression(node)) {
    return node.elements.length === 0
      ? undefined
      : listOf(once(() => agreed(tracing, node.elements)));
  }
  if (compiler.isBinaryExpression(node)) return traceBinary(tracing, node);
  if (compiler.isTaggedTemplateExpression(node)) {
    const tag = tracing.ofExpression(node.tag);
    return tag !== undefined && isForeign(tag) ? memberOfForeign(tag, called) : undefined;
  }
  return undefined;
}

/** Only of instances, and of what is unknown, can a condition say more. */
function narrowed(
  tracing: Tracing,
  node: ts.Expression,
  entity: Entity | undefined,
): Entity | undefined {
  if (entity !== undefined && entity.kind !== 'instance' && entity.kind !== 'package')
    return entity;
  const said = traceNarrowed(tracing, node);
  return said === undefined ? entity : said.entity;
}

function traceName(tracing: Tracing, node: ts.Identifier): Entity | undefined {
  if (node.text === 'undefined' || node.text === 'arguments') return undefined;
  const [declaration] = tracing.scopes.find(node, node.text, 'value');
  return declaration === undefined
    ? { kind: 'global', name: node.text, members: [] }
    : tracing.ofDeclaration(declaration, 'value');
}

function traceCall(tracing: Tracing, call: ts.CallExpression): Entity | undefined {
  const { compiler } = tracing;
  const callee = call.expression;
  if (callee.kind === compiler.SyntaxKind.ImportKeyword) {
    const [argument] = call.arguments;
    return argument !== undefined && compiler.isStringLiteralLike(argument)
      ? tracing.ofModule(call.getSourceFile().fileName, argument.text, '*', 'value')
      : undefined;
  }
  if (compiler.isPropertyAccessExpression(callee)) {
    const owner = tracing.ofExpression(callee.expression);
    const method = callee.name.text;
    const picked = owner && resultOfCollection(owner, method);
    const [test] = call.arguments;
    const through =
      picked !== undefined && test !== undefined && testing.has(method)
        ? traceLetThrough(tracing, test)
        : undefined;
    if (through !== undefined) {
      return method === 'filter' ? listOf(() => through.entity) : through.entity;
    }
    if (picked !== undefined) return picked;
  }
  const entity = tracing.ofExpression(callee);
  return entity && tracing.result(entity, call);
}

/** Methods of lists that give what passes a test. */
const testing: ReadonlySet<string> = new Set(['filter', 'find', 'findLast']);

function traceNew(tracing: Tracing, node: ts.NewExpression): Entity | undefined {
  const entity = tracing.ofExpression(node.expression);
  if (entity === undefined) return undefined;
  if (isProxy(entity)) {
    const [target] = node.arguments ?? [];
    return target && tracing.ofExpression(target);
  }
  const given = (node.typeArguments ?? []).map((type) => once(() => tracing.ofType(type, noTypes)));
  if (isForeign(entity)) {
    return given.length > 0 && entity.members.length === 0
      ? { ...entity, arguments: given }
      : entity;
  }
  if (entity.kind !== 'class') return undefined;
  const types = bindParameters(tracing, entity.declaration, given);
  return { kind: 'instance', declaration: entity.declaration, types };
}

/** `new Proxy(orders, …)` is taken for orders. */
function isProxy(entity: Entity): boolean {
  return entity.kind === 'global' && entity.name === 'Proxy' && entity.members.length === 0;
}

function traceBinary(tracing: Tracing, node: ts.BinaryExpression): Entity | undefined {
  const { SyntaxKind } = tracing.compiler;
  switch (node.operatorToken.kind) {
    case SyntaxKind.BarBarToken:
    case SyntaxKind.QuestionQuestionToken:
      return agreed(tracing, [node.left, node.right]);
    case SyntaxKind.AmpersandAmpersandToken:
    case SyntaxKind.CommaToken:
    case SyntaxKind.EqualsToken:
      return tracing.ofExpression(node.right);
    case SyntaxKind.QuestionQuestionEqualsToken:
    case SyntaxKind.BarBarEqualsToken:
      return agreed(tracing, [node.left, node.right]);
    default:
      return undefined;
  }
}

/** What several branches have in common: all or nothing. */
function agreed(tracing: Tracing, branches: readonly ts.Expression[]): Entity | undefined {
  const [first, ...others] = branches
    .filter((branch) => !isNothing(tracing, branch))
    .map((branch) => tracing.ofExpression(branch));
  return first !== undefined && others.every((other) => other && isSame(first, other))
    ? first
    : undefined;
}

function isNothing({ compiler }: Tracing, node: ts.Expression): boolean {
  return (
    node.kind === compiler.SyntaxKind.NullKeyword ||
    (compiler.isIdentifier(node) && node.text === 'undefined')
  );
}

/** `as any` and `as const` leave a value what it is. */
function saysNothing(compiler: Tracing['compiler'], type: ts.TypeNode): boolean {
  return (
    type.kind === compiler.SyntaxKind.AnyKeyword ||
    type.kind === compiler.SyntaxKind.UnknownKeyword ||
    compiler.isConstTypeReference(type)
  );
}
