import type { SchemaDialect, SchemaDocument, SchemaNode } from '../../../src/facts/schema/index.js';

/** A document held in memory; references within it are local pointers. */
export function documentOf(
  root: unknown,
  dialect: SchemaDialect = 'json-schema-2020-12',
  uri = 'schema.json',
): SchemaDocument & { at(pointer: string): SchemaNode } {
  const document = {
    uri,
    root,
    dialect,
    at(pointer: string): SchemaNode {
      let value: unknown = root;
      for (const step of pointer.split('/').slice(1)) {
        const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
        value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
      }
      return { document, pointer, value };
    },
    resolve(reference: string) {
      const node = reference.startsWith('#') ? document.at(reference.slice(1)) : undefined;
      return node?.value === undefined
        ? { unresolved: reference, reason: `${reference} is not in ${uri}` }
        : node;
    },
  };
  return document;
}
