import { document, inGroup, ok, text, whole, type Json } from './micro-change.js';

/** A document of one operation with these parameters, the path item with those. */
function withParameters(parameters: readonly Json[], shared: readonly Json[] = []): Json {
  return document({ '/orders': { parameters: shared, get: { parameters, responses: ok } } });
}

function parameter(schema: Json, rest: Json = {}): Json {
  return { name: 'filter', in: 'query', schema, ...rest };
}

function limited(schema: Json): Json {
  return withParameters([parameter(schema)]);
}

function listed(rest: Json, items: Json = text): Json {
  return withParameters([parameter({ type: 'array', items }, rest)]);
}

const none = withParameters([]);
const optional = withParameters([parameter(text)]);
const required = withParameters([parameter(text, { required: true })]);

function shared(isRequired: boolean): Json {
  return document(
    {
      '/orders': {
        get: { parameters: [{ $ref: '#/components/parameters/Filter' }], responses: ok },
      },
    },
    { components: { parameters: { Filter: parameter(text, { required: isRequired }) } } },
  );
}

export const parameterChanges = inGroup<Json>('parameter', (side) => side, [
  ['required query parameter added', 'breaking', none, required],
  ['optional query parameter added', 'safe', none, optional],
  ['optional query parameter removed', 'debatable', optional, none],
  ['query parameter optional to required', 'breaking', optional, required],
  ['query parameter required to optional', 'safe', required, optional],
  ['query parameter string to integer', 'breaking', limited(text), limited(whole)],
  ['query parameter integer to number', 'safe', limited(whole), limited({ type: 'number' })],
  ['query parameter integer to string', 'safe', limited(whole), limited(text)],
  [
    'value removed from the enum of a parameter',
    'breaking',
    limited({ ...text, enum: ['a', 'b'] }),
    limited({ ...text, enum: ['a'] }),
  ],
  [
    'value added to the enum of a parameter',
    'safe',
    limited({ ...text, enum: ['a'] }),
    limited({ ...text, enum: ['a', 'b'] }),
  ],
  [
    'parameter restricted to an enum',
    'breaking',
    limited(text),
    limited({ ...text, enum: ['a', 'b'] }),
  ],
  [
    'maximum of a parameter decreased',
    'breaking',
    limited({ ...whole, maximum: 100 }),
    limited({ ...whole, maximum: 50 }),
  ],
  [
    'minLength of a parameter increased',
    'breaking',
    limited({ ...text, minLength: 1 }),
    limited({ ...text, minLength: 3 }),
  ],
  [
    'pattern added to a parameter',
    'breaking',
    limited(text),
    limited({ ...text, pattern: '^[a-z]+$' }),
  ],
  [
    'default of a parameter changed',
    'debatable',
    limited({ ...whole, default: 10 }),
    limited({ ...whole, default: 20 }),
  ],
  [
    'required parameter moved from query to header',
    'breaking',
    required,
    withParameters([parameter(text, { in: 'header', required: true })]),
  ],
  [
    'explode of an array parameter true to false',
    'breaking',
    listed({ explode: true }),
    listed({ explode: false }),
  ],
  ['item type of an array parameter narrowed', 'breaking', listed({}), listed({}, whole)],
  [
    'required header parameter added',
    'breaking',
    none,
    withParameters([parameter(text, { name: 'X-Tenant', in: 'header', required: true })]),
  ],
  [
    'required cookie parameter added',
    'breaking',
    none,
    withParameters([parameter(text, { in: 'cookie', required: true })]),
  ],
  [
    'case of a header parameter changed',
    'unchanged',
    withParameters([parameter(text, { name: 'X-Tenant', in: 'header', required: true })]),
    withParameters([parameter(text, { name: 'x-tenant', in: 'header', required: true })]),
  ],
  [
    'required parameter added at the path item',
    'breaking',
    none,
    withParameters([], [parameter(text, { required: true })]),
  ],
  [
    'parameter moved from the operation to the path item',
    'unchanged',
    required,
    withParameters([], [parameter(text, { required: true })]),
  ],
  ['shared parameter became required', 'breaking', shared(false), shared(true)],
]);
