export type {
  SchemaAspect,
  SchemaChange,
  SchemaChangeKind,
  SchemaDirection,
  SchemaVerdict,
} from './schema-change.js';
export type {
  SchemaDialect,
  SchemaDocument,
  SchemaNode,
  SchemaPlace,
  UnresolvedReference,
} from './schema-node.js';
<<<<<<< HEAD
<<<<<<< HEAD
export { SchemaRelation, type SchemaRelationOptions } from './schema-relation.js';
=======
=======
>>>>>>> refs/h/o-diff
export {
  SchemaRelation,
  type SchemaChangeUse,
  type SchemaRelationOptions,
} from './schema-relation.js';
<<<<<<< HEAD
>>>>>>> refs/h/o-schema
=======
>>>>>>> refs/h/o-diff
