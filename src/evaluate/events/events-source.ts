import type { ProtobufCategory } from '../../facts/events/protobuf/compare/comparison.js';
import type { LifecycleSettings } from '../../facts/lifecycle/index.js';
import type { Audience } from '../../facts/events/traits/index.js';

/** Who may read an event; widest first. The first three are published. */
export const audiences = [
  'public',
  'partner',
  'integration',
  'internal',
  'domain',
] as const satisfies readonly Audience[];

/** Which side of a change has to be understood, and by which of the former versions. The words of schema registries. */
export const compatibilityModes = [
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
  'NONE',
] as const;

export type CompatibilityMode = (typeof compatibilityModes)[number];

/** How objects are read that say nothing of members beside those that they name. */
export const openObjectReadings = ['lenient', 'strict'] as const;

export type OpenObjectReading = (typeof openObjectReadings)[number];

/** What has to go on working in Protobuf: the binary encoding; JSON, too; generated code, too. */
export const protobufCategories = [
  'WIRE',
  'WIRE_JSON',
  'SOURCE',
] as const satisfies readonly ProtobufCategory[];

/** Schemas of events, audit records and log lines. */
export interface EventsSource {
  readonly kind: 'events';
  readonly files: readonly string[];
  readonly base?: string;
  readonly changedSince?: string;
  readonly releaseTags?: string;
  readonly history?: readonly string[];
  readonly mode?: CompatibilityMode;
  readonly openObjects?: OpenObjectReading;
  readonly protobuf?: ProtobufCategory;
  readonly audience?: Audience;
  readonly audit?: readonly string[];
  readonly logs?: readonly string[];
  readonly service?: string;
  readonly classification?: string;
  readonly root?: string;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly importPaths?: readonly string[];
  readonly plans?: readonly string[];
  readonly lifecycle?: LifecycleSettings;
}

/** Event schemas, what is known about them, and the older version that they are compared with. */
export interface EventsOptions {
  /**
   * Files, folders (all JSON, YAML, Avro and Protobuf in them) or globs, relative to the working directory: JSON Schema, AsyncAPI, Avro,
   * Protobuf, exports of a registry.
   */
  readonly files: string | readonly string[];
  /**
   * The version that consumers have: a file, a folder, or `git:REVISION:PATH`. The revision `last-release` is the tag of the last
   * release. Without a base nothing is compared.
   */
  readonly base?: string;
  /** In place of `base`: what stood at the place of `files` where its history parts from that of this revision of git. */
  readonly changedSince?: string;
  /** What the tags of releases look like, `*` for the version: `events-v*`. Default: `v*`, or the version alone. */
  readonly releaseTags?: string;
  /** Former versions that still have to be understood, oldest first: folders, files or `git:REVISION:PATH`. For transitive modes. */
  readonly history?: string | readonly string[];
  /**
   * What has to stay possible. `FORWARD`, the default: who has the older schema reads what is written with the newer one, as consumers
   * of an event ask for. A schema may say otherwise of itself (`x-compatibility`); what its older version says counts.
   */
  readonly mode?: CompatibilityMode;
  /**
   * How objects are read that say nothing of further members. `lenient`, the default: nobody puts there what a later version names;
   * `strict`: anything may be there, as a schema registry reads it.
   */
  readonly openObjects?: OpenObjectReading;
  /**
   * What has to go on working in Protobuf: the binary encoding (`WIRE`), ProtoJSON with its names, too (`WIRE_JSON`, the default), and the
   * code that was generated from the schema (`SOURCE`).
   */
  readonly protobuf?: ProtobufCategory;
  /** Who reads these events, where neither a schema nor its folder or namespace says so. Default `integration`. */
  readonly audience?: Audience;
  /** Globs over the files whose schemas describe audit records. */
  readonly audit?: string | readonly string[];
  /** Globs over the files whose schemas describe lines of a log. */
  readonly logs?: string | readonly string[];
  /** The service that publishes them. */
  readonly service?: string;
  /** File of what is declared about fields, beside the schemas: `classification.yaml`. */
  readonly classification?: string;
  /** No reference leads out of this folder. Default: the working directory. */
  readonly root?: string;
  /** Files that have another name than in the older version, each with the one that it had there. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Folders from which imports of Protobuf start, beside that of the file and `root`. */
  readonly importPaths?: string | readonly string[];
  /** Files, folders or globs of plans for the end of old forms. */
  readonly plans?: string | readonly string[];
  /** When a breaking change is acceptable: versions, deprecations, stability, plans. */
  readonly lifecycle?: LifecycleSettings;
}

/**
 * Names event schemas as a source.
 *
 * @example events({ files: 'events', base: 'git:main:events' })
 */
export function events(options: EventsOptions): EventsSource {
  const { files, history, audit, logs, importPaths, plans, ...others } = options;
  return {
    kind: 'events',
    ...others,
    files: [files].flat(),
    ...(history !== undefined && { history: [history].flat() }),
    ...(audit !== undefined && { audit: [audit].flat() }),
    ...(logs !== undefined && { logs: [logs].flat() }),
    ...(importPaths !== undefined && { importPaths: [importPaths].flat() }),
    ...(plans !== undefined && { plans: [plans].flat() }),
  };
}
