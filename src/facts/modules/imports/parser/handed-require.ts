import type { Compiler, ts } from '../../../typescript/compiler.js';
import type { ImportReference } from '../../model/index.js';
import { isDeferred } from './is-deferred.js';
import { type Parsed, refer } from './refer.js';
import { unwrap } from '../../../typescript/unwrap.js';

/** `require.call(this, 'x')` is `require('x')`. */
export function calledRequire(
  parsed: Parsed,
  call: ts.CallExpression,
  callee: ts.Expression,
): ImportReference | undefined {
  const { compiler } = parsed;
  const base = parsed.baseOfRequire(unwrap(compiler, callee));
  const argument = call.arguments[1];
  if (base === undefined || argument === undefined) return undefined;
  return refer(parsed, 'require', unwrap(compiler, argument), {
    isDeferred: isDeferred(compiler, call),
    isElsewhere: base === 'other',
  });
}

/** `load(require)`, `[require]`, `require.bind(…)`: whoever has the function loads what nobody can tell. */
export function handedRequire(parsed: Parsed, name: ts.Identifier): ImportReference | undefined {
  const { compiler } = parsed;
  if (parsed.baseOfRequire(name) === undefined || !isHanded(compiler, name)) return undefined;
  return refer(parsed, 'require', name, { isDeferred: isDeferred(compiler, name) });
}

function isHanded(compiler: Compiler, name: ts.Identifier): boolean {
  let value: ts.Node = name;
  while (isWrapper(compiler, value.parent)) value = value.parent;
  const { parent } = value;
  if (compiler.isPropertyAccessExpression(parent)) {
    return parent.expression === value && /^(?:apply|bind)$/.test(parent.name.text);
  }
  if (compiler.isVariableDeclaration(parent)) {
    // A variable of its own is another name of it, and is followed.
    return parent.initializer === value && !compiler.isIdentifier(parent.name);
  }
  if (compiler.isBinaryExpression(parent)) return handsOn(compiler, parent, value);
  if (compiler.isConditionalExpression(parent)) return parent.condition !== value;
  if (compiler.isCallExpression(parent) || compiler.isNewExpression(parent)) {
    return parent.expression !== value;
  }
  if (compiler.isParameter(parent) || compiler.isPropertyDeclaration(parent)) {
    return parent.initializer === value;
  }
  if (compiler.isBindingElement(parent)) return parent.initializer === value;
  if (compiler.isPropertyAssignment(parent)) return parent.initializer === value;
  return (
    compiler.isShorthandPropertyAssignment(parent) ||
    compiler.isArrayLiteralExpression(parent) ||
    compiler.isReturnStatement(parent) ||
    compiler.isArrowFunction(parent) ||
    compiler.isExportAssignment(parent) ||
    compiler.isTaggedTemplateExpression(parent)
  );
}

function isWrapper(compiler: Compiler, node: ts.Node): boolean {
  return (
    compiler.isParenthesizedExpression(node) ||
    compiler.isNonNullExpression(node) ||
    compiler.isAsExpression(node) ||
    compiler.isTypeAssertionExpression(node) ||
    compiler.isSatisfiesExpression(node)
  );
}

/** `a = require`, `a || require`, `(0, require)`, but not `typeof require === 'function'`. */
function handsOn(compiler: Compiler, { left, operatorToken }: ts.BinaryExpression, value: ts.Node) {
  const { SyntaxKind } = compiler;
  switch (operatorToken.kind) {
    case SyntaxKind.BarBarToken:
    case SyntaxKind.QuestionQuestionToken:
      return true;
    case SyntaxKind.EqualsToken:
    case SyntaxKind.BarBarEqualsToken:
    case SyntaxKind.QuestionQuestionEqualsToken:
    case SyntaxKind.AmpersandAmpersandToken:
    case SyntaxKind.CommaToken:
      return left !== value;
    default:
      return false;
  }
}
