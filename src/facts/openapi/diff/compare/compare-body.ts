import type { ContractPlace, MediaType, Operation, RequestBody } from '../../model/index.js';
import { compareContent } from './compare-content.js';
import type { Exchange } from './exchange.js';
import { holdBytes } from './hold-bytes.js';
import { pairMediaTypes } from './pair-media-types.js';

type Content = ReadonlyMap<string, MediaType>;

export function compareBodies(old: Operation, newer: Operation, exchange: Exchange): void {
  const before = bodyOf(old);
  const after = bodyOf(newer);
  const element = { kind: 'request-body', name: 'request body' } as const;
  if (before === undefined && after === undefined) return;
  if (before === undefined || after === undefined) {
    if (after !== undefined) {
      const kind = after.required ? 'required' : 'optional';
      exchange.tell(`body.existence.added-${kind}`, {
        message: `${kind} request body is new`,
        element,
        old: old.place,
        new: after.place,
      });
    } else {
      exchange.tell('body.existence.removed', {
        message: 'request body is gone',
        element,
        old: before?.place,
        new: newer.place,
      });
    }
    return;
  }
  if (before.required !== after.required) {
    exchange.tell(`body.required.${after.required ? 'added' : 'removed'}`, {
      message: `request body became ${after.required ? 'required' : 'optional'}`,
      element,
      old: before.place,
      new: after.place,
    });
  }
  compareMediaTypes(
    { content: before.content, place: before.place },
    { content: after.content, place: after.place },
    exchange.within('request'),
  );
}

/** A body that is neither required nor described is as good as none. */
function bodyOf({ requestBody }: Operation): RequestBody | undefined {
  if (requestBody === undefined || requestBody.required) return requestBody;
  return requestBody.content.size === 0 ? undefined : requestBody;
}

interface Body {
  readonly content: Content;
  readonly place: ContractPlace;
}

/** Compares the forms of a body, which may come in any order. */
export function compareMediaTypes(old: Body, newer: Body, exchange: Exchange): void {
  const { pairs, removed, added } = pairMediaTypes(old.content, newer.content);
  // Who receives a webhook does not choose the media type; everybody else does.
  const isChosen = !(exchange.isPushed && exchange.sender === 'response');
  const place = isChosen ? 'media-type' : 'pushed-media-type';
  for (const type of removed) {
    exchange.tell(`${place}.existence.removed`, {
      message: `media type ${type.name} is gone`,
      element: { kind: 'media-type', name: type.name },
      old: type.place,
      new: newer.place,
      key: type.type,
    });
  }
  for (const type of added) {
    exchange.tell(`${place}.existence.added`, {
      message: `media type ${type.name} is new`,
      element: { kind: 'media-type', name: type.name },
      old: old.place,
      new: type.place,
      key: type.type,
    });
  }
  compareOrder(old, newer, exchange);
  for (const { old: before, new: after, match } of pairs) {
    if (match !== 'same') {
      const cell = match === 'parameters' ? 'parameter.changed' : `range.${match}`;
      exchange.tell(`media-type.${cell}`, {
        message: `media type ${before.name} is ${after.name} now`,
        element: { kind: 'media-type', name: before.name },
        old: before.place,
        new: after.place,
        key: before.type,
        details: { from: before.name, to: after.name },
      });
    }
    if (!holdBytes(before, after)) {
      compareContent(before, after, 'body', exchange.within(after.name));
    }
  }
}

function compareOrder(old: Body, newer: Body, exchange: Exchange): void {
  const shared = (one: Content, other: Content) =>
    [...one.keys()].filter((type) => other.has(type));
  const [before, after] = [
    shared(old.content, newer.content).join(', '),
    shared(newer.content, old.content).join(', '),
  ];
  if (before === after) return;
  exchange.tell('media-type.order.changed', {
    message: `the media types ${before} stand in the order ${after} now`,
    element: { kind: 'media-type', name: 'media types' },
    old: old.place,
    new: newer.place,
    details: { from: before, to: after },
  });
}
