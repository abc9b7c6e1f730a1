import type { ts } from '../../typescript/compiler.js';
import { elementOf } from './collections.js';
import type { Entity, TypeArguments } from './entity.js';
import { argumentTypes } from './trace-call.js';
import type { Tracing } from './tracing.js';

/** What a parameter is: by its type, what is injected, its default, or by whom its function is handed to. */
export function traceParameter(
  tracing: Tracing,
  parameter: ts.ParameterDeclaration,
  types: TypeArguments,
): Entity | undefined {
  const { compiler } = tracing;
  const { type, initializer } = parameter;
  if (type !== undefined && !isAny(compiler, type)) return tracing.ofType(type, types);
  const injected = tracing.injected(parameter);
  if (injected !== undefined) return injected;
  if (type !== undefined) return undefined;
  if (initializer !== undefined) return tracing.ofExpression(initializer);
  return traceByContext(tracing, parameter);
}

function isAny({ SyntaxKind }: Tracing['compiler'], { kind }: ts.TypeNode): boolean {
  return kind === SyntaxKind.AnyKeyword || kind === SyntaxKind.UnknownKeyword;
}

/** Methods that hand the elements of a list to their callback, by the position they have there. */
const visitors: ReadonlyMap<string, number> = new Map([
  ['every', 0],
  ['filter', 0],
  ['find', 0],
  ['findIndex', 0],
  ['findLast', 0],
  ['flatMap', 0],
  ['forEach', 0],
  ['map', 0],
  ['reduce', 1],
  ['some', 0],
]);

/** `repositories.forEach((each) => …)`, `within((manager) => …)`. */
function traceByContext(tracing: Tracing, parameter: ts.ParameterDeclaration): Entity | undefined {
  const { compiler } = tracing;
  const callback = parameter.parent;
  if (!compiler.isArrowFunction(callback) && !compiler.isFunctionExpression(callback)) {
    return undefined;
  }
  const position = callback.parameters.indexOf(parameter);
  const holder = callback.parent;
  if (compiler.isCallExpression(holder)) {
    const index = holder.arguments.indexOf(callback);
    if (index < 0) return undefined;
    if (compiler.isPropertyAccessExpression(holder.expression)) {
      const list = tracing.ofExpression(holder.expression.expression);
      const element = list && elementOf(list);
      if (element !== undefined && index === 0) {
        return visitors.get(holder.expression.name.text) === position ? element : undefined;
      }
    }
    const callee = tracing.ofExpression(holder.expression);
    const handed = callee?.kind === 'function' ? callee.declaration.parameters[index] : undefined;
    return callee?.kind === 'function' && handed?.type !== undefined
      ? parameterOf(
          tracing,
          tracing.ofType(handed.type, argumentTypes(tracing, callee, holder)),
          position,
        )
      : undefined;
  }
  const annotated =
    compiler.isVariableDeclaration(holder) || compiler.isPropertyDeclaration(holder)
      ? holder.type
      : undefined;
  return annotated && parameterOf(tracing, tracing.ofType(annotated, new Map()), position);
}

function parameterOf(
  tracing: Tracing,
  callback: Entity | undefined,
  position: number,
): Entity | undefined {
  if (callback?.kind !== 'function') return undefined;
  const type = callback.declaration.parameters[position]?.type;
  return type && tracing.ofType(type, callback.types);
}
