import { type ContractReading, optional } from './contract-reading.js';
import type { Encoding, MediaType } from './media-type.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import { explodesByDefault, readStyle } from './read-parameter.js';
import { readHeaders } from './read-response.js';

/** The forms under `content`. */
export function readMediaTypes(
  reading: ContractReading,
  parent: FileNode,
): ReadonlyMap<string, MediaType> {
  const content = new Map<string, MediaType>();
  for (const [name, written] of reading.entries(parent, 'content')) {
    const node = reading.follow(written);
    const type = reading.mediaType(name);
    if (node === undefined) {
      const place = reading.placeOf(written);
      content.set(type, { place, type, name, encoding: new Map(), unreadable: true });
      continue;
    }
    content.set(type, {
      place: reading.placeOf(node),
      type,
      name,
      ...optional('schema', reading.child(node, 'schema')),
      ...optional('itemSchema', reading.child(node, 'itemSchema')),
      encoding: readEncodings(reading, node),
    });
  }
  return content;
}

function readEncodings(reading: ContractReading, parent: FileNode): ReadonlyMap<string, Encoding> {
  const encodings = reading.entries(parent, 'encoding').map(([property, node]) => {
    const style = readStyle(reading, node) ?? 'form';
    const contentType = reading.text(node, 'contentType');
    const encoding: Encoding = {
      place: reading.placeOf(node),
      ...optional(
        'contentType',
        contentType
          ?.split(',')
          .map((type) => reading.mediaType(type))
          .sort()
          .join(','),
      ),
      style,
      explode: reading.flag(node, 'explode') ?? explodesByDefault(style),
      allowReserved: reading.flag(node, 'allowReserved') ?? false,
      headers: readHeaders(reading, node),
    };
    return [property, encoding] as const;
  });
  return new Map(encodings);
}
