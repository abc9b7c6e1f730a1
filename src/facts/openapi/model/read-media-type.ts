import { type ContractReading, optional } from './contract-reading.js';
import type { Encoding, MediaType } from './media-type.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import { explodesByDefault, readStyle } from './read-style.js';
import type { Header } from './response.js';

/** The forms under `content`; the parts of one have headers, and a header may have a form of its own. */
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

/** "If a response header is defined with the name Content-Type, it SHALL be ignored." */
export function isIgnoredHeader(name: string): boolean {
  return name.toLowerCase() === 'content-type';
}

/** The headers of an answer or of a part. */
export function readHeaders(
  reading: ContractReading,
  parent: FileNode,
): ReadonlyMap<string, Header> {
  const headers = new Map<string, Header>();
  for (const [name, written] of reading.entries(parent, 'headers')) {
    if (isIgnoredHeader(name)) continue;
    const node = reading.follow(written);
    headers.set(name.toLowerCase(), readHeader(reading, node ?? written, name, node !== undefined));
  }
  return headers;
}

function readHeader(
  reading: ContractReading,
  node: FileNode,
  name: string,
  isReadable: boolean,
): Header {
  if (!isReadable) {
    const place = reading.placeOf(node);
    const lifecycle = { deprecated: false };
    return { place, name, lifecycle, required: false, explode: false, unreadable: true };
  }
  const [content] = readMediaTypes(reading, node).values();
  return {
    place: reading.placeOf(node),
    name,
    lifecycle: reading.lifecycle(node),
    required: reading.flag(node, 'required') ?? false,
    explode: reading.flag(node, 'explode') ?? false,
    ...optional('schema', reading.child(node, 'schema')),
    ...optional('content', content),
  };
}
