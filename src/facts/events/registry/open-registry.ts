import type { Problem } from '../../../report/index.js';
import type { DataFile } from '../../../source/data/read-data.js';
import { isRecord } from '../../../source/is-record.js';

/** One version of a subject, as a schema registry exports it: its schema is a text. */
export interface RegistryEntry {
  readonly file: DataFile;
  /** Steps to it in the file. */
  readonly steps: readonly string[];
  readonly record: Readonly<Record<string, unknown>>;
  readonly subject: string | undefined;
  readonly version: string | undefined;
  readonly format: 'avro' | 'json-schema' | 'protobuf';
  readonly schema: string;
  /** Other subjects that its schema names. */
  readonly references: readonly {
    readonly name: string;
    readonly subject: string;
    readonly version: string;
  }[];
}

export interface OpenRegistry {
  readonly entries: readonly RegistryEntry[];
  readonly problems: readonly Problem[];
}

const formats: Readonly<Record<string, RegistryEntry['format']>> = {
  // What a registry leaves out is Avro.
  '': 'avro',
  AVRO: 'avro',
  JSON: 'json-schema',
  PROTOBUF: 'protobuf',
};

/** The versions of subjects in a file. */
export function openRegistry(file: DataFile): OpenRegistry {
  const isList = Array.isArray(file.value);
  const list: readonly unknown[] = isList ? (file.value as readonly unknown[]) : [file.value];
  const entries: RegistryEntry[] = [];
  const problems: Problem[] = [];
  list.forEach((record, index) => {
    if (!isRecord(record) || typeof record['schema'] !== 'string') return;
    const { schemaType = '', subject, version, schema } = record;
    const steps = isList ? [String(index)] : [];
    const format = typeof schemaType === 'string' ? formats[schemaType.toUpperCase()] : undefined;
    if (format === undefined) {
      problems.push({
        code: 'schema-invalid',
        message: 'the format that "schemaType" names is not known',
        location: file.locate([...steps, 'schemaType']),
        hint: 'Write AVRO, JSON or PROTOBUF.',
      });
      return;
    }
    entries.push({
      file,
      steps,
      record,
      subject: typeof subject === 'string' ? subject : undefined,
      version:
        typeof version === 'number' || typeof version === 'string' ? String(version) : undefined,
      format,
      schema,
      references: referencesOf(record['references']),
    });
  });
  return { entries, problems };
}

function referencesOf(written: unknown): RegistryEntry['references'] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((one: unknown) => {
    if (!isRecord(one) || typeof one['name'] !== 'string' || typeof one['subject'] !== 'string') {
      return [];
    }
    return [{ name: one['name'], subject: one['subject'], version: String(one['version']) }];
  });
}

/** A part of a file that is a text of its own: every place in it leads to where the text stands. */
export function textOfEntry({ file, steps, schema }: RegistryEntry, value: unknown): DataFile {
  return { uri: file.uri, text: schema, value, locate: () => file.locate([...steps, 'schema']) };
}

/** The schema as JSON, or why it is none. */
export function parseEntry(
  entry: RegistryEntry,
): { readonly value: unknown } | { readonly problem: Problem } {
  const { schema, format, file, steps } = entry;
  try {
    return { value: JSON.parse(schema) as unknown };
  } catch {
    // A registry takes the name of a type of Avro for a schema.
    if (format === 'avro' && /^\s*[A-Za-z_][\w.]*\s*$/.test(schema))
      return { value: schema.trim() };
    return {
      problem: {
        code: 'schema-invalid',
        message: `the text under "schema" cannot be read as JSON, in which ${format === 'avro' ? 'Avro' : 'JSON Schema'} is written`,
        location: file.locate([...steps, 'schema']),
        hint: 'Export the subject again, or name its format under "schemaType".',
      },
    };
  }
}
