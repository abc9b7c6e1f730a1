import { toPointer } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { DocumentPath } from '../../../source/index.js';
import { type MarkSettings, readMarks } from '../markers/read-marks.js';
import { joinStatements } from '../markers/statement.js';
import type { SidecarEntry } from './sidecar.js';

const shipped: MarkSettings = { words: new Map(), markers: new Set() };

/** Deepest nesting of fields that is read. */
const deepest = 64;

interface Visit {
  readonly value: unknown;
  readonly at: DocumentPath;
  readonly schema: string | undefined;
  readonly field: readonly string[];
}

/**
 * The entries of a file that was written for others: a data contract of ODCS or the Data Contract Specification, a dataset of Fides, an
 * export of a schema registry with the tags of its metadata. Undefined: it is none of them.
 */
export function readForeignEntries(root: unknown): readonly SidecarEntry[] | undefined {
  if (!isRecord(root)) return undefined;
  if (root['kind'] === 'DataContract' && Array.isArray(root['schema'])) {
    return root['schema'].flatMap((table: unknown, index) =>
      readNamed(table, ['schema', index], 'properties'),
    );
  }
  if (root['dataContractSpecification'] !== undefined && isRecord(root['models'])) {
    return Object.entries(root['models']).flatMap(([name, model]) =>
      readFields({ value: model, at: ['models', name], schema: name, field: [] }, 'fields'),
    );
  }
  if (Array.isArray(root['dataset'])) {
    return root['dataset'].flatMap((dataset: unknown, index) =>
      isRecord(dataset) && Array.isArray(dataset['collections'])
        ? dataset['collections'].flatMap((collection: unknown, position) =>
            readNamed(collection, ['dataset', index, 'collections', position], 'fields'),
          )
        : [],
    );
  }
  const { metadata } = root;
  return isRecord(metadata) && isRecord(metadata['tags']) && root['schema'] !== undefined
    ? readTags(metadata['tags'])
    : undefined;
}

function readNamed(table: unknown, at: DocumentPath, key: string): readonly SidecarEntry[] {
  if (!isRecord(table)) return [];
  const { name } = table;
  const schema = typeof name === 'string' ? name : undefined;
  return readFields({ value: table, at, schema, field: [] }, key);
}

/** What the fields below a table or a field say, as a mapping by name or a list of named ones. */
function readFields(visit: Visit, key: string): readonly SidecarEntry[] {
  const { value, at, schema, field } = visit;
  if (!isRecord(value) || field.length > deepest) return [];
  const own = readEntry(visit);
  const inner = value[key];
  const members = Array.isArray(inner)
    ? inner.map((member: unknown, index) => ({ name: nameIn(member), member, at: [key, index] }))
    : isRecord(inner)
      ? Object.entries(inner).map(([name, member]) => ({ name, member, at: [key, name] }))
      : [];
  const below = members.flatMap(({ name, member, at: steps }) =>
    name === undefined
      ? []
      : readFields({ value: member, at: [...at, ...steps], schema, field: [...field, name] }, key),
  );
  // Of the items of a list the field itself says what they are.
  const items = isRecord(value['items'])
    ? readFields({ value: value['items'], at: [...at, 'items'], schema, field }, key)
    : [];
  return [...own, ...below, ...items];
}

function nameIn(member: unknown): string | undefined {
  const name = isRecord(member) ? member['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function readEntry({ value, at, schema, field }: Visit): readonly SidecarEntry[] {
  if (!isRecord(value)) return [];
  const marks = Object.entries(value).map(([key, each]) => ({ key, value: each }));
  const { read } = readMarks(marks, shipped);
  if (read.length === 0) return [];
  return [
    {
      pattern: {
        ...(schema !== undefined && { schema }),
        ...(field.length > 0 && { field: field.join('.') }),
      },
      statement: joinStatements(read.map(({ statement }) => statement)),
      rules: {},
      pointer: toPointer(at),
    },
  ];
}

/** `{ "**.ssn": ["PII"] }` */
function readTags(tags: Readonly<Record<string, unknown>>): readonly SidecarEntry[] {
  return Object.entries(tags).flatMap(([field, value]) => {
    const { read } = readMarks([{ key: 'tags', value }], shipped);
    return read.map(({ statement }): SidecarEntry => ({
      pattern: { field },
      statement,
      rules: {},
      pointer: toPointer(['metadata', 'tags', field]),
    }));
  });
}
