import type { Encoding, MediaType } from '../../model/index.js';
import type { SchemaPlaceKind } from '../grid/index.js';
import { compareHeaders } from './compare-headers.js';
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
    if (counterpart !== undefined) compareEncoding(field, encoding, counterpart, exchange);
  }
}

function compareEncoding(field: string, old: Encoding, newer: Encoding, exchange: Exchange): void {
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
  if (old.style !== newer.style) {
    exchange.tell('encoding.style.changed', {
      ...common,
      message: `field ${field} is written in style ${newer.style}, not ${old.style} any longer`,
      details: { from: old.style, to: newer.style },
    });
  } else if (old.explode !== newer.explode) {
    exchange.tell('encoding.explode.changed', {
      ...common,
      message: `explode of field ${field} is ${String(newer.explode)} now`,
      details: { from: old.explode, to: newer.explode },
    });
  }
  if (old.allowReserved !== newer.allowReserved) {
    exchange.tell(`encoding.reserved.${newer.allowReserved ? 'allowed' : 'refused'}`, {
      ...common,
      message: `reserved characters in field ${field} ${newer.allowReserved ? 'may stand as they are' : 'must be encoded'}`,
    });
  }
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
