import { compareAvro } from '../avro/index.js';
import type { EventSchema } from '../model/index.js';
import {
  JsonSchemaComparison,
  type JsonSchemaReading,
} from './json-schema/compare-json-schemas.js';
import { compareProtobuf } from '../protobuf/compare/compare-protobuf.js';
import type { ProtobufCategory } from '../protobuf/compare/comparison.js';
import type { SchemaComparison } from './schema-difference.js';
import { undecidedComparison } from './undecided-comparison.js';

/** How events are compared, by format. */
export interface ComparisonSettings extends JsonSchemaReading {
  /** What has to go on working in Protobuf; `WIRE_JSON` unless told. */
  readonly protobuf?: ProtobufCategory | undefined;
}

/** Compares the events of two versions of a set; what several of them share is compared once. */
export class EventSchemaComparison {
  private readonly jsonSchema: JsonSchemaComparison;

  constructor(private readonly settings: ComparisonSettings = {}) {
    this.jsonSchema = new JsonSchemaComparison(settings);
  }

  compare(old: EventSchema, after: EventSchema): SchemaComparison {
    const [from, to] = [old.native, after.native];
    if (from.format === 'json-schema' && to.format === 'json-schema') {
      return this.jsonSchema.compare(from.node, to.node);
    }
    if (from.format === 'avro' && to.format === 'avro') return compareAvro(from.schema, to.schema);
    if (from.format === 'protobuf' && to.format === 'protobuf') {
      return compareProtobuf(from, to, { category: this.settings.protobuf });
    }
    const reason =
      from.format === to.format
        ? `versions of a schema in ${from.format} are not compared yet`
        : `it was written in ${from.format} and is written in ${to.format} now`;
    return undecidedComparison(reason, { old, new: after });
  }
}
