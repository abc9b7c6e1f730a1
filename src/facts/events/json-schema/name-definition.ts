import { posix } from 'node:path';
import { isRecord } from '../../../source/is-record.js';
import { stepsOf } from '../../schema/documents/reference.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { FieldDefinition } from '../model/index.js';

/** The named type that a reference leads to: the name under which it is defined, else that of its file. */
export function nameDefinition({ document, pointer, value }: FileNode): FieldDefinition {
  const title = isRecord(value) ? value['title'] : undefined;
  const last = stepsOf(pointer).at(-1);
  const name = last ?? (typeof title === 'string' ? title : nameOfFile(document.uri));
  return { document, pointer, name };
}

/** The name of a schema's file without folders, `.schema` and the like. */
export function nameOfFile(uri: string): string {
  const base = posix.basename(uri);
  const short = base.replace(/(?:[._-]schema)?\.(?:json|ya?ml|avsc|avpr|proto)$/i, '');
  return short === '' ? base : short;
}
