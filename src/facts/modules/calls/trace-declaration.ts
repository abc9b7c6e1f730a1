import type { ts } from '../../typescript/compiler.js';
import { elementOf } from './collections.js';
import { type Entity, isForeign, noTypes, type TypeArguments } from './entity.js';
import type { Meaning, NamingNode } from './scopes.js';
import { traceParameter } from './trace-parameter.js';
import { bindParameters } from './trace-type.js';
import type { Tracing } from './tracing.js';

/** What a declared name stands for. `types` are the arguments of a generic type that is asked for with some. */
export function traceDeclaration(
  tracing: Tracing,
  declaration: NamingNode,
  meaning: Meaning,
  types: TypeArguments = noTypes,
): Entity | undefined {
  const { compiler } = tracing;
  if (compiler.isClassLike(declaration)) {
    return { kind: meaning === 'type' ? 'instance' : 'class', declaration, types };
  }
  if (compiler.isInterfaceDeclaration(declaration)) {
    return { kind: 'instance', declaration, types };
  }
  if (compiler.isTypeAliasDeclaration(declaration)) {
    const bound = types.size > 0 ? types : bindParameters(tracing, declaration, []);
    return tracing.ofType(declaration.type, bound);
  }
  if (compiler.isFunctionDeclaration(declaration) || compiler.isFunctionExpression(declaration)) {
    return { kind: 'function', declaration: implementationOf(tracing, declaration), types };
  }
  if (compiler.isVariableDeclaration(declaration)) return traceVariable(tracing, declaration);
  if (compiler.isBindingElement(declaration)) return traceBinding(tracing, declaration);
  if (compiler.isParameter(declaration)) return traceParameter(tracing, declaration, types);
  if (compiler.isEnumDeclaration(declaration) || compiler.isModuleDeclaration(declaration)) {
    return { kind: 'value', declaration };
  }
  return traceImport(tracing, declaration, meaning);
}

/** Of overloads the one with a body. */
function implementationOf(
  { compiler, scopes }: Tracing,
  declaration: ts.FunctionDeclaration | ts.FunctionExpression,
): ts.FunctionDeclaration | ts.FunctionExpression {
  if (!compiler.isFunctionDeclaration(declaration) || declaration.body !== undefined) {
    return declaration;
  }
  const name = declaration.name?.text ?? '';
  return (
    scopes
      .declaredIn(declaration.parent, name, 'value')
      .filter((node) => compiler.isFunctionDeclaration(node))
      .find(({ body }) => body !== undefined) ?? declaration
  );
}

function traceVariable(tracing: Tracing, declaration: ts.VariableDeclaration): Entity | undefined {
  const { compiler } = tracing;
  const { type, initializer } = declaration;
  const isFunction =
    initializer !== undefined &&
    (compiler.isArrowFunction(initializer) || compiler.isFunctionExpression(initializer));
  if (type !== undefined && !isFunction) return tracing.ofType(type, noTypes);
  if (initializer !== undefined) return tracing.ofExpression(initializer);
  const list = declaration.parent;
  if (compiler.isVariableDeclarationList(list) && compiler.isForOfStatement(list.parent)) {
    const looped = tracing.ofExpression(list.parent.expression);
    return looped && elementOf(looped);
  }
  return undefined;
}

/** `b` of `const { a: b } = x` is `x.a`. */
function traceBinding(tracing: Tracing, element: ts.BindingElement): Entity | undefined {
  const { compiler } = tracing;
  const pattern = element.parent;
  const holder = pattern.parent;
  const whole = compiler.isBindingElement(holder)
    ? traceBinding(tracing, holder)
    : compiler.isParameter(holder)
      ? traceParameter(tracing, holder, noTypes)
      : traceVariable(tracing, holder);
  if (whole === undefined) return undefined;
  if (element.dotDotDotToken !== undefined) {
    // What is left over of an instance has no methods; of a module it has.
    return compiler.isObjectBindingPattern(pattern) && (isForeign(whole) || whole.kind === 'module')
      ? whole
      : undefined;
  }
  if (compiler.isArrayBindingPattern(pattern)) return elementOf(whole);
  const name = element.propertyName ?? element.name;
  if (!compiler.isIdentifier(name) && !compiler.isStringLiteral(name)) return undefined;
  return tracing.member(whole, name.text);
}

function traceImport(
  tracing: Tracing,
  node:
    | ts.ImportClause
    | ts.NamespaceImport
    | ts.ImportSpecifier
    | ts.ImportEqualsDeclaration
    | ts.TypeParameterDeclaration,
  meaning: Meaning,
): Entity | undefined {
  const { compiler } = tracing;
  if (compiler.isTypeParameterDeclaration(node)) return undefined;
  const file = node.getSourceFile().fileName;
  if (compiler.isImportEqualsDeclaration(node)) {
    const { moduleReference } = node;
    if (!compiler.isExternalModuleReference(moduleReference)) return undefined;
    const { expression } = moduleReference;
    if (!compiler.isStringLiteralLike(expression)) return undefined;
    return tracing.ofModule(file, expression.text, '*', meaning);
  }
  const name = compiler.isImportClause(node)
    ? 'default'
    : compiler.isNamespaceImport(node)
      ? '*'
      : (node.propertyName ?? node.name).text;
  const clause = compiler.isImportClause(node)
    ? node
    : compiler.isNamespaceImport(node)
      ? node.parent
      : node.parent.parent;
  const specifier = clause.parent.moduleSpecifier;
  if (!compiler.isStringLiteralLike(specifier)) return undefined;
  return tracing.ofModule(file, specifier.text, name, meaning);
}
