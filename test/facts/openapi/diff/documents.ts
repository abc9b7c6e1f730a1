import fc from 'fast-check';
import type { Json } from './micro/micro-change.js';

const names = ['Order', 'Line', 'Owner'] as const;
const members = ['id', 'name', 'total', 'state'] as const;

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.record(
    {
      type: fc.constant('string'),
      minLength: fc.integer({ min: 0, max: 3 }),
      maxLength: fc.integer({ min: 4, max: 9 }),
      nullable: fc.boolean(),
      description: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: 0, max: 5 }),
      exclusiveMinimum: fc.boolean(),
      nullable: fc.boolean(),
    },
    { requiredKeys: ['type', 'minimum'] },
  ),
  fc.record({
    type: fc.constant('string'),
    enum: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  }),
  fc.constant({ type: 'boolean' }),
);

function objectOf(member: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  return fc
    .tuple(
      fc.dictionary(fc.constantFrom(...members), member, { minKeys: 1, maxKeys: 4 }),
      fc.subarray([...members]),
      fc.option(fc.boolean(), { nil: undefined }),
    )
    .map(([properties, wanted, isOpen]) => {
      const required = wanted.filter((name) => name in properties);
      return {
        type: 'object',
        properties,
        ...(required.length > 0 && { required }),
        ...(isOpen !== undefined && { additionalProperties: isOpen }),
      };
    });
}

/** A component refers only to those after it, so that it can be inlined. */
function schemaOf(referable: readonly string[]): fc.Arbitrary<Json> {
  const reference = referable.map((name) => fc.constant({ $ref: `#/components/schemas/${name}` }));
  const leaf = fc.oneof(scalar, ...reference);
  const list = leaf.map((items) => ({ type: 'array', items }));
  const choice = fc.constant({ oneOf: [{ type: 'string' }, { type: 'integer' }] });
  return fc.oneof(objectOf(fc.oneof(leaf, list, choice)), objectOf(leaf), list);
}

const components = fc
  .tuple(schemaOf(['Line', 'Owner']), schemaOf(['Owner']), schemaOf([]))
  .map(([Order, Line, Owner]) => ({ Order, Line, Owner }));

const content = schemaOf(names).map((schema) => ({ 'application/json': { schema } }));

const parameter = fc.record({
  name: fc.constantFrom('limit', 'filter', 'sort'),
  in: fc.constantFrom('query', 'header'),
  required: fc.boolean(),
  schema: scalar,
});

const operation = fc
  .tuple(
    fc.uniqueArray(parameter, {
      maxLength: 3,
      selector: ({ name, in: place }) => `${place}${name}`,
    }),
    fc.option(fc.record({ required: fc.boolean(), content }), { nil: undefined }),
    content,
    fc.option(content, { nil: undefined }),
    fc.constantFrom<readonly Json[]>([], [{ key: [] }], [{ key: [] }, {}]),
  )
  .map(([parameters, requestBody, answer, failure, security]) => ({
    parameters,
    ...(requestBody && { requestBody }),
    responses: {
      '200': { description: 'done', content: answer },
      ...(failure && { '4XX': { description: 'failed', content: failure } }),
    },
    security,
  }));

/** Whole descriptions of OpenAPI 3.0, small ones. */
export const documents: fc.Arbitrary<Json> = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom('/orders', '/orders/{id}/lines', '/owners'),
      fc.dictionary(fc.constantFrom('get', 'put', 'post'), operation, { minKeys: 1 }),
      { minKeys: 1 },
    ),
    components,
  )
  .map(([paths, schemas]) => ({
    openapi: '3.0.3',
    info: { title: 'Orders', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com/v1' }],
    paths,
    components: {
      schemas,
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    },
  }));

/** The same value with each mapping rewritten, inner ones first. */
export function rewrite(value: unknown, change: (mapping: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, rewrite(item, change)] as const);
  return change(Object.fromEntries(entries));
}

/** Every reference replaced by what it means. The components stay. */
export function inlined(document: Json): unknown {
  const { schemas } = document['components'] as { readonly schemas: Json };
  const inline = (value: unknown): unknown =>
    rewrite(value, (mapping) => {
      const reference = mapping['$ref'];
      return typeof reference === 'string'
        ? inline(schemas[reference.split('/').at(-1) ?? ''])
        : mapping;
    });
  return { ...document, paths: inline(document['paths']) };
}

/** Every named schema under another name. */
export function renamed(document: Json): unknown {
  const { schemas, ...others } = document['components'] as { readonly schemas: Json };
  const named = Object.entries(schemas).map(([name, schema]) => [`${name}Dto`, schema] as const);
  const moved = { ...document, components: { ...others, schemas: Object.fromEntries(named) } };
  return rewrite(moved, (mapping) =>
    typeof mapping['$ref'] === 'string' ? { $ref: `${mapping['$ref']}Dto` } : mapping,
  );
}

/** Keys of mappings and items of lists whose order means nothing, the other way round. */
export function reordered(document: Json): unknown {
  const unordered = new Set(['required', 'enum', 'oneOf', 'parameters', 'security']);
  return rewrite(document, (mapping) =>
    Object.fromEntries(
      Object.entries(mapping)
        .reverse()
        .map(([key, value]) => [
          key,
          Array.isArray(value) && unordered.has(key) ? value.toReversed() : value,
        ]),
    ),
  );
}

/** The same description as OpenAPI 3.1 writes it. */
export function raised(document: Json): unknown {
  const modern = rewrite(document, (mapping) => {
    const { nullable, exclusiveMinimum, minimum, ...rest } = mapping;
    const type = nullable === true ? [mapping['type'], 'null'] : mapping['type'];
    const bound = exclusiveMinimum === true ? { exclusiveMinimum: minimum } : { minimum };
    return {
      ...rest,
      ...(type !== undefined && { type }),
      ...(minimum !== undefined && bound),
    };
  });
  return { ...(modern as Json), openapi: '3.1.0' };
}
