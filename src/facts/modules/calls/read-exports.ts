import type { Compiler, ts } from '../../typescript/compiler.js';

/** What stands behind an exported name. */
export type Exported =
  /** A name of the file's own scope. */
  | { readonly kind: 'local'; readonly name: string; readonly at: ts.Node }
  | { readonly kind: 'expression'; readonly expression: ts.Expression }
  /** `export default class {}`. */
  | {
      readonly kind: 'declaration';
      readonly declaration: ts.ClassDeclaration | ts.FunctionDeclaration;
    }
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string };

export interface ExportTable {
  readonly names: ReadonlyMap<string, Exported>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** Of `export =` and `module.exports =`: the file is this value. */
  readonly whole: ts.Expression | undefined;
}

export function readExports(compiler: Compiler, file: ts.SourceFile): ExportTable {
  const names = new Map<string, Exported>();
  const stars: string[] = [];
  let whole: ts.Expression | undefined;
  for (const statement of file.statements) {
    if (compiler.isExportDeclaration(statement)) {
      readExportDeclaration(compiler, statement, names, stars);
    } else if (compiler.isExportAssignment(statement)) {
      if (statement.isExportEquals === true) whole = statement.expression;
      else names.set('default', { kind: 'expression', expression: statement.expression });
    } else if (isExported(compiler, statement)) {
      readExportedStatement(compiler, statement, names);
    } else if (compiler.isExpressionStatement(statement)) {
      const assigned = readAssignment(compiler, statement.expression);
      if (assigned?.name === undefined) whole ??= assigned?.expression;
      else names.set(assigned.name, { kind: 'expression', expression: assigned.expression });
    }
  }
  return { names, stars, whole };
}

function readExportDeclaration(
  compiler: Compiler,
  statement: ts.ExportDeclaration,
  names: Map<string, Exported>,
  stars: string[],
): void {
  const source = statement.moduleSpecifier;
  const specifier =
    source !== undefined && compiler.isStringLiteralLike(source) ? source.text : undefined;
  const clause = statement.exportClause;
  if (clause === undefined) {
    if (specifier !== undefined) stars.push(specifier);
    return;
  }
  if (compiler.isNamespaceExport(clause)) {
    if (specifier !== undefined) {
      names.set(clause.name.text, { kind: 'from', specifier, name: '*' });
    }
    return;
  }
  for (const element of clause.elements) {
    const name = (element.propertyName ?? element.name).text;
    names.set(
      element.name.text,
      specifier === undefined
        ? { kind: 'local', name, at: statement }
        : { kind: 'from', specifier, name },
    );
  }
}

function isExported(compiler: Compiler, statement: ts.Statement): boolean {
  return (
    compiler.canHaveModifiers(statement) &&
    (compiler
      .getModifiers(statement)
      ?.some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword) ??
      false)
  );
}

function readExportedStatement(
  compiler: Compiler,
  statement: ts.Statement,
  names: Map<string, Exported>,
): void {
  const add = (name: string): void => {
    names.set(name, { kind: 'local', name, at: statement });
  };
  if (compiler.isVariableStatement(statement)) {
    const addBinding = (binding: ts.BindingName): void => {
      if (compiler.isIdentifier(binding)) add(binding.text);
      else {
        for (const element of binding.elements) {
          if (!compiler.isOmittedExpression(element)) addBinding(element.name);
        }
      }
    };
    for (const declaration of statement.declarationList.declarations) addBinding(declaration.name);
    return;
  }
  if (compiler.isClassDeclaration(statement) || compiler.isFunctionDeclaration(statement)) {
    const isDefault = compiler
      .getModifiers(statement)
      ?.some(({ kind }) => kind === compiler.SyntaxKind.DefaultKeyword);
    if (isDefault !== true) {
      if (statement.name !== undefined) add(statement.name.text);
    } else if (statement.name === undefined) {
      names.set('default', { kind: 'declaration', declaration: statement });
    } else names.set('default', { kind: 'local', name: statement.name.text, at: statement });
    return;
  }
  if (
    compiler.isInterfaceDeclaration(statement) &&
    compiler
      .getModifiers(statement)
      ?.some(({ kind }) => kind === compiler.SyntaxKind.DefaultKeyword)
  ) {
    names.set('default', { kind: 'local', name: statement.name.text, at: statement });
    return;
  }
  if (
    compiler.isInterfaceDeclaration(statement) ||
    compiler.isTypeAliasDeclaration(statement) ||
    compiler.isEnumDeclaration(statement) ||
    compiler.isImportEqualsDeclaration(statement)
  ) {
    add(statement.name.text);
  } else if (compiler.isModuleDeclaration(statement)) {
    if (compiler.isIdentifier(statement.name)) add(statement.name.text);
  }
}

/** `module.exports = x`, `module.exports.name = x` and `exports.name = x`. */
function readAssignment(
  compiler: Compiler,
  expression: ts.Expression,
): { readonly name?: string; readonly expression: ts.Expression } | undefined {
  if (
    !compiler.isBinaryExpression(expression) ||
    expression.operatorToken.kind !== compiler.SyntaxKind.EqualsToken ||
    !compiler.isPropertyAccessExpression(expression.left)
  ) {
    return undefined;
  }
  const { left, right } = expression;
  if (isModuleExports(compiler, left)) return { expression: right };
  const isNamed =
    isModuleExports(compiler, left.expression) ||
    (compiler.isIdentifier(left.expression) && left.expression.text === 'exports');
  return isNamed ? { name: left.name.text, expression: right } : undefined;
}

function isModuleExports(compiler: Compiler, node: ts.Expression): boolean {
  return (
    compiler.isPropertyAccessExpression(node) &&
    node.name.text === 'exports' &&
    compiler.isIdentifier(node.expression) &&
    node.expression.text === 'module'
  );
}
