import { type ContractReading, optional } from './contract-reading.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { Parameter, ParameterLocation } from './parameter.js';
import { readMediaTypes } from './read-media-type.js';
import { defaultStyles, explodesByDefault, readStyle } from './read-style.js';

const locations = ['path', 'query', 'header', 'cookie', 'querystring'] as const;

/** "If `in` is header and the name field is Accept, Content-Type or Authorization, the parameter definition SHALL be ignored." */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

/** The key of a parameter; that of a path variable is its place in the path instead. */
export function parameterKey(location: ParameterLocation, name: string): string {
  return `${location}:${location === 'header' ? name.toLowerCase() : name}`;
}

/** A parameter of OpenAPI 3; undefined where it cannot be read, `ignored` where the specification says to ignore it. */
export function readParameter(
  reading: ContractReading,
  written: FileNode,
): Parameter | 'ignored' | undefined {
  const node = reading.follow(written);
  return node && reading.once('parameter', node, () => readOnce(reading, node));
}

function readOnce(reading: ContractReading, node: FileNode): Parameter | 'ignored' | undefined {
  const name = reading.text(node, 'name');
  const location = locations.find((known) => known === reading.text(node, 'in'));
  if (name === undefined || location === undefined) {
    reading.lose(node, 'a parameter has no "name", or no "in" that OpenAPI knows');
    return undefined;
  }
  if (location === 'header' && ignoredHeaders.has(name.toLowerCase())) {
    reading.note(
      'header-ignored',
      node,
      `the header ${name} is ignored, as the specification says`,
    );
    return 'ignored';
  }
  const style = readStyle(reading, node) ?? defaultStyles[location];
  const [content] = readMediaTypes(reading, node).values();
  return {
    place: reading.placeOf(node),
    key: parameterKey(location, name),
    in: location,
    name,
    lifecycle: reading.lifecycle(node),
    required: location === 'path' || (reading.flag(node, 'required') ?? false),
    allowEmptyValue: location === 'query' && (reading.flag(node, 'allowEmptyValue') ?? false),
    allowReserved: mayReserve(reading, location) && (reading.flag(node, 'allowReserved') ?? false),
    style,
    explode: reading.flag(node, 'explode') ?? explodesByDefault(style),
    ...optional('schema', reading.child(node, 'schema')),
    ...optional('content', content),
  };
}

/** "This property only applies to parameters with an in value of query": OpenAPI 3.2 has added what else is percent-encoded. */
function mayReserve({ specification }: ContractReading, location: ParameterLocation): boolean {
  return location === 'query' || (specification === '3.2' && location !== 'header');
}
