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
export type { SchemaFindings } from './reach.js';
export { SchemaRelation, type SchemaRelationOptions } from './schema-relation.js';
