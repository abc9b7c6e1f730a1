import type { Compiler, ts } from '../../typescript/compiler.js';
import type { Entity, ForeignEntity } from './entity.js';
import { nameOf } from './name-of.js';
import type { Origin } from './tracer.js';

/** What others see of an entity. */
export function toOrigin(
  compiler: Compiler,
  entity: Entity,
  fileOf: (node: ts.Node) => string,
  treeOf: (file: string) => ts.SourceFile | undefined,
): Origin | undefined {
  switch (entity.kind) {
    case 'package':
      return { kind: entity.kind, package: entity.package, ...path(entity) };
    case 'builtin':
      return { kind: entity.kind, module: entity.module, ...path(entity) };
    case 'global':
      return { kind: entity.kind, ...path(entity) };
    case 'module': {
      const declaration = treeOf(entity.file);
      return declaration && { kind: 'value', file: entity.file, name: '*', declaration };
    }
    default:
      return ofDeclared(compiler, entity, fileOf(entity.declaration));
  }
}

function path({ name, members }: ForeignEntity): Pick<ForeignEntity, 'name' | 'members'> {
  return { name, members };
}

function ofDeclared(
  compiler: Compiler,
  entity: Exclude<Entity, ForeignEntity | { kind: 'module' }>,
  file: string,
): Origin {
  const place = { file, name: nameOf(compiler, entity.declaration) };
  if (entity.kind === 'class' || entity.kind === 'instance') {
    const { declaration } = entity;
    const isStatic = entity.kind === 'class';
    if (!compiler.isTypeLiteralNode(declaration)) {
      return { kind: 'class', ...place, declaration, isStatic };
    }
    return compiler.isTypeAliasDeclaration(declaration.parent)
      ? { kind: 'class', ...place, declaration: declaration.parent, isStatic }
      : { kind: 'value', ...place, declaration };
  }
  const { declaration } = entity;
  return entity.kind === 'function' && isFunction(compiler, declaration)
    ? { kind: 'function', ...place, declaration }
    : { kind: 'value', ...place, declaration };
}

/** A signature of an interface or a type has no body anywhere. */
export function isFunction(compiler: Compiler, node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    compiler.isFunctionDeclaration(node) ||
    compiler.isMethodDeclaration(node) ||
    compiler.isArrowFunction(node) ||
    compiler.isFunctionExpression(node) ||
    compiler.isConstructorDeclaration(node) ||
    compiler.isAccessor(node)
  );
}
