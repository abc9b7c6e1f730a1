import { isRecord } from '../../source/is-record.js';

const anything = { type: 'any' };

/**
 * A JSON Schema as OPA describes types. OPA reads schemas itself, but takes maps for objects of anything and what may be null for
 * anything: below `input.workloads[id]` nothing would be checked. Said as a type, all of it is.
 */
export function toOpaType(schema: unknown): object {
  if (!isRecord(schema)) return anything;
  const { type, anyOf, enum: values, const: value } = schema;
  if (Array.isArray(anyOf)) return oneOf(anyOf.map(toOpaType));
  if (Array.isArray(type)) {
    const types: readonly unknown[] = type;
    return oneOf(types.map((each) => toOpaType({ ...schema, type: each })));
  }
  switch (type) {
    case 'object':
      return objectType(schema);
    case 'array':
      return { type: 'array', dynamic: toOpaType(schema['items']) };
    case 'integer':
      return { type: 'number' };
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type };
    default:
      return Array.isArray(values) || value !== undefined
        ? oneOf((Array.isArray(values) ? values : [value]).map(typeOfValue))
        : anything;
  }
}

function objectType({
  properties,
  additionalProperties,
}: Readonly<Record<string, unknown>>): object {
  const named = Object.entries(isRecord(properties) ? properties : {});
  const isOpen =
    additionalProperties !== false && (named.length === 0 || additionalProperties !== undefined);
  return {
    type: 'object',
    ...(named.length > 0 && {
      static: named.map(([key, value]) => ({ key, value: toOpaType(value) })),
    }),
    ...(isOpen && { dynamic: { key: { type: 'string' }, value: toOpaType(additionalProperties) } }),
  };
}

/** A union; of what says nothing, nothing is said. */
function oneOf(types: readonly object[]): object {
  const distinct = [...new Map(types.map((each) => [JSON.stringify(each), each])).values()];
  const [first = anything] = distinct;
  return distinct.length <= 1 ? first : { type: 'any', of: distinct };
}

function typeOfValue(value: unknown): object {
  if (value === null) return { type: 'null' };
  return ['string', 'number', 'boolean'].includes(typeof value) ? { type: typeof value } : anything;
}
