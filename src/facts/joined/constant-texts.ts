import type { SyntaxTrees } from '../modules/calls/syntax-trees.js';
import { createScopes, type NamingNode } from '../modules/calls/scopes.js';
import { type ExportTable, readExports } from '../modules/calls/read-exports.js';
import type { ImportTarget } from '../modules/model/index.js';
import type { Compiler, ts } from '../typescript/compiler.js';
import { textOfName } from '../typescript/text-of-name.js';
import { unwrapAwaited } from '../typescript/unwrap.js';

/** Reads texts that stand in code as literals, constants, members of constant objects, enumerations and classes, over imports. */
export interface ConstantTexts {
  /** What an expression may be, each a text; undefined where some of it is put together, or comes from outside. */
  readonly textsOf: (expression: ts.Expression) => readonly string[] | undefined;
  /** What a name at its place is declared as. */
  readonly declarationOf: (name: ts.Identifier) => NamingNode | undefined;
}

/** Longer chains of names than any code has: what is left is a circle. */
const deepest = 12;

export function createConstantTexts(
  compiler: Compiler,
  trees: SyntaxTrees,
  targetOf: (file: string, specifier: string) => ImportTarget | undefined,
): ConstantTexts {
  const scopes = createScopes(compiler);
  const tables = new Map<string, ExportTable | undefined>();
  const tableOf = (file: string): ExportTable | undefined => {
    const tree = tables.has(file) ? undefined : trees.of(file);
    if (!tables.has(file)) tables.set(file, tree && readExports(compiler, tree));
    return tables.get(file);
  };

  /** The literal, object, enumeration, class or file that a node comes down to. */
  const valueOf = (node: ts.Node, depth: number): ts.Node | undefined => {
    if (depth > deepest) return undefined;
    if (compiler.isIdentifier(node)) {
      const declaration = declarationOf(node);
      return declaration && ofDeclaration(declaration, depth + 1);
    }
    if (!compiler.isExpression(node)) return node;
    const inner = unwrapAwaited(compiler, node);
    if (inner !== node) return valueOf(inner, depth + 1);
    if (compiler.isPropertyAccessExpression(inner)) {
      return memberOf(inner.expression, inner.name.text, depth + 1);
    }
    if (compiler.isElementAccessExpression(inner)) {
      const { argumentExpression } = inner;
      if (!compiler.isStringLiteralLike(argumentExpression)) return undefined;
      return memberOf(inner.expression, argumentExpression.text, depth + 1);
    }
    const [first] = compiler.isCallExpression(inner) ? inner.arguments : [];
    const isFrozen =
      compiler.isCallExpression(inner) && inner.expression.getText() === 'Object.freeze';
    return isFrozen && first ? valueOf(first, depth + 1) : inner;
  };

  const memberOf = (owner: ts.Expression, name: string, depth: number): ts.Node | undefined => {
    const holder = valueOf(owner, depth);
    if (holder === undefined) return undefined;
    if (compiler.isSourceFile(holder)) return ofExport(holder.fileName, name, depth + 1);
    for (const member of membersOf(holder)) {
      if (textOfName(compiler, member.name) !== name) continue;
      const initializer = 'initializer' in member ? member.initializer : undefined;
      if (initializer !== undefined) return valueOf(initializer, depth + 1);
      return compiler.isShorthandPropertyAssignment(member)
        ? valueOf(member.name, depth + 1)
        : undefined;
    }
    return undefined;
  };

  const membersOf = (
    holder: ts.Node,
  ): readonly (ts.ObjectLiteralElementLike | ts.EnumMember | ts.ClassElement)[] => {
    if (compiler.isObjectLiteralExpression(holder)) return holder.properties;
    if (compiler.isEnumDeclaration(holder)) return holder.members;
    if (!compiler.isClassLike(holder)) return [];
    // What is assigned later may be another value.
    return holder.members.filter(
      (member) =>
        compiler.isPropertyDeclaration(member) &&
        member.modifiers?.some(({ kind }) => kind === compiler.SyntaxKind.StaticKeyword),
    );
  };

  const ofDeclaration = (declaration: NamingNode, depth: number): ts.Node | undefined => {
    if (compiler.isVariableDeclaration(declaration)) {
      const isConstant = (declaration.parent.flags & compiler.NodeFlags.Const) !== 0;
      const { initializer } = declaration;
      return isConstant && initializer ? valueOf(initializer, depth + 1) : undefined;
    }
    if (compiler.isEnumDeclaration(declaration) || compiler.isClassLike(declaration)) {
      return declaration;
    }
    const file = declaration.getSourceFile().fileName;
    if (compiler.isImportSpecifier(declaration)) {
      const { moduleSpecifier } = declaration.parent.parent.parent;
      return ofModule(
        file,
        moduleSpecifier,
        (declaration.propertyName ?? declaration.name).text,
        depth,
      );
    }
    if (compiler.isImportClause(declaration)) {
      return ofModule(file, declaration.parent.moduleSpecifier, 'default', depth);
    }
    if (!compiler.isNamespaceImport(declaration)) return undefined;
    const { moduleSpecifier } = declaration.parent.parent;
    if (!compiler.isStringLiteralLike(moduleSpecifier)) return undefined;
    const target = targetOf(file, moduleSpecifier.text);
    return target?.kind === 'file' ? trees.of(target.file) : undefined;
  };

  const ofModule = (
    from: string,
    specifier: ts.Node,
    name: string,
    depth: number,
  ): ts.Node | undefined => {
    if (!compiler.isStringLiteralLike(specifier)) return undefined;
    const target = targetOf(from, specifier.text);
    return target?.kind === 'file' ? ofExport(target.file, name, depth + 1) : undefined;
  };

  const ofExport = (file: string, name: string, depth: number): ts.Node | undefined => {
    const table = depth > deepest ? undefined : tableOf(file);
    const exported = table?.names.get(name);
    const through = (specifier: string, other: string): ts.Node | undefined => {
      const target = targetOf(file, specifier);
      return target?.kind === 'file' ? ofExport(target.file, other, depth + 1) : undefined;
    };
    switch (exported?.kind) {
      case 'from':
        return through(exported.specifier, exported.name);
      case 'expression':
        return valueOf(exported.expression, depth + 1);
      case 'declaration':
        return exported.declaration;
      case 'local': {
        const [declaration] = scopes.find(exported.at.parent, exported.name, 'value');
        return declaration && ofDeclaration(declaration, depth + 1);
      }
      case undefined:
        for (const star of table?.stars ?? []) {
          const found = through(star, name);
          if (found) return found;
        }
        return undefined;
    }
  };

  const declarationOf = (name: ts.Identifier): NamingNode | undefined =>
    scopes.find(name, name.text, 'value')[0];

  const textsOf = (expression: ts.Expression): readonly string[] | undefined => {
    const value = valueOf(expression, 0);
    if (value === undefined) return undefined;
    if (compiler.isStringLiteralLike(value)) return [value.text];
    if (!compiler.isConditionalExpression(value)) return undefined;
    const [yes, no] = [textsOf(value.whenTrue), textsOf(value.whenFalse)];
    return yes && no && [...yes, ...no];
  };
  return { textsOf, declarationOf };
}
