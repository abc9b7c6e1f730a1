import type { Compiler, ts } from '../../../typescript/compiler.js';
import { unwrap } from '../../../typescript/unwrap.js';
import { textOfName } from '../../../typescript/text-of-name.js';

/** `own` loads for this file, `other` for a file elsewhere: `createRequire(somewhere)`. */
export type RequireBase = 'own' | 'other';

/** Tells whether a callee is `require`, or what `createRequire` gave. */
export type RequireNames = (callee: ts.Expression) => RequireBase | undefined;

interface Declaration {
  readonly scope: ts.Node;
  /** None where the name stands for something else. */
  readonly base: RequireBase | undefined;
}

/**
 * Finds the names by which one file calls `require`: the free name itself, that of `module`, and variables that hold it or what
 * `createRequire` gave. A parameter or a variable of that name hides it; one that is only declared (`declare const require: any`) does not.
 */
export function findRequireNames(compiler: Compiler, nodes: readonly ts.Node[]): RequireNames {
  const factories = new Set(['createRequire', ...nodes.flatMap((node) => renamed(compiler, node))]);
  const created = (value: ts.Expression) => baseOfCreated(compiler, value, factories);

  const names = new Set(['require']);
  for (const node of nodes) {
    const holds = compiler.isVariableDeclaration(node) && node.initializer !== undefined;
    if (holds && compiler.isIdentifier(node.name) && created(node.initializer) !== undefined) {
      names.add(node.name.text);
    }
  }

  const declarations = new Map<string, Declaration[]>();
  for (const node of nodes) {
    const name = declaredName(compiler, node);
    if (name === undefined || !names.has(name) || isAmbient(compiler, node)) continue;
    const value = compiler.isVariableDeclaration(node) ? node.initializer : undefined;
    const base = value === undefined ? undefined : created(value);
    const all = declarations.get(name) ?? [];
    declarations.set(name, [...all, { scope: scopeOf(compiler, node), base }]);
  }

  return (callee) => {
    if (compiler.isCallExpression(callee)) return created(callee);
    const owner = ownerOfRequire(compiler, callee);
    if (owner !== undefined) return owner === 'module' ? 'own' : 'other';
    if (!compiler.isIdentifier(callee) || !names.has(callee.text)) return undefined;
    const declared = declarations.get(callee.text) ?? [];
    for (let scope: ts.Node = callee; ; scope = scope.parent) {
      const found = declared.find((declaration) => declaration.scope === scope);
      if (found !== undefined) return found.base;
      if (compiler.isSourceFile(scope)) return callee.text === 'require' ? 'own' : undefined;
    }
  };
}

/** `cr` of `{ createRequire as cr }` and `{ createRequire: cr }`. */
function renamed(compiler: Compiler, node: ts.Node): readonly string[] {
  if (!compiler.isImportSpecifier(node) && !compiler.isBindingElement(node)) return [];
  const { propertyName, name } = node;
  const isFactory =
    propertyName !== undefined &&
    compiler.isIdentifier(propertyName) &&
    propertyName.text === 'createRequire';
  return isFactory && compiler.isIdentifier(name) ? [name.text] : [];
}

function baseOfCreated(
  compiler: Compiler,
  value: ts.Expression,
  factories: ReadonlySet<string>,
): RequireBase | undefined {
  const inner = unwrap(compiler, value);
  const isRequire = compiler.isIdentifier(inner) && inner.text === 'require';
  if (isRequire || ownerOfRequire(compiler, inner) === 'module') return 'own';
  if (!compiler.isCallExpression(inner)) return undefined;
  const callee = inner.expression;
  const isFactory = compiler.isIdentifier(callee)
    ? factories.has(callee.text)
    : compiler.isPropertyAccessExpression(callee) && callee.name.text === 'createRequire';
  if (!isFactory) return undefined;
  const from = inner.arguments[0]?.getText() ?? '';
  return /^(?:import\.meta\.(?:url|filename)|__filename)$/.test(from) ? 'own' : 'other';
}

/** `module` of `module.require` and `module['require']`, `mainModule` of `process.mainModule.require`, `main` of `require.main.require`. */
function ownerOfRequire(compiler: Compiler, callee: ts.Expression): string | undefined {
  const isElement = compiler.isElementAccessExpression(callee);
  if (!isElement && !compiler.isPropertyAccessExpression(callee)) return undefined;
  const name = isElement ? callee.argumentExpression : callee.name;
  if (textOfName(compiler, name) !== 'require') return undefined;
  const owner = unwrap(compiler, callee.expression);
  if (compiler.isIdentifier(owner)) return owner.text === 'module' ? owner.text : undefined;
  if (!compiler.isPropertyAccessExpression(owner)) return undefined;
  return /^main(?:Module)?$/.test(owner.name.text) ? owner.name.text : undefined;
}

function declaredName(compiler: Compiler, node: ts.Node): string | undefined {
  const declares =
    compiler.isVariableDeclaration(node) ||
    compiler.isParameter(node) ||
    compiler.isBindingElement(node) ||
    compiler.isFunctionDeclaration(node) ||
    compiler.isFunctionExpression(node) ||
    compiler.isClassLike(node) ||
    compiler.isEnumDeclaration(node) ||
    compiler.isImportClause(node) ||
    compiler.isImportSpecifier(node) ||
    compiler.isNamespaceImport(node) ||
    compiler.isImportEqualsDeclaration(node);
  if (!declares || node.name === undefined) return undefined;
  return compiler.isIdentifier(node.name) ? node.name.text : undefined;
}

function isAmbient(compiler: Compiler, declaration: ts.Node): boolean {
  for (let node = declaration; !compiler.isSourceFile(node); node = node.parent) {
    const modifiers = compiler.canHaveModifiers(node) ? (node.modifiers ?? []) : [];
    if (modifiers.some(({ kind }) => kind === compiler.SyntaxKind.DeclareKeyword)) return true;
  }
  return declaration.getSourceFile().isDeclarationFile;
}

/** The node in which a declared name is known: a function for parameters and `var`, else a block, a loop, a `catch`. */
function scopeOf(compiler: Compiler, declaration: ts.Node): ts.Node {
  // The name of such an expression is known only inside of it.
  if (compiler.isFunctionExpression(declaration) || compiler.isClassExpression(declaration)) {
    return declaration;
  }
  let root = declaration;
  while (compiler.isBindingElement(root)) root = root.parent.parent;
  const list = root.parent;
  const isHoisted =
    compiler.isVariableDeclarationList(list) && (list.flags & compiler.NodeFlags.BlockScoped) === 0;
  const isOfFunction = isHoisted || compiler.isParameter(root);
  let scope = root.parent;
  while (!(isOfFunction ? bounds(compiler, scope) : blocks(compiler, scope))) scope = scope.parent;
  return scope;
}

function bounds(compiler: Compiler, node: ts.Node): boolean {
  return (
    compiler.isFunctionLike(node) ||
    compiler.isClassStaticBlockDeclaration(node) ||
    compiler.isModuleBlock(node) ||
    compiler.isSourceFile(node)
  );
}

function blocks(compiler: Compiler, node: ts.Node): boolean {
  return (
    bounds(compiler, node) ||
    compiler.isBlock(node) ||
    compiler.isCaseBlock(node) ||
    compiler.isCatchClause(node) ||
    compiler.isForStatement(node) ||
    compiler.isForInStatement(node) ||
    compiler.isForOfStatement(node)
  );
}
