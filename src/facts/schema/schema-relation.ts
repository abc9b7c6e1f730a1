import type { SchemaChange, SchemaDirection } from './schema-change.js';
import type { SchemaNode } from './schema-node.js';

export interface SchemaRelationOptions {
  /**
   * How members that an open object does not declare are read. `contract` (default): neither promised nor forbidden, so that
   * declaring one breaks nobody. `strict`: any value may stand there, as the letter of JSON Schema has it.
   */
  readonly content?: 'contract' | 'strict';
  /**
   * How values travel. `json` (default): typed. `text`: parameters and headers, where every value is a text and a text without
   * constraints takes every number and boolean.
   */
  readonly encoding?: 'json' | 'text';
}

/** Compares schemas and remembers what it found: one relation serves one pair of API versions. */
export class SchemaRelation {
  constructor(private readonly options: SchemaRelationOptions = {}) {}

  /**
   * Every difference between two schemas and what they reach, each cause once. A missing schema accepts everything.
   * The same cause met by a later call is the same object.
   */
  compare(
    _before: SchemaNode | undefined,
    _after: SchemaNode | undefined,
    _direction: SchemaDirection,
  ): readonly SchemaChange[] {
    return [];
  }
}
