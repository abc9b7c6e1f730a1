export type { AvroType } from './avro-type.js';
export { type AvroReading, type AvroSource, readAvro } from './read-avro.js';
