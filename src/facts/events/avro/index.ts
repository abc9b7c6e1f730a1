export type { AvroType } from './avro-type.js';
export { compareAvro } from './compare-avro.js';
export { type AvroReading, type AvroSource, readAvro, readAvroType } from './read-avro.js';
