import type { Location } from '../../../report/index.js';

/** A file that holds event schemas, with the way from a place in it to its lines. */
export interface EventDocument {
  readonly uri: string;
  /** Where a JSON pointer (RFC 6901) of the file stands; of what is no JSON, pointers are made by its reader. */
  locate(pointer: string): Location;
}

/** Something where it is written. */
export interface EventPlace {
  readonly document: EventDocument;
  readonly pointer: string;
}

/**
 * Something that a schema says of itself beyond what is valid, as it is written: an extension keyword (`x-pii`, `confluent:tags`), a
 * property of an Avro field (`pii`), an option of Protobuf (`(acme.sensitivity)`, by its name without parentheses), a tag of a registry.
 * What it means is for others to say.
 */
export interface Mark extends EventPlace {
  readonly key: string;
  /** Plain JSON. */
  readonly value: unknown;
}
