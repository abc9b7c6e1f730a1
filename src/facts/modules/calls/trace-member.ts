import type { ts } from '../../typescript/compiler.js';
import { type Entity, isForeign, memberOfForeign, noTypes, type TypeArguments } from './entity.js';
import { traceParameter } from './trace-parameter.js';
import { traceNamespaceMember } from './trace-type.js';
import type { Tracing } from './tracing.js';
import { textOfName } from '../../typescript/text-of-name.js';

/** What is read as `entity.name`. */
export function traceMember(tracing: Tracing, entity: Entity, name: string): Entity | undefined {
  if (isForeign(entity)) return memberOfForeign(entity, name);
  switch (entity.kind) {
    case 'module':
      return tracing.ofExport(entity.file, name, 'value');
    case 'instance':
      return memberOfInstance(tracing, entity.declaration, entity.types, name, new Set(), entity);
    case 'class':
      return memberOfClass(tracing, entity.declaration, name, new Set());
    case 'function':
      if (name === 'call' || name === 'apply') return entity;
      return name === 'bind' ? { ...entity, isBinder: true } : undefined;
    case 'value':
      return memberOfValue(tracing, entity.declaration, name);
  }
}

type Member = ts.ClassElement | ts.TypeElement | ts.ParameterDeclaration;

function memberOfInstance(
  tracing: Tracing,
  declaration: ts.Node,
  types: TypeArguments,
  name: string,
  seen: Set<ts.Node>,
  self: Entity,
): Entity | undefined {
  const { compiler } = tracing;
  if (seen.has(declaration)) return undefined;
  seen.add(declaration);
  const withSelf = (): TypeArguments => new Map([...types, ['this', () => self]]);
  const isClass = compiler.isClassLike(declaration);
  if (!isClass && !compiler.isInterfaceDeclaration(declaration)) {
    return compiler.isTypeLiteralNode(declaration)
      ? ofMember(tracing, find(tracing, declaration.members, name), withSelf())
      : undefined;
  }
  const own = isClass
    ? findInClass(tracing, declaration, name, false)
    : find(tracing, declaration.members, name);
  if (own !== undefined) return ofMember(tracing, own, withSelf());

  let foreign: Entity | undefined;
  let isUnclear = false;
  for (const base of basesOf(tracing, declaration)) {
    const entity = tracing.ofType(base, types);
    if (entity?.kind === 'instance') {
      const found = memberOfInstance(tracing, entity.declaration, entity.types, name, seen, self);
      if (found !== undefined) return found;
    } else if (entity !== undefined && isForeign(entity)) {
      isUnclear ||= foreign !== undefined;
      foreign = memberOfForeign(entity, name);
    } else isUnclear = true;
  }
  for (const merged of mergedWith(tracing, declaration)) {
    const found = memberOfInstance(tracing, merged, types, name, seen, self);
    if (found !== undefined) return found;
  }
  return isUnclear ? undefined : foreign;
}

function basesOf(
  { compiler }: Tracing,
  declaration: ts.ClassLikeDeclaration | ts.InterfaceDeclaration,
): readonly ts.ExpressionWithTypeArguments[] {
  return (declaration.heritageClauses ?? [])
    .filter(({ token }) => token === compiler.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types);
}

/** Interfaces of the same name beside it. */
function mergedWith(
  { compiler, scopes }: Tracing,
  declaration: ts.ClassLikeDeclaration | ts.InterfaceDeclaration,
): readonly ts.Node[] {
  if (declaration.name === undefined || compiler.isClassExpression(declaration)) return [];
  return scopes
    .declaredIn(declaration.parent, declaration.name.text, 'type')
    .filter((node) => compiler.isInterfaceDeclaration(node) || compiler.isClassLike(node));
}

function memberOfClass(
  tracing: Tracing,
  declaration: ts.ClassLikeDeclaration,
  name: string,
  seen: Set<ts.Node>,
): Entity | undefined {
  if (seen.has(declaration)) return undefined;
  seen.add(declaration);
  const own = findInClass(tracing, declaration, name, true);
  if (own !== undefined) return ofMember(tracing, own, noTypes);
  const [base] = basesOf(tracing, declaration);
  const entity = base && tracing.ofExpression(base.expression);
  if (entity?.kind === 'class') return memberOfClass(tracing, entity.declaration, name, seen);
  return entity !== undefined && isForeign(entity) ? memberOfForeign(entity, name) : undefined;
}

function findInClass(
  tracing: Tracing,
  declaration: ts.ClassLikeDeclaration,
  name: string,
  isStatic: boolean,
): Member | undefined {
  const { compiler } = tracing;
  const members = declaration.members.filter((member) => hasStatic(tracing, member) === isStatic);
  const found = find(tracing, members, name);
  if (found !== undefined || isStatic) return found;
  return declaration.members
    .filter((member) => compiler.isConstructorDeclaration(member))
    .flatMap(({ parameters }) => parameters)
    .find(
      (parameter) =>
        compiler.isParameterPropertyDeclaration(parameter, parameter.parent) &&
        compiler.isIdentifier(parameter.name) &&
        parameter.name.text === name,
    );
}

