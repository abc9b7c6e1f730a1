import { optional } from './contract-reading.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { OperationScope } from './operation-inputs.js';
import { isIgnoredHeader } from './read-media-type.js';
import { readStatuses } from './read-response.js';
import { contentOf, mediaTypeNames, schemaOf, valueSchema } from './read-swagger-inputs.js';
import type { Header, Response } from './response.js';

/** The answers of an operation of Swagger 2.0: each has one schema, in every media type that the operation produces. */
export function readSwaggerResponses(
  scope: OperationScope,
  operation: FileNode,
): ReadonlyMap<string, Response> {
  const { reading } = scope;
  const { names } = mediaTypeNames(scope, operation, 'produces');
  return readStatuses(reading, operation, (status, node) => {
    const schema = schemaOf(reading, node);
    const content = schema
      ? contentOf(reading, names, node, { ...optional('schema', schema), encoding: new Map() })
      : // "If this field does not exist, it means no content is returned."
        new Map<string, never>();
    return {
      place: reading.placeOf(node),
      status,
      lifecycle: reading.lifecycle(node),
      headers: readHeaders(scope, node),
      content,
      links: new Map(),
    };
  });
}

function readHeaders({ reading }: OperationScope, response: FileNode): ReadonlyMap<string, Header> {
  const headers = reading
    .entries(response, 'headers')
    .filter(([name]) => !isIgnoredHeader(name))
    .map(([name, node]) => {
      const header: Header = {
        place: reading.placeOf(node),
        name,
        lifecycle: reading.lifecycle(node),
        required: false,
        explode: false,
        schema: node.document.derive(node.pointer, () => valueSchema(node.value)),
      };
      return [name.toLowerCase(), header] as const;
    });
  return new Map(headers);
}
