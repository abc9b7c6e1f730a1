import type { Header } from '../../model/index.js';
import type { ChangedElement } from '../contract-change.js';
import { isPastSunset } from '../past-sunset.js';
import { compareContent } from './compare-content.js';
import { compareMarks } from './compare-marks.js';
import { compareWriting } from './compare-writing.js';
import type { Exchange } from './exchange.js';

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
