import type { Compiler, ts } from '../../typescript/compiler.js';
import { textOfName } from '../../typescript/text-of-name.js';

/** As people call a declaration: `OrderService.place`, `new OrderService`, `orders.place` of an object; `default` of what has no name. */
export function nameOf(compiler: Compiler, declaration: ts.Node): string {
  if (compiler.isSourceFile(declaration)) return '*';
  if (compiler.isConstructorDeclaration(declaration)) {
    return `new ${nameOf(compiler, declaration.parent)}`;
  }
  const own = ownName(compiler, declaration);
  const holder = declaration.parent;
  if (compiler.isClassElement(declaration) && compiler.isClassLike(holder)) {
    return `${nameOf(compiler, holder)}.${own ?? ''}`;
  }
  if (compiler.isTypeElement(declaration) && compiler.isInterfaceDeclaration(holder)) {
    return `${holder.name.text}.${own ?? ''}`;
  }
  if (
    compiler.isObjectLiteralElementLike(declaration) &&
    compiler.isObjectLiteralExpression(holder)
  ) {
    return `${nameOf(compiler, holder)}.${own ?? ''}`;
  }
  if (own !== undefined) return own;
  // What has no name is called by what it is given to.
  if (
    compiler.isVariableDeclaration(holder) ||
    compiler.isPropertyAssignment(holder) ||
    compiler.isPropertyDeclaration(holder) ||
    compiler.isTypeAliasDeclaration(holder) ||
    compiler.isParenthesizedExpression(holder) ||
    compiler.isAsExpression(holder) ||
    compiler.isSatisfiesExpression(holder)
  ) {
    return nameOf(compiler, holder);
  }
  return 'default';
}

function ownName(compiler: Compiler, node: ts.Node): string | undefined {
  return 'name' in node ? textOfName(compiler, node.name as ts.Node | undefined) : undefined;
}
