import type { Encoding, Header, MediaType } from '../../model/index.js';
import type { ChangedElement } from '../contract-change.js';
import type { SchemaPlaceKind } from '../grid/index.js';
import { isPastSunset } from '../past-sunset.js';
import { compareMarks } from './compare-marks.js';
import { compareWriting, type WritingPair } from './compare-writing.js';
import type { Exchange } from './exchange.js';

/** Compares two bodies of the same media type; the parts of one have headers, and a header may have a media type of its own. */
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

type Headers = ReadonlyMap<string, Header>;

/** Compares the headers of an answer, or of a part of a body. */
export function compareHeaders(old: Headers, newer: Headers, exchange: Exchange): void {
  for (const [key, header] of old) {
    const counterpart = newer.get(key);
    if (counterpart === undefined) tellRemoved(key, header, exchange);
    else compareHeader(key, header, counterpart, exchange);
  }
  for (const [key, header] of newer) {
    if (old.has(key)) continue;
    const kind = header.required ? 'required' : 'optional';
    exchange.tell(`header.existence.added-${kind}`, {
      message: `${kind} header ${header.name} is new`,
      element: elementOf(undefined, header),
      new: header.place,
      key,
    });
  }
}

function tellRemoved(key: string, header: Header, exchange: Exchange): void {
  const isOver = isPastSunset(header.lifecycle, exchange.comparison.now);
  const kind = header.required ? 'required' : 'optional';
  exchange.tell(`header.existence.removed-${isOver ? 'after-sunset' : kind}`, {
    message: isOver
      ? `header ${header.name} is gone after its sunset`
      : `${kind} header ${header.name} is gone`,
    element: elementOf(header, undefined),
    old: header.place,
    key,
  });
}

function compareHeader(key: string, old: Header, newer: Header, exchange: Exchange): void {
  const name = `header ${newer.name}`;
  const common = { element: elementOf(old, newer), old: old.place, new: newer.place, key };
  if (old.required !== newer.required) {
    exchange.tell(`header.required.${newer.required ? 'added' : 'removed'}`, {
      ...common,
      message: `${name} became ${newer.required ? 'required' : 'optional'}`,
    });
  }
  compareMarks('header', { old, new: newer, name, common }, exchange);
  const inside = exchange.within(name);
  if (old.content === undefined && newer.content === undefined) {
    const mayBe = exchange.mayBothBe(old.schema, newer.schema);
    const inStyle = ({ explode }: Header) => ({ style: 'simple', explode }) as const;
    const pair = { old: inStyle(old), new: inStyle(newer), name, common, mayBe };
    compareWriting('header', pair, exchange);
    inside.compareSchemas('header', old.schema, newer.schema, 'texts');
  } else if (old.content === undefined || newer.content === undefined) {
    exchange.tell('header.form.changed', {
      ...common,
      message: `${name} is ${newer.content === undefined ? 'no media type of its own any longer' : `written as ${newer.content.name} now`}`,
    });
  } else if (old.content.type !== newer.content.type) {
    exchange.tell('header.media-type.changed', {
      ...common,
      message: `${name} is written as ${newer.content.name}, not ${old.content.name} any longer`,
      details: { from: old.content.name, to: newer.content.name },
    });
  } else {
    compareContent(old.content, newer.content, 'header', inside);
  }
}

function elementOf(old: Header | undefined, newer: Header | undefined): ChangedElement {
  return {
    kind: 'header',
    name: `header ${(newer ?? old)?.name ?? ''}`,
    lifecycle: {
      ...(old !== undefined && { old: old.lifecycle }),
      ...(newer !== undefined && { new: newer.lifecycle }),
    },
  };
}
