/**
 * JSON types as bits. A number is an integer or a fraction, so that "integer is part of number" is a matter of bits;
 * 1.0 is an integer, as JSON Schema has it since draft 6.
 */
export const jsonType = {
  null: 1,
  boolean: 2,
  object: 4,
  array: 8,
  string: 16,
  integer: 32,
  fraction: 64,
} as const;

export const numeric = jsonType.integer | jsonType.fraction;
export const anyType = 127;

const named: Readonly<Record<string, number>> = {
  null: jsonType.null,
  boolean: jsonType.boolean,
  object: jsonType.object,
  array: jsonType.array,
  string: jsonType.string,
  integer: jsonType.integer,
  number: numeric,
  // Swagger 2 sends a file as its bytes.
  file: jsonType.string,
  // No type of any version, and written all the same.
  any: anyType,
};

/**
 * The types that a `type` keyword admits; undefined where it names something unknown. YAML reads `null` without quotes as null, and
 * people mean the type.
 */
export function typesOf(keyword: unknown): number | undefined {
  if (!Array.isArray(keyword)) return typeOfName(keyword);
  let types = 0;
  for (const item of keyword as readonly unknown[]) {
    const bits = typeOfName(item);
    if (bits === undefined) return undefined;
    types |= bits;
  }
  return types;
}

function typeOfName(name: unknown): number | undefined {
  if (name === null) return jsonType.null;
  return typeof name === 'string' && Object.hasOwn(named, name) ? named[name] : undefined;
}

/** The type of one JSON value. */
export function typeOfValue(value: unknown): number {
  if (value === null) return jsonType.null;
  if (Array.isArray(value)) return jsonType.array;
  switch (typeof value) {
    case 'boolean':
      return jsonType.boolean;
    case 'string':
      return jsonType.string;
    case 'number':
      return Number.isInteger(value) ? jsonType.integer : jsonType.fraction;
    default:
      return jsonType.object;
  }
}

/** Names of the types, as a `type` keyword would have them. */
export function typeNames(types: number): string | readonly string[] {
  if (types === anyType) return 'any';
  const names = Object.entries(jsonType)
    .filter(([name, bit]) => name !== 'fraction' && name !== 'integer' && (types & bit) !== 0)
    .map(([name]) => name);
  if ((types & jsonType.fraction) !== 0) names.push('number');
  else if ((types & jsonType.integer) !== 0) names.push('integer');
  const [only] = names;
  return names.length === 1 && only !== undefined ? only : names;
}
