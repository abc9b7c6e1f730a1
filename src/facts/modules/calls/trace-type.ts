// Long, since every form of a type leads on to others: one table of forms, each with what it stands for.
import type { ts } from '../../typescript/compiler.js';
import { awaited, listOf } from './collections.js';
import { type Entity, isForeign, type LazyEntity, type TypeArguments } from './entity.js';
import type { Meaning } from './scopes.js';
import { typeBehind } from './trace-module.js';
import type { Tracing } from './tracing.js';

/** Wrappers that leave the members of what they wrap as they are. */
const transparent: ReadonlySet<string> = new Set([
  'NonNullable',
  'Omit',
  'Partial',
  'Pick',
  'Readonly',
  'Required',
]);

/** Types that are computed from their arguments: what they stand for is for the checker. */
const computed: ReadonlySet<string> = new Set([
  'ConstructorParameters',
  'Exclude',
  'Extract',
  'InstanceType',
  'NoInfer',
  'OmitThisParameter',
  'Parameters',
  'Record',
  'ReturnType',
  'ThisParameterType',
  'ThisType',
]);

/** What a type stands for: that of an annotation, an alias, a heritage clause. */
export function traceType(
  tracing: Tracing,
  type: ts.TypeNode,
  types: TypeArguments,
): Entity | undefined {
  const { compiler } = tracing;
  const follow = (node: ts.TypeNode): Entity | undefined => tracing.ofType(node, types);
  const lazily = (node: ts.TypeNode): LazyEntity => once(() => follow(node));
  if (compiler.isTypeReferenceNode(type)) return traceReference(tracing, type, types, lazily);
  if (compiler.isExpressionWithTypeArguments(type)) {
    return traceHeritage(tracing, type, types, lazily);
  }
  if (compiler.isParenthesizedTypeNode(type)) return follow(type.type);
  if (compiler.isArrayTypeNode(type)) return listOf(lazily(type.elementType));
  if (compiler.isTypeOperatorNode(type)) {
    return type.operator === compiler.SyntaxKind.ReadonlyKeyword ? follow(type.type) : undefined;
  }
  if (compiler.isUnionTypeNode(type)) {
    const [only, ...others] = type.types.filter((part) => !isNothing(tracing, part));
    return only !== undefined && others.length === 0 ? follow(only) : undefined;
  }
  if (compiler.isTypeQueryNode(type)) return traceQuery(tracing, type.exprName);
  if (compiler.isImportTypeNode(type)) return traceImportType(tracing, type);
  if (compiler.isTypeLiteralNode(type)) return { kind: 'instance', declaration: type, types };
  if (compiler.isFunctionTypeNode(type)) return { kind: 'function', declaration: type, types };
  if (compiler.isThisTypeNode(type)) return types.get('this')?.() ?? traceThisType(tracing, type);
  if (compiler.isIndexedAccessTypeNode(type)) {
    const { indexType } = type;
    if (!compiler.isLiteralTypeNode(indexType)) return undefined;
    if (!compiler.isStringLiteral(indexType.literal)) return undefined;
    const owner = follow(type.objectType);
    return owner && tracing.member(owner, indexType.literal.text);
  }
  return undefined;
}

export function once(compute: LazyEntity): LazyEntity {
  let known: { readonly entity: Entity | undefined } | undefined;
  return () => (known ??= { entity: compute() }).entity;
}

function isNothing({ compiler }: Tracing, type: ts.TypeNode): boolean {
  return (
    type.kind === compiler.SyntaxKind.UndefinedKeyword ||
    type.kind === compiler.SyntaxKind.NullKeyword ||
    (compiler.isLiteralTypeNode(type) && type.literal.kind === compiler.SyntaxKind.NullKeyword) ||
    type.kind === compiler.SyntaxKind.VoidKeyword
  );
}

