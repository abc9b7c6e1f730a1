import type { Problem } from '../../../report/index.js';
import type { SchemaNode } from '../../schema/index.js';
import type { AvroType } from '../avro/avro-type.js';
import type { EventPlace, Mark } from './event-document.js';
import type { EventField, Openness } from './event-field.js';

/** What a schema is written in. */
export type EventFormat = 'json-schema' | 'avro' | 'protobuf';

/** The schema as its format has it, for what compares two versions. */
export type NativeSchema =
  | { readonly format: 'json-schema'; readonly node: SchemaNode }
  /** With the types that its names stand for: those of its file, and of the files that were read with it. */
  | { readonly format: 'avro'; readonly schema: AvroType }
  /** `file` is the parsed file (see `events/protobuf`), `message` the full name of a message in it. */
  | { readonly format: 'protobuf'; readonly file: unknown; readonly message: string };

/** A channel, topic or subject on which a message travels. */
export interface EventChannel extends EventPlace {
  readonly name: string;
  /** Seen from the application that the document describes; absent where nothing says so. */
  readonly direction?: 'send' | 'receive';
  /** Bindings as they are written: `{ kafka: { key, topicConfiguration, … } }`. */
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly marks: readonly Mark[];
}

/** One message that is published: the schema of an event, an audit record or a log line. */
export interface EventSchema extends EventPlace {
  /** Unique in the set, stable over versions: the file, with the name of the message where a file holds several. */
  readonly id: string;
  /** What the event is called: the constant of its type field, the name of its message, its title, the name of the record or file. */
  readonly name: string;
  /** Where the name was found. */
  readonly nameFrom: 'type-constant' | 'message' | 'self' | 'title' | 'record' | 'file' | 'subject';
  readonly namespace?: string;
  /** As declared: the version of the message, the document, the subject, or that in its path. */
  readonly version?: string;
  readonly format: EventFormat;
  readonly native: NativeSchema;
  readonly description?: string;
  /** Of the whole: on the schema, the message, the document around it, the record of the registry; nearest first. */
  readonly marks: readonly Mark[];
  readonly channels: readonly EventChannel[];
  /** How open the payload is at its top. */
  readonly openness: Openness;
  /** Breadth first: the fields at the top come before what they hold. */
  readonly fields: readonly EventField[];
  /** The message is an event of CloudEvents: `fields` hold its attributes, and `data` what it carries. */
  readonly isCloudEvent?: boolean;
}

/** What was read of some files. */
export interface EventSchemaSet {
  readonly schemas: readonly EventSchema[];
  /** Channels that no message names. */
  readonly channels: readonly EventChannel[];
  /** What could not be read, with its place; the rest was. */
  readonly problems: readonly Problem[];
  /** Files that hold schemas, with the number of events in each; definitions that others use count as none. */
  readonly files: readonly {
    readonly uri: string;
    readonly digest: string;
    readonly schemas: number;
  }[];
  /** How many files of folders and globs hold something else, and were left out. */
  readonly leftOut?: number;
}
