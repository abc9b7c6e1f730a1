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
export {
  SchemaRelation,
  type SchemaChangeUse,
  type SchemaRelationOptions,
} from './schema-relation.js';
