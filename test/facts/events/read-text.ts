import type {
  EventField,
  EventSchema,
  EventSchemaSet,
} from '../../../src/facts/events/model/index.js';
import { readEventSchemas } from '../../../src/facts/events/read-event-schemas.js';

/** Reads files that are written as values or texts, by their paths. */
export function readTexts(files: Readonly<Record<string, unknown>>): Promise<EventSchemaSet> {
  return readEventSchemas(
    Object.entries(files).map(([uri, written]) => ({
      uri,
      text: typeof written === 'string' ? written : JSON.stringify(written, null, 2),
    })),
  );
}

/** The one event of one file. */
export async function readOne(written: unknown, uri = 'event.json'): Promise<EventSchema> {
  const { schemas, problems } = await readTexts({ [uri]: written });
  const [schema] = schemas;
  if (schema === undefined || schemas.length > 1) throw new Error(JSON.stringify(problems));
  return schema;
}

export function fieldOf({ fields }: EventSchema, path: string): EventField {
  const found = fields.find((field) => field.path === path);
  if (found === undefined) throw new Error(`no ${path} in ${fields.map((one) => one.path).join()}`);
  return found;
}

/** `file:line: message` of every problem. */
export function told({ problems }: EventSchemaSet): readonly string[] {
  return problems.map(({ message, location }) => {
    const line = location?.region?.startLine;
    return `${location?.uri ?? ''}${line === undefined ? '' : `:${String(line)}`}: ${message}`;
  });
}