function traceReference(
  tracing: Tracing,
  type: ts.TypeReferenceNode,
  types: TypeArguments,
  lazily: (node: ts.TypeNode) => LazyEntity,
): Entity | undefined {
  const { compiler, scopes } = tracing;
  const given = type.typeArguments ?? [];
  if (!compiler.isIdentifier(type.typeName)) {
    const named = traceEntityName(tracing, type.typeName, 'type');
    return withArguments(tracing, typeBehind(named), given.map(lazily));
  }
  const name = type.typeName.text;
  const [declaration] = scopes.find(type, name, 'type');
  if (declaration === undefined) return traceGlobalType(tracing, name, given, types, lazily);
  if (compiler.isTypeParameterDeclaration(declaration)) {
    const known = types.get(declaration);
    if (known !== undefined) return known();
    const { constraint } = declaration;
    return constraint && tracing.ofType(constraint, types);
  }
  const named = tracing.ofDeclaration(
    declaration,
    'type',
    bindParameters(tracing, declaration, given.map(lazily)),
  );
  return withArguments(tracing, typeBehind(named), given.map(lazily));
}

/** Gives the type arguments to what was imported, where the declaration was not at hand. */
function withArguments(
  tracing: Tracing,
  entity: Entity | undefined,
  given: readonly LazyEntity[],
): Entity | undefined {
  if (entity === undefined) return entity;
  if (isForeign(entity)) {
    if (given.length === 0 || entity.members.length > 0) return entity;
    return { ...entity, arguments: given };
  }
  if (entity.kind === 'instance' && entity.types.size === 0) {
    return { ...entity, types: bindParameters(tracing, entity.declaration, given) };
  }
  return entity;
}

const unknownEntity: LazyEntity = () => undefined;

/** Every parameter of a generic declaration that is named from outside has an argument, a default, or is unknown: its constraint would be less than what it is. */
export function bindParameters(
  tracing: Tracing,
  declaration: ts.Node,
  given: readonly LazyEntity[],
): TypeArguments {
  const bound = new Map<ts.Node | 'this', LazyEntity>();
  const parameters =
    'typeParameters' in declaration
      ? (declaration as ts.DeclarationWithTypeParameterChildren).typeParameters
      : undefined;
  for (const [index, parameter] of (parameters ?? []).entries()) {
    const fallback = parameter.default;
    bound.set(
      parameter,
      given[index] ??
        (fallback === undefined ? unknownEntity : once(() => tracing.ofType(fallback, bound))),
    );
  }
  return bound;
}

function traceGlobalType(
  tracing: Tracing,
  name: string,
  given: readonly ts.TypeNode[],
  types: TypeArguments,
  lazily: (node: ts.TypeNode) => LazyEntity,
): Entity | undefined {
  const [first] = given;
  if (first !== undefined) {
    if (name === 'Awaited') return awaited(tracing.ofType(first, types));
    if (transparent.has(name)) return tracing.ofType(first, types);
    if (name === 'ReadonlyArray') return listOf(lazily(first));
    if (name === 'InstanceType') return typeBehind(tracing.ofType(first, types));
    if (name === 'ReturnType') {
      const callee = tracing.ofType(first, types);
      return callee?.kind === 'function' && callee.declaration.type !== undefined
        ? tracing.ofType(callee.declaration.type, callee.types)
        : undefined;
    }
  }
  if (computed.has(name)) return undefined;
  return given.length === 0
    ? { kind: 'global', name, members: [] }
    : { kind: 'global', name, members: [], arguments: given.map(lazily) };
}

function traceEntityName(
  tracing: Tracing,
  name: ts.EntityName,
  meaning: Meaning,
): Entity | undefined {
  const { compiler, scopes } = tracing;
  if (compiler.isIdentifier(name)) {
    const [declaration] = scopes.find(name, name.text, meaning);
    if (declaration !== undefined) return tracing.ofDeclaration(declaration, meaning);
    return { kind: 'global', name: name.text, members: [] };
  }
  const namespaced = traceNamespace(tracing, name.left);
  if (namespaced === undefined) return undefined;
  if (namespaced.kind === 'module') {
    return tracing.ofExport(namespaced.file, name.right.text, meaning);
  }
  if (namespaced.kind === 'value') {
    return traceNamespaceMember(tracing, namespaced.declaration, name.right.text, meaning);
  }
  return tracing.member(namespaced, name.right.text);
}

function traceNamespace(tracing: Tracing, name: ts.EntityName): Entity | undefined {
  return traceEntityName(tracing, name, 'namespace');
}

