import {
  answering,
  inGroup,
  member,
  object,
  taking,
  text,
  whole,
  type Json,
  type Row,
} from './micro-change.js';

const number = { type: 'number' };
const closed = { additionalProperties: false };
const one = object({ a: text });
const two = object({ a: text, b: text });
const letters = (...values: readonly string[]): Json => ({ ...text, enum: values });
const limited = (limit: Json): Json => member({ ...text, ...limit });
const counted = (limit: Json): Json => member({ ...whole, ...limit });
const list = (limit: Json): Json => member({ type: 'array', items: text, ...limit });
const openOrClosed = (isOpen: boolean): Json =>
  object({ a: text }, { additionalProperties: isOpen });
const cat = object({ kind: letters('cat'), meow: text }, { required: ['kind', 'meow'] });
const dog = object({ kind: letters('dog'), bark: text }, { required: ['kind', 'bark'] });
const demanding = object({ b: text }, { required: ['b'] });

/** What changes, what that means in a request, what it means in a response, and the two schemas. */
type BothWays = readonly [
  title: string,
  request: Row<Json>[1],
  response: Row<Json>[1],
  old: Json,
  new: Json,
];

const bothWays: readonly BothWays[] = [
  ['string to integer', 'breaking', 'breaking', member(text), member(whole)],
  ['integer to number', 'safe', 'breaking', member(whole), member(number)],
  ['number to integer', 'breaking', 'safe', member(number), member(whole)],
  ['enum value removed', 'breaking', 'safe', member(letters('a', 'b')), member(letters('a'))],
  ['enum value added', 'safe', 'breaking', member(letters('a')), member(letters('a', 'b'))],
  ['string restricted to an enum', 'breaking', 'safe', member(text), member(letters('a', 'b'))],
  ['enum dropped', 'safe', 'breaking', member(letters('a', 'b')), member(text)],
  ['maxLength decreased', 'breaking', 'safe', limited({ maxLength: 9 }), limited({ maxLength: 5 })],
  ['maxLength increased', 'safe', 'breaking', limited({ maxLength: 5 }), limited({ maxLength: 9 })],
  ['minLength increased', 'breaking', 'safe', limited({ minLength: 1 }), limited({ minLength: 3 })],
  ['maximum decreased', 'breaking', 'safe', counted({ maximum: 9 }), counted({ maximum: 5 })],
  ['minimum increased', 'breaking', 'safe', counted({ minimum: 1 }), counted({ minimum: 3 })],
  [
    'exclusiveMinimum false to true',
    'breaking',
    'safe',
    counted({ minimum: 1, exclusiveMinimum: false }),
    counted({ minimum: 1, exclusiveMinimum: true }),
  ],
  ['pattern added', 'breaking', 'safe', limited({}), limited({ pattern: '^[a-z]+$' })],
  ['pattern removed', 'safe', 'breaking', limited({ pattern: '^[a-z]+$' }), limited({})],
  ['format uuid added', 'breaking', 'safe', limited({}), limited({ format: 'uuid' })],
  [
    'format date to date-time',
    'breaking',
    'breaking',
    limited({ format: 'date' }),
    limited({ format: 'date-time' }),
  ],
  [
    'integer int32 to int64',
    'safe',
    'breaking',
    counted({ format: 'int32' }),
    counted({ format: 'int64' }),
  ],
  ['nullable true to false', 'breaking', 'safe', limited({ nullable: true }), limited({})],
  ['nullable false to true', 'safe', 'breaking', limited({}), limited({ nullable: true })],
  ['minItems increased', 'breaking', 'safe', list({ minItems: 1 }), list({ minItems: 2 })],
  ['uniqueItems turned on', 'breaking', 'safe', list({}), list({ uniqueItems: true })],
  ['multipleOf set', 'breaking', 'safe', counted({}), counted({ multipleOf: 5 })],
  ['additionalProperties closed', 'breaking', 'safe', openOrClosed(true), openOrClosed(false)],
  ['additionalProperties opened', 'safe', 'breaking', openOrClosed(false), openOrClosed(true)],
  [
    'oneOf variant removed',
    'breaking',
    'safe',
    member({ oneOf: [cat, dog] }),
    member({ oneOf: [cat] }),
  ],
  [
    'oneOf variant of another type added',
    'safe',
    'breaking',
    member({ oneOf: [text, whole] }),
    member({ oneOf: [text, whole, { type: 'boolean' }] }),
  ],
  [
    'anyOf variant removed',
    'breaking',
    'safe',
    member({ anyOf: [text, whole] }),
    member({ anyOf: [text] }),
  ],
  [
    'allOf member with a required property added',
    'breaking',
    'safe',
    { allOf: [one] },
    { allOf: [one, demanding] },
  ],
  ['not added', 'breaking', 'safe', limited({}), limited({ not: { enum: ['x'] } })],
  [
    'array to object',
    'breaking',
    'breaking',
    member({ type: 'array', items: text }),
    member({ type: 'object' }),
  ],
  ['maxProperties set', 'breaking', 'safe', { ...one }, { ...one, maxProperties: 5 }],
];

const requests = (rows: readonly Row<Json>[]) => inGroup('request body schema', taking, rows);
const responses = (rows: readonly Row<Json>[]) => inGroup('response body schema', answering, rows);

/** In one direction only: the members of objects, where the directions differ by more than their sign. */
const ofRequests: readonly Row<Json>[] = [
  ['required property added', 'breaking', one, { ...two, required: ['b'] }],
  ['optional property added to an open object', 'safe', one, two],
  ['optional property removed from an open object', 'debatable', two, one],
  [
    'property removed from a closed object',
    'breaking',
    { ...two, ...closed },
    { ...one, ...closed },
  ],
  ['property optional to required', 'breaking', two, { ...two, required: ['b'] }],
  ['property required to optional', 'safe', { ...two, required: ['b'] }, two],
  [
    'required property with a default added',
    'breaking',
    one,
    object({ a: text, b: { ...text, default: 'x' } }, { required: ['b'] }),
  ],
  [
    'required readOnly property added',
    'safe',
    one,
    object({ a: text, b: { ...text, readOnly: true } }, { required: ['b'] }),
  ],
  [
    'default of a property changed',
    'debatable',
    limited({ default: 'a' }),
    limited({ default: 'b' }),
  ],
  ['property marked deprecated', 'safe', limited({}), limited({ deprecated: true })],
];

const ofResponses: readonly Row<Json>[] = [
  ['required property removed', 'breaking', { ...two, required: ['b'] }, one],
  ['optional property removed', 'debatable', two, one],
  ['property required to optional', 'breaking', { ...two, required: ['b'] }, two],
  ['property optional to required', 'safe', two, { ...two, required: ['b'] }],
  ['optional property added to an open object', 'safe', one, two],
  ['required property added to an open object', 'safe', one, { ...two, required: ['b'] }],
  ['property added to a closed object', 'debatable', { ...one, ...closed }, { ...two, ...closed }],
  [
    'required writeOnly property removed',
    'safe',
    object({ a: text, b: { ...text, writeOnly: true } }, { required: ['b'] }),
    one,
  ],
];

export const schemaChanges = [
  ...requests(ofRequests),
  ...requests(bothWays.map(([title, verdict, , before, after]) => [title, verdict, before, after])),
  ...responses(ofResponses),
  ...responses(
    bothWays.map(([title, , verdict, before, after]) => [title, verdict, before, after]),
  ),
];
