import type { OpaType } from '../opa/index.js';

/** Writes a type of Rego in TypeScript, as JSON carries its values: sets are arrays. */
export function writeType(type: OpaType): string {
  switch (type.type) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
      return type.type;
    case 'any':
      return writeUnion(type.of ?? []);
    case 'set':
      return writeList(type.of);
    case 'array':
      return type.static === undefined ? writeList(type.dynamic) : writeTuple(type);
    case 'object':
      return writeObject(type);
    case 'function':
      return 'never';
  }
}

/** Any of several types: `unknown` where one of them may be anything. */
function writeUnion(types: readonly OpaType[]): string {
  const texts = [...new Set(types.map(writeType))].sort();
  return texts.length === 0 || texts.includes('unknown') ? 'unknown' : texts.join(' | ');
}

function writeList(element: OpaType | undefined): string {
  return element === undefined ? 'readonly []' : `readonly (${writeType(element)})[]`;
}

function writeTuple({ static: first = [], dynamic }: Extract<OpaType, { type: 'array' }>): string {
  const elements = first.map(writeType);
  const rest = dynamic === undefined ? [] : [`...(${writeType(dynamic)})[]`];
  return `readonly [${[...elements, ...rest].join(', ')}]`;
}

function writeObject({
  static: known = [],
  dynamic,
}: Extract<OpaType, { type: 'object' }>): string {
  const members = known.map(
    ({ key, value }) => `readonly ${JSON.stringify(String(key))}: ${writeType(value)}`,
  );
  if (dynamic === undefined) return `{ ${members.join('; ')} }`;
  if (known.length === 0) return `Readonly<Record<string, ${writeType(dynamic.value)}>>`;
  // What every member has to be, in TypeScript.
  const others = writeUnion([dynamic.value, ...known.map(({ value }) => value)]);
  return `{ ${[...members, `readonly [key: string]: ${others}`].join('; ')} }`;
}