export function traceNamespaceMember(
  tracing: Tracing,
  declaration: ts.Node,
  name: string,
  meaning: Meaning,
): Entity | undefined {
  const { compiler, scopes } = tracing;
  if (!compiler.isModuleDeclaration(declaration) || declaration.body === undefined) {
    return undefined;
  }
  const [found] = scopes.declaredIn(declaration.body, name, meaning);
  return found && tracing.ofDeclaration(found, meaning);
}

function traceQuery(tracing: Tracing, name: ts.EntityName): Entity | undefined {
  if (tracing.compiler.isIdentifier(name)) {
    const [declaration] = tracing.scopes.find(name, name.text, 'value');
    return declaration && tracing.ofDeclaration(declaration, 'value');
  }
  const owner = traceQuery(tracing, name.left);
  return owner && tracing.member(owner, name.right.text);
}

/** `import('./order').Order`, `typeof import('./order')`. */
function traceImportType(tracing: Tracing, type: ts.ImportTypeNode): Entity | undefined {
  const { compiler } = tracing;
  if (!compiler.isLiteralTypeNode(type.argument)) return undefined;
  const { literal } = type.argument;
  if (!compiler.isStringLiteral(literal)) return undefined;
  const file = type.getSourceFile().fileName;
  const names: string[] = [];
  let at = type.qualifier;
  while (at !== undefined && !compiler.isIdentifier(at)) {
    names.unshift(at.right.text);
    at = at.left;
  }
  if (at !== undefined) names.unshift(at.text);
  const meaning = type.isTypeOf ? 'value' : 'type';
  const [name, ...members] = names;
  let found = tracing.ofModule(
    file,
    literal.text,
    name ?? '*',
    name === undefined ? 'value' : meaning,
  );
  for (const member of members) found = found && tracing.member(found, member);
  return type.isTypeOf ? found : typeBehind(found);
}

function traceThisType(tracing: Tracing, type: ts.Node): Entity | undefined {
  const { compiler } = tracing;
  let node: ts.Node = type;
  while (!compiler.isSourceFile(node)) {
    if (compiler.isClassLike(node) || compiler.isInterfaceDeclaration(node)) {
      return { kind: 'instance', declaration: node, types: new Map() };
    }
    node = node.parent;
  }
  return undefined;
}

/** `Base<Order>` of `extends Base<Order>`: what its instances are. */
function traceHeritage(
  tracing: Tracing,
  type: ts.ExpressionWithTypeArguments,
  types: TypeArguments,
  lazily: (node: ts.TypeNode) => LazyEntity,
): Entity | undefined {
  const { compiler, scopes } = tracing;
  const given = (type.typeArguments ?? []).map(lazily);
  const isInterface =
    compiler.isInterfaceDeclaration(type.parent.parent) ||
    (compiler.isHeritageClause(type.parent) &&
      type.parent.token === compiler.SyntaxKind.ImplementsKeyword);
  const { expression } = type;
  if (
    isInterface &&
    compiler.isIdentifier(expression) &&
    scopes.find(expression, expression.text, 'type').length === 0
  ) {
    return traceGlobalType(tracing, expression.text, type.typeArguments ?? [], types, lazily);
  }
  const named = isInterface
    ? traceTypeExpression(tracing, type.expression)
    : typeBehind(tracing.ofExpression(type.expression));
  if (named?.kind === 'instance') {
    return { ...named, types: bindParameters(tracing, named.declaration, given) };
  }
  return withArguments(tracing, named, given);
}

function traceTypeExpression(tracing: Tracing, expression: ts.Expression): Entity | undefined {
  const { compiler, scopes } = tracing;
  if (compiler.isIdentifier(expression)) {
    const [declaration] = scopes.find(expression, expression.text, 'type');
    return declaration && typeBehind(tracing.ofDeclaration(declaration, 'type'));
  }
  if (!compiler.isPropertyAccessExpression(expression)) return undefined;
  const owner = tracing.ofExpression(expression.expression);
  if (owner?.kind === 'module') {
    return typeBehind(tracing.ofExport(owner.file, expression.name.text, 'type'));
  }
  if (owner?.kind === 'value') {
    return typeBehind(
      traceNamespaceMember(tracing, owner.declaration, expression.name.text, 'type'),
    );
  }
  return owner !== undefined && isForeign(owner)
    ? tracing.member(owner, expression.name.text)
    : undefined;
}
