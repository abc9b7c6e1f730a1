import type { Problem } from '../../../report/index.js';
import type { EventSchema } from '../model/index.js';

/** Two schemas that say they are the same version of the same event: which of them counts is not certain. */
export function tellDuplicates(schemas: readonly EventSchema[]): readonly Problem[] {
  const known = new Map<string, EventSchema>();
  const problems: Problem[] = [];
  for (const schema of schemas) {
    const key = keyOf(schema);
    const first = known.get(key);
    if (first === undefined) {
      known.set(key, schema);
      continue;
    }
    if (first.document === schema.document && first.pointer === schema.pointer) continue;
    const { name, version, document, pointer } = schema;
    const what = version === undefined ? `"${name}"` : `version ${version} of "${name}"`;
    const { uri, region } = first.document.locate(first.pointer);
    const line = region ? `:${String(region.startLine)}` : '';
    problems.push({
      code: 'schema-invalid',
      message: `${what} is defined twice, here and in ${uri}${line}`,
      location: document.locate(pointer),
      hint: 'Give each schema a name and version of its own, or take one out.',
    });
  }
  return problems;
}

/** Titles and names of files are for people: they say the same only where a version is declared with them, or within one file. */
function keyOf({
  nameFrom,
  format,
  namespace = '',
  name,
  version = '',
  document,
}: EventSchema): string {
  const isForPeople = nameFrom === 'title' || nameFrom === 'file' || nameFrom === 'message';
  const scope = isForPeople ? document.uri : '';
  return JSON.stringify([format, scope, namespace, name, version]);
}
