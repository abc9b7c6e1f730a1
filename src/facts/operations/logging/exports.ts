import type { ts } from '../../typescript/compiler.js';
import { textOfName } from '../../typescript/text-of-name.js';
import type { CodeScope } from './code-scope.js';
import { type Value, absent, entryOf, exportUnder } from './value.js';

/** What reads the values of code. */
interface ValueReader {
  readonly scope: Pick<CodeScope, 'compiler'>;
  read(expression: ts.Expression): Value;
}

/** What a name stands for that an import or a pattern takes out of something: `import { format } from 'winston'`, `{ json } = format`. */
export function exportOfBinding(declaration: ts.Node, values: ValueReader): Value | undefined {
  const { compiler } = values.scope;
  if (compiler.isImportSpecifier(declaration)) {
    const name = textOfName(compiler, declaration.propertyName ?? declaration.name) ?? '';
    return exportUnder(moduleOf(declaration.parent.parent.parent), name);
  }
  if (compiler.isNamespaceImport(declaration)) {
    return { is: 'export', of: moduleOf(declaration.parent.parent) };
  }
  if (compiler.isImportClause(declaration)) {
    return { is: 'export', of: moduleOf(declaration.parent) };
  }
  if (compiler.isImportEqualsDeclaration(declaration)) {
    const { moduleReference } = declaration;
    if (!compiler.isExternalModuleReference(moduleReference)) return undefined;
    return { is: 'export', of: textOfName(compiler, moduleReference.expression) ?? '' };
  }
  return compiler.isBindingElement(declaration) ? ofPattern(declaration, values) : undefined;

  function moduleOf(node: ts.Node): string {
    const isImport = compiler.isImportDeclaration(node);
    return (isImport ? textOfName(compiler, node.moduleSpecifier) : undefined) ?? '';
  }
}

function ofPattern(declaration: ts.BindingElement, values: ValueReader): Value | undefined {
  const { compiler } = values.scope;
  const { dotDotDotToken, initializer, name, parent, propertyName } = declaration;
  const key = textOfName(compiler, propertyName ?? name);
  const holder = parent.parent;
  const isPlain =
    compiler.isObjectBindingPattern(parent) &&
    compiler.isVariableDeclaration(holder) &&
    dotDotDotToken === undefined;
  if (!isPlain || key === undefined || holder.initializer === undefined) return undefined;
  const whole = values.read(holder.initializer);
  const value = whole.is === 'export' ? exportUnder(whole.of, key) : entryOf(whole, key);
  const isAbsent = value.is === 'plain' && value.value === undefined;
  return isAbsent && initializer ? values.read(initializer) : isAbsent ? absent : value;
}
