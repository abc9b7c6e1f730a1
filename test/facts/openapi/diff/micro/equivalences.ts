import { inGroup, member, object, taking, text, whole, type Json } from './micro-change.js';

const pointed = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const order = object({ a: text, b: whole }, { required: ['a'] });
const withComponents = (schemas: Json, schema: Json): Json =>
  taking(schema, { components: { schemas } });
const variants = [
  object({ a: text }, { required: ['a'] }),
  object({ b: whole }, { required: ['b'] }),
];

const equivalences = inGroup<Json>('equivalence', (side) => side, [
  [
    'inline schema replaced by an equal reference',
    'unchanged',
    taking(order),
    withComponents({ Order: order }, pointed('Order')),
  ],
  [
    'reference wrapped in a single allOf',
    'unchanged',
    withComponents({ Order: order }, pointed('Order')),
    withComponents({ Order: order }, { allOf: [pointed('Order')] }),
  ],
  [
    'allOf of two objects flattened into one',
    'unchanged',
    taking({ allOf: [object({ a: text }, { required: ['a'] }), object({ b: whole })] }),
    taking(order),
  ],
  [
    'order of oneOf changed',
    'unchanged',
    taking({ oneOf: variants }),
    taking({ oneOf: variants.toReversed() }),
  ],
  [
    'order of required changed',
    'unchanged',
    taking({ ...order, required: ['a', 'b'] }),
    taking({ ...order, required: ['b', 'a'] }),
  ],
  [
    'component renamed, same shape',
    'unchanged',
    withComponents({ Order: order }, pointed('Order')),
    withComponents({ Purchase: order }, pointed('Purchase')),
  ],
  [
    'description and example changed',
    'unchanged',
    taking(member({ ...text, description: 'a', example: 'x' })),
    taking(member({ ...text, description: 'b', example: 'y' })),
  ],
]);

const pet = (kind: Json): Json => object(kind, { required: Object.keys(kind) });
const cat = pet({ kind: text, meow: text });
const dog = pet({ kind: text, bark: text });

function pets(mapping: Json, propertyName = 'kind'): Json {
  return {
    components: { schemas: { Cat: cat, Dog: dog } },
    schema: {
      oneOf: [pointed('Cat'), pointed('Dog')],
      discriminator: { propertyName, mapping },
    },
  };
}

const mapped = pets({ cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' });
const remapped = pets({ feline: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' });
const sortedBy = (propertyName: string): Json => {
  const named = (shape: Json): Json => object({ ...shape, kind: text, sort: text });
  return {
    components: { schemas: { Cat: named({ meow: text }), Dog: named({ bark: text }) } },
    schema: { oneOf: [pointed('Cat'), pointed('Dog')], discriminator: { propertyName } },
  };
};

type Discriminated = readonly [direction: 'request' | 'response', side: Json];

const discriminators = inGroup<Discriminated>(
  'discriminator',
  ([direction, { schema, components }]) => {
    const content = { 'application/json': { schema } };
    const answer = {
      '200': { description: 'a pet', ...(direction === 'response' && { content }) },
    };
    const body = direction === 'request' && { requestBody: { required: true, content } };
    return {
      openapi: '3.0.3',
      info: { title: 'Pets', version: '1.0.0' },
      paths: { '/pets': { post: { ...body, responses: answer } } },
      components,
    };
  },
  [
    ['mapping value changed', 'breaking', ['request', mapped], ['request', remapped]],
    ['mapping value changed', 'breaking', ['response', mapped], ['response', remapped]],
    [
      'propertyName changed',
      'breaking',
      ['request', sortedBy('kind')],
      ['request', sortedBy('sort')],
    ],
  ],
);

export const equivalenceChanges = [...equivalences, ...discriminators];
