import type { ts } from '../../typescript/compiler.js';
import type { Entity } from './entity.js';
import { isFunction } from './to-origin.js';
import type { Tracing } from './tracing.js';

export interface FoundCallee {
  readonly declaration: ts.FunctionLikeDeclaration;
  readonly certainty: 'certain' | 'may';
  readonly argument?: number;
}

/** The functions that a call may run: that it names, and those that it hands over by name. */
export function findCallees(
  tracing: Tracing,
  call: ts.CallExpression | ts.NewExpression,
): readonly FoundCallee[] {
  const entity = tracing.ofExpression(call.expression);
  const found = new Map<ts.Node, FoundCallee>();
  const add = (callee: FoundCallee): void => {
    if (!found.has(callee.declaration)) found.set(callee.declaration, callee);
  };
  if (entity !== undefined) {
    for (const callee of directCallees(tracing, entity)) add(callee);
  }
  for (const [index, argument] of (call.arguments ?? []).entries()) {
    const handed = handedOver(tracing, argument);
    if (handed === undefined) continue;
    for (const callee of directCallees(tracing, handed)) add({ ...callee, argument: index });
  }
  return [...found.values()];
}

/** `this.notify`, `this.notify.bind(this)`, `notify`; the body of a function that is written there is part of the caller. */
function handedOver(tracing: Tracing, argument: ts.Expression): Entity | undefined {
  const { compiler } = tracing;
  const isNamed =
    compiler.isIdentifier(argument) ||
    compiler.isPropertyAccessExpression(argument) ||
    compiler.isCallExpression(argument);
  if (!isNamed) return undefined;
  const entity = tracing.ofExpression(argument);
  return entity?.kind === 'function' ? entity : undefined;
}

function directCallees(tracing: Tracing, entity: Entity): readonly FoundCallee[] {
  const { compiler } = tracing;
  if (entity.kind === 'class') {
    const declaration = constructorOf(tracing, entity.declaration, new Set());
    return declaration === undefined ? [] : [{ declaration, certainty: 'certain' }];
  }
  if (entity.kind !== 'function' || entity.isBinder === true) return [];
  const { declaration } = entity;
  if (isFunction(compiler, declaration) && declaration.body !== undefined) {
    return [{ declaration, certainty: 'certain' }];
  }
  return tracing
    .implementations(declaration)
    .map((implementation) => ({ declaration: implementation, certainty: 'may' }));
}

function constructorOf(
  tracing: Tracing,
  declaration: ts.ClassLikeDeclaration,
  seen: Set<ts.Node>,
): ts.FunctionLikeDeclaration | undefined {
  const { compiler } = tracing;
  if (seen.has(declaration)) return undefined;
  seen.add(declaration);
  const own = declaration.members
    .filter((member) => compiler.isConstructorDeclaration(member))
    .find(({ body }) => body !== undefined);
  if (own !== undefined) return own;
  const base = declaration.heritageClauses?.find(
    ({ token }) => token === compiler.SyntaxKind.ExtendsKeyword,
  )?.types[0];
  const entity = base && tracing.ofExpression(base.expression);
  return entity?.kind === 'class' ? constructorOf(tracing, entity.declaration, seen) : undefined;
}
