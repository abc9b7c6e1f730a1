import { ArchfitError } from '../../../../report/index.js';
import { type DataFile, readData } from '../../../../source/data/read-data.js';
import { isRecord } from '../../../../source/is-record.js';
import type {
  SchemaDialect,
  SchemaDocument,
  SchemaNode,
  UnresolvedReference,
} from '../../../schema/index.js';

/**
 * A schema that comes as text or as a plain value, by itself: references lead into it and nowhere else.
 *
 * @param name - what it is called in messages
 * @throws ArchfitError `usage` where a text cannot be read
 */
export async function plainSchema(name: string, written: unknown): Promise<SchemaNode> {
  const file = typeof written === 'string' ? await readText(name, written) : undefined;
  const root = file === undefined ? written : file.value;
  const nodes = new Map<string, SchemaNode>();
  const document: SchemaDocument = {
    uri: name,
    root,
    dialect: dialectOf(root),
    resolve: (reference): SchemaNode | UnresolvedReference =>
      nodes.get(reference) ?? {
        unresolved: reference,
        reason: `nothing in the ${name} schema has this name`,
      },
  };
  index(document, root, '', nodes);
  return { document, pointer: '', value: root };
}

async function readText(name: string, text: string): Promise<DataFile> {
  const read = await readData(name, text);
  if (read.kind === 'data') return read.data;
  const { message, location, hint } = read.problem;
  const { startLine = 1, startColumn = 1 } = location?.region ?? {};
  throw new ArchfitError(
    'usage',
    `the ${name} schema cannot be read: ${message} (line ${String(startLine)}, column ${String(startColumn)})`,
    hint,
  );
}

function index(
  document: SchemaDocument,
  value: unknown,
  pointer: string,
  nodes: Map<string, SchemaNode>,
): void {
  if (typeof value !== 'object' || value === null) return;
  const node = { document, pointer, value };
  nodes.set(`#${pointer}`, node);
  if (isRecord(value)) {
    for (const key of ['$id', 'id']) {
      const id = value[key];
      if (typeof id === 'string') nodes.set(id, node);
    }
    for (const key of ['$anchor', '$dynamicAnchor']) {
      const anchor = value[key];
      if (typeof anchor === 'string') nodes.set(`#${anchor}`, node);
    }
  }
  for (const [key, entry] of Object.entries(value)) {
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
    index(document, entry, `${pointer}/${step}`, nodes);
  }
}

function dialectOf(schema: unknown): SchemaDialect {
  const declared = isRecord(schema) ? schema['$schema'] : undefined;
  const draft = typeof declared === 'string' ? /draft-0([467])|(2019-09)/.exec(declared) : null;
  if (draft?.[2] !== undefined) return 'json-schema-2019-09';
  switch (draft?.[1]) {
    case '4':
      return 'json-schema-draft-04';
    case '6':
      return 'json-schema-draft-06';
    case '7':
      return 'json-schema-draft-07';
    default:
      return 'json-schema-2020-12';
  }
}
