import type { Encoding, MediaType } from '../../model/index.js';
import type { SchemaPlaceKind } from '../grid/index.js';
import { compareHeaders } from './compare-headers.js';
import { compareWriting, type WritingPair } from './compare-writing.js';
import type { Exchange } from './exchange.js';

/** Compares two bodies of the same media type. */
export function compareContent(
  old: MediaType,
  newer: MediaType,
  place: SchemaPlaceKind,
  exchange: Exchange,
): void {
  exchange.compareSchemas(place, old.schema, newer.schema);
  exchange.compareSchemas(place, old.itemSchema, newer.itemSchema);
  for (const [field, encoding] of old.encoding) {
    const counterpart = newer.encoding.get(field);
    if (counterpart === undefined) continue;
    const mayBe = exchange.mayBothBe(old.schema, newer.schema, field);
    compareEncoding(field, { old: encoding, new: counterpart, mayBe }, exchange);
  }
}

function compareEncoding(
  field: string,
  pair: Pick<WritingPair, 'mayBe'> & { readonly old: Encoding; readonly new: Encoding },
  exchange: Exchange,
): void {
  const { old, new: newer } = pair;
  const common = {
    element: { kind: 'media-type', name: `field ${field}` },
    old: old.place,
    new: newer.place,
  } as const;
  if (
    old.contentType !== undefined &&
    newer.contentType !== undefined &&
    !isSubset(old, newer, exchange)
  ) {
    exchange.tell('encoding.media-type.changed', {
      ...common,
      message: `field ${field} is written as ${newer.contentType}, not ${old.contentType} any longer`,
      details: { from: old.contentType, to: newer.contentType },
    });
  }
  compareWriting('encoding', { ...pair, name: `field ${field}`, common }, exchange);
  compareHeaders(old.headers, newer.headers, exchange.within(`field ${field}`));
}

/** An encoding may list several media types: more of them break no sender, fewer no receiver. */
function isSubset(old: Encoding, newer: Encoding, exchange: Exchange): boolean {
  const [few, many] = exchange.sender === 'request' ? [old, newer] : [newer, old];
  const offered = typesOf(many);
  return typesOf(few).every((type) => offered.includes(type));
}

function typesOf({ contentType = '' }: Encoding): readonly string[] {
  return contentType.split(',').map((type) => type.trim());
}
