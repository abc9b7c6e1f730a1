import type { FileNode, SchemaFile } from '../../schema/documents/schema-file.js';
import type { SetPart } from '../reading/set-part.js';
import type { FieldShapes } from './field-shape.js';
import { findEvents } from './find-events.js';
import { readJsonSchema } from './read-json-schema.js';
import { tellCuts, tellDraft } from './tell-faults.js';

/**
 * The events of some files of JSON Schema.
 *
 * @param all - every file that was read, those that only refer to them too
 */
export function readJsonSchemas(
  files: readonly SchemaFile[],
  all: readonly SchemaFile[],
  shapes: FieldShapes,
  idOf: (node: FileNode) => string,
): SetPart {
  const read = findEvents(files, all).map((node) => {
    const { document } = node;
    const path = document.path ?? document.uri;
    return { node, ...readJsonSchema(node, { id: idOf(node), path, shapes }) };
  });
  return {
    schemas: read.map(({ schema }) => schema),
    problems: [
      ...files.flatMap(tellDraft),
      ...read.flatMap(({ node, cuts }) => tellCuts(cuts, node)),
    ],
  };
}
