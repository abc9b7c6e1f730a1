import type { ts } from '../../typescript/compiler.js';
import { type Entity, noTypes } from './entity.js';
import { hasStatic } from './trace-member.js';
import type { Tracing } from './tracing.js';

/** What `this` and `super` stand for at a place. */
export function traceThis(tracing: Tracing, node: ts.Expression): Entity | undefined {
  const { compiler } = tracing;
  const owner = ownerOf(tracing, node);
  if (owner === undefined || node.kind === compiler.SyntaxKind.ThisKeyword) return owner;
  if (owner.kind !== 'instance' && owner.kind !== 'class') return undefined;
  if (!compiler.isClassLike(owner.declaration)) return undefined;
  const base = owner.declaration.heritageClauses?.find(
    ({ token }) => token === compiler.SyntaxKind.ExtendsKeyword,
  )?.types[0];
  if (base === undefined) return undefined;
  const isConstructing = compiler.isCallExpression(node.parent) && node.parent.expression === node;
  return owner.kind === 'class' || isConstructing
    ? tracing.ofExpression(base.expression)
    : tracing.ofType(base, noTypes);
}

function ownerOf(tracing: Tracing, node: ts.Node): Entity | undefined {
  const { compiler } = tracing;
  for (let at: ts.Node = node.parent; !compiler.isSourceFile(at); at = at.parent) {
    if (compiler.isDecorator(at) || compiler.isHeritageClause(at)) return undefined;
    if (compiler.isComputedPropertyName(at)) return undefined;
    if (compiler.isClassStaticBlockDeclaration(at)) return classOf(at.parent);
    if (compiler.isClassElement(at) && compiler.isClassLike(at.parent)) {
      return hasStatic(tracing, at)
        ? classOf(at.parent)
        : { kind: 'instance', declaration: at.parent, types: noTypes };
    }
    if (compiler.isObjectLiteralElementLike(at) && compiler.isFunctionLike(at)) {
      return isHandedOver(tracing, at.parent)
        ? undefined
        : { kind: 'value', declaration: at.parent };
    }
    if (compiler.isFunctionDeclaration(at) || compiler.isFunctionExpression(at)) {
      const [first] = at.parameters;
      const isThis =
        first !== undefined && compiler.isIdentifier(first.name) && first.name.text === 'this';
      return isThis && first.type !== undefined ? tracing.ofType(first.type, noTypes) : undefined;
    }
  }
  return undefined;
}

/** Whoever is handed an object may make its methods those of another one. */
function isHandedOver({ compiler }: Tracing, literal: ts.Node): boolean {
  let outermost = literal;
  while (
    compiler.isPropertyAssignment(outermost.parent) ||
    compiler.isObjectLiteralExpression(outermost.parent) ||
    compiler.isArrayLiteralExpression(outermost.parent) ||
    compiler.isParenthesizedExpression(outermost.parent) ||
    compiler.isAsExpression(outermost.parent) ||
    compiler.isSatisfiesExpression(outermost.parent)
  ) {
    outermost = outermost.parent;
  }
  return compiler.isCallOrNewExpression(outermost.parent);
}

function classOf(declaration: ts.ClassLikeDeclaration): Entity {
  return { kind: 'class', declaration, types: noTypes };
}
