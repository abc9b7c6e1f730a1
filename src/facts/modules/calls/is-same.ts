import { declarationOf, type Entity } from './entity.js';

/** Whether two names stand for the same thing; its type arguments do not count. */
export function isSame(left: Entity, right: Entity): boolean {
  return keyOf(left) === keyOf(right) && declarationOf(left) === declarationOf(right);
}

function keyOf(entity: Entity): string {
  switch (entity.kind) {
    case 'package':
      return [entity.kind, entity.package, entity.name, ...entity.members].join('\n');
    case 'builtin':
      return [entity.kind, entity.module, entity.name, ...entity.members].join('\n');
    case 'global':
      return [entity.kind, entity.name, ...entity.members].join('\n');
    case 'module':
      return `module\n${entity.file}`;
    default:
      return entity.kind;
  }
}
