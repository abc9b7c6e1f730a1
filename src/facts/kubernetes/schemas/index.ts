// A room of its own in the index of the facts: most of it is loaded only by runs that judge by schemas.
export { type CustomKind, readCustomKinds, readCustomSchema } from './custom-kinds.js';
export { describePath } from './describe-path.js';
export { findSchemaFaults, type SchemaReading } from './find-schema-faults.js';
export { KubernetesSchemas, type KnownKind, readInstalledSchemas } from './kubernetes-schemas.js';
export type { Schema } from './schema.js';
export type { SchemaFault } from './schema-fault.js';
