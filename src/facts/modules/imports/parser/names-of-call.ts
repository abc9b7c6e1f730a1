import type { Compiler, ts } from '../../../typescript/compiler.js';
import type { ImportedName } from '../../model/index.js';
import { textOfName } from '../../../typescript/text-of-name.js';

/**
 * The names that the place of a call gives to what it loads: `const { a: b } = require('x')`, `require('x').a`,
 * `const x = await import('x')`. None elsewhere, for instance in `import('x').then(…)`.
 */
export function namesOfCall(
  compiler: Compiler,
  call: ts.CallExpression,
  { isPromise }: { readonly isPromise: boolean },
): readonly ImportedName[] {
  let value = sameValue(compiler, call);
  if (isPromise) {
    if (!compiler.isAwaitExpression(value.parent)) return [];
    value = sameValue(compiler, value.parent);
  }
  const { parent } = value;
  if (compiler.isPropertyAccessExpression(parent)) {
    const binding = bindingOf(compiler, sameValue(compiler, parent));
    return [{ name: parent.name.text, ...asOf(compiler, binding) }];
  }
  const binding = bindingOf(compiler, value);
  if (binding === undefined) return [];
  if (!compiler.isObjectBindingPattern(binding)) return [{ name: '*', ...asOf(compiler, binding) }];
  return binding.elements.map((element) => ({
    name: nameOfElement(compiler, element),
    ...asOf(compiler, element.name),
  }));
}

/** The expression itself, or what only wraps it: brackets, `x!`, `x as T`, `x satisfies T`. */
function sameValue(compiler: Compiler, expression: ts.Expression): ts.Expression {
  let value = expression;
  for (;;) {
    const { parent } = value;
    const isWrapped =
      compiler.isParenthesizedExpression(parent) ||
      compiler.isNonNullExpression(parent) ||
      compiler.isAsExpression(parent) ||
      compiler.isSatisfiesExpression(parent);
    if (!isWrapped) return value;
    value = parent;
  }
}

function bindingOf(compiler: Compiler, value: ts.Expression): ts.BindingName | undefined {
  const { parent } = value;
  const isInitializer = compiler.isVariableDeclaration(parent) && parent.initializer === value;
  return isInitializer ? parent.name : undefined;
}

function asOf(compiler: Compiler, binding: ts.BindingName | undefined): { as?: string } {
  return binding !== undefined && compiler.isIdentifier(binding) ? { as: binding.text } : {};
}

function nameOfElement(compiler: Compiler, element: ts.BindingElement): string {
  const name = element.propertyName ?? element.name;
  const isRest = element.dotDotDotToken !== undefined;
  return (isRest ? undefined : textOfName(compiler, name)) ?? '*';
}