export function hasStatic({ compiler }: Tracing, member: ts.Node): boolean {
  return (
    compiler.canHaveModifiers(member) &&
    (compiler
      .getModifiers(member)
      ?.some(({ kind }) => kind === compiler.SyntaxKind.StaticKeyword) ??
      false)
  );
}

/** Of overloads the one with a body, of accessors the one that reads. */
function find(
  { compiler }: Tracing,
  members: readonly (ts.ClassElement | ts.TypeElement)[],
  name: string,
): Member | undefined {
  const named = members.filter((member) => textOfName(compiler, member.name) === name);
  return (
    named.find((member) => compiler.isMethodDeclaration(member) && member.body !== undefined) ??
    named.find((member) => compiler.isGetAccessor(member)) ??
    named[0]
  );
}

function ofMember(
  tracing: Tracing,
  member: Member | undefined,
  types: TypeArguments,
): Entity | undefined {
  const { compiler } = tracing;
  if (member === undefined) return undefined;
  if (compiler.isMethodDeclaration(member) || compiler.isMethodSignature(member)) {
    return { kind: 'function', declaration: member, types };
  }
  if (compiler.isPropertySignature(member))
    return member.type && tracing.ofType(member.type, types);
  if (compiler.isParameter(member)) return traceParameter(tracing, member, types);
  if (compiler.isGetAccessor(member)) {
    return member.type === undefined
      ? tracing.returned(member, types)
      : tracing.ofType(member.type, types);
  }
  if (compiler.isSetAccessor(member)) {
    const [parameter] = member.parameters;
    return parameter && traceParameter(tracing, parameter, types);
  }
  return compiler.isPropertyDeclaration(member) ? ofProperty(tracing, member, types) : undefined;
}

function ofProperty(
  tracing: Tracing,
  property: ts.PropertyDeclaration,
  types: TypeArguments,
): Entity | undefined {
  const { compiler } = tracing;
  const { type, initializer } = property;
  const isFunction =
    initializer !== undefined &&
    (compiler.isArrowFunction(initializer) || compiler.isFunctionExpression(initializer));
  if (isFunction) {
    const entity = tracing.ofExpression(initializer);
    return entity?.kind === 'function' ? { ...entity, types } : entity;
  }
  if (type !== undefined) return tracing.ofType(type, types) ?? tracing.injected(property);
  if (initializer !== undefined) return tracing.ofExpression(initializer);
  return tracing.injected(property) ?? ofAssignment(tracing, property);
}

/** `this.orders = new Orders()` in the constructor, where that alone says what the property is. */
function ofAssignment(tracing: Tracing, property: ts.PropertyDeclaration): Entity | undefined {
  const { compiler } = tracing;
  const { parent } = property;
  if (!compiler.isClassLike(parent)) return undefined;
  const body = parent.members.find((member) => compiler.isConstructorDeclaration(member))?.body;
  const name = textOfName(compiler, property.name);
  for (const statement of body?.statements ?? []) {
    if (!compiler.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    if (
      compiler.isBinaryExpression(expression) &&
      expression.operatorToken.kind === compiler.SyntaxKind.EqualsToken &&
      compiler.isPropertyAccessExpression(expression.left) &&
      expression.left.expression.kind === compiler.SyntaxKind.ThisKeyword &&
      expression.left.name.text === name
    ) {
      return tracing.ofExpression(expression.right);
    }
  }
  return undefined;
}

function memberOfValue(tracing: Tracing, declaration: ts.Node, name: string): Entity | undefined {
  const { compiler } = tracing;
  if (compiler.isModuleDeclaration(declaration)) {
    return traceNamespaceMember(tracing, declaration, name, 'value');
  }
  if (!compiler.isObjectLiteralExpression(declaration)) return undefined;
  // What stands last wins.
  for (const property of declaration.properties.toReversed()) {
    if (compiler.isSpreadAssignment(property)) {
      const spread = tracing.ofExpression(property.expression);
      if (spread?.kind !== 'value') return undefined;
      const found = memberOfValue(tracing, spread.declaration, name);
      if (found !== undefined) return found;
      continue;
    }
    const key = property.name;
    const text = textOfName(compiler, key);
    // A computed name may be any.
    if (text === undefined && compiler.isComputedPropertyName(key)) return undefined;
    if (text !== name) continue;
    if (compiler.isPropertyAssignment(property)) return tracing.ofExpression(property.initializer);
    if (compiler.isShorthandPropertyAssignment(property)) {
      return tracing.ofExpression(property.name);
    }
    if (compiler.isMethodDeclaration(property)) {
      return { kind: 'function', declaration: property, types: noTypes };
    }
    return compiler.isGetAccessor(property) ? tracing.returned(property, noTypes) : undefined;
  }
  return undefined;
}
