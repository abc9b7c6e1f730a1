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
export type { InstanceStep } from './instance-step.js';
export type { SchemaFindings } from './reach.js';
export type { TracedChange } from './trace-changes.js';
export { SchemaRelation, type SchemaRelationOptions } from './schema-relation.js';
