import { type ContractReading, optional } from './contract-reading.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import { readHeaders, readMediaTypes } from './read-media-type.js';
import type { Link, Response } from './response.js';

/** The answers of an operation of OpenAPI 3, by status. */
export function readResponses(
  reading: ContractReading,
  operation: FileNode,
): ReadonlyMap<string, Response> {
  return readStatuses(reading, operation, (status, node) =>
    reading.once(`response ${status}`, node, () => ({
      place: reading.placeOf(node),
      status,
      lifecycle: reading.lifecycle(node),
      headers: readHeaders(reading, node),
      content: readMediaTypes(reading, node),
      links: readLinks(reading, node),
    })),
  );
}

/** Walks through the answers of an operation of any version. */
export function readStatuses(
  reading: ContractReading,
  operation: FileNode,
  read: (status: string, node: FileNode) => Response,
): ReadonlyMap<string, Response> {
  const responses = new Map<string, Response>();
  const entries = reading.entries(operation, 'responses');
  if (entries.length === 0) {
    reading.note('responses-missing', operation, 'the operation names no response');
  }
  for (const [name, written] of entries) {
    const status = /^[1-5]xx$/i.test(name) ? name.toUpperCase() : name;
    const node = reading.follow(written);
    responses.set(status, node ? read(status, node) : emptyResponse(reading, written, status));
  }
  return responses;
}

function emptyResponse(reading: ContractReading, node: FileNode, status: string): Response {
  return {
    place: reading.placeOf(node),
    status,
    lifecycle: { deprecated: false },
    headers: new Map(),
    content: new Map(),
    links: new Map(),
    unreadable: true,
  };
}

function readLinks(reading: ContractReading, parent: FileNode): ReadonlyMap<string, Link> {
  const links = new Map<string, Link>();
  for (const [name, written] of reading.entries(parent, 'links')) {
    const node = reading.follow(written);
    const target = node ?? written;
    links.set(name, {
      place: reading.placeOf(target),
      name,
      ...optional('operationId', reading.text(node, 'operationId')),
      ...optional('operationRef', reading.text(node, 'operationRef')),
      parameters: reading.entries(node, 'parameters').map(([parameter]) => parameter),
      ...(node ? {} : { unreadable: true as const }),
    });
  }
  return links;
}
