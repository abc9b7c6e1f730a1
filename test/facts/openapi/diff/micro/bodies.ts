import { document, inGroup, json, object, ok, text, whole, type Json } from './micro-change.js';

const order = object({ value: text });
const xml = { 'application/xml': { schema: order } };

/** A document of one operation with this body, or without one. */
function posting(requestBody?: Json): Json {
  const body = requestBody === undefined ? {} : { requestBody };
  return document({ '/orders': { post: { ...body, responses: ok } } });
}

function sending(content: Json): Json {
  return posting({ required: true, content });
}

const required = sending(json(order));
const optional = posting({ content: json(order) });
const utf8 = 'application/json; charset=utf-8';

export const bodyChanges = inGroup<Json>('request body', (side) => side, [
  ['required request body added', 'breaking', posting(), required],
  ['optional request body added', 'safe', posting(), optional],
  ['request body removed', 'breaking', required, posting()],
  ['request body optional to required', 'breaking', optional, required],
  ['request body required to optional', 'safe', required, optional],
  ['request media type removed', 'breaking', sending({ ...json(order), ...xml }), required],
  ['request media type added', 'safe', required, sending({ ...json(order), ...xml })],
  ['JSON replaced by XML', 'breaking', required, sending(xml)],
  [
    'required property added under a media type with a parameter',
    'breaking',
    sending({ [utf8]: { schema: order } }),
    sending({
      [utf8]: { schema: object({ value: text, count: whole }, { required: ['count'] }) },
    }),
  ],
]);
