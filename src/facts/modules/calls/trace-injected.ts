import type { ts } from '../../typescript/compiler.js';
import type { Entity } from './entity.js';
import type { Tracing } from './tracing.js';

/** Decorators whose argument is what is put in. */
const injecting: ReadonlySet<string> = new Set(['Inject', 'inject']);

/** `@Inject(OrderService) orders`: where the token is a class, an instance of it. */
export function traceInjected(
  tracing: Tracing,
  target: ts.ParameterDeclaration | ts.PropertyDeclaration,
): Entity | undefined {
  const { compiler } = tracing;
  for (const { expression } of compiler.getDecorators(target) ?? []) {
    if (!compiler.isCallExpression(expression)) continue;
    if (!compiler.isIdentifier(expression.expression)) continue;
    if (!injecting.has(expression.expression.text)) continue;
    const [token] = expression.arguments;
    const entity = token && tracing.ofExpression(token);
    if (entity?.kind === 'class') return { ...entity, kind: 'instance' };
  }
  return undefined;
}
