import { isRecord } from '../../source/is-record.js';
import { typeOfValue, typesOf } from './json-type.js';
import type { Term } from './part.js';
import type { SchemaNode } from './schema-node.js';
import type { SchemaView } from './schema-view.js';

/** Keywords that rule nothing out entirely, whatever they say. */
const harmless: ReadonlySet<string> = new Set([
  'title',
  'description',
  'example',
  'examples',
  'format',
  'nullable',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'pattern',
  'items',
  'properties',
  'additionalProperties',
]);

/** Keywords that may rule out every listed value. */
const restricting: ReadonlySet<string> = new Set([
  'format',
  'pattern',
  'maxLength',
  'items',
  'properties',
  'additionalProperties',
]);

/** Required members are looked at so deep: below, nothing is known here. */
const depthLimit = 4;

/** Whether a schema as it is written certainly admits something: seen before anything is derived from it. False proves nothing. */
export function plainlyAdmits(view: SchemaView, { parts }: Term, depth: number): boolean {
  const [part] = parts;
  if (parts.length !== 1 || (part?.kind !== 'whole' && part?.kind !== 'own')) return false;
  return admitsSome(view, part.node, depth);
}

function admitsSome(view: SchemaView, node: SchemaNode, depth: number): boolean {
  const { value } = node;
  if (!isRecord(value) || depth > depthLimit) return false;
  if (typeof value['$ref'] === 'string') {
    const target = view.parts.target(node);
    const isBare = Object.keys(value).every((key) => key === '$ref' || harmless.has(key));
    return (
      isBare &&
      !(isRecord(target.value) && '$ref' in target.value) &&
      admitsSome(view, target, depth)
    );
  }
  for (const key in value) {
    if (!harmless.has(key) && !key.startsWith('x-') && !isMet(view, node, value, key, depth))
      return false;
  }
  return true;
}

function isMet(
  view: SchemaView,
  node: SchemaNode,
  schema: Readonly<Record<string, unknown>>,
  key: string,
  depth: number,
): boolean {
  const said = schema[key];
  switch (key) {
    case 'type':
      return typeof said === 'string';
    case 'maxLength':
      return typeof said === 'number' && said >= 0;
    case 'enum': {
      const types = typesOf(schema['type']);
      return (
        types !== undefined &&
        Array.isArray(said) &&
        said.some((one) => (typeOfValue(one) & types) !== 0) &&
        !Object.keys(schema).some((other) => restricting.has(other))
      );
    }
    case 'required': {
      const properties = schema['properties'];
      return (
        Array.isArray(said) &&
        isRecord(properties) &&
        said.every(
          (name) =>
            typeof name === 'string' &&
            Object.hasOwn(properties, name) &&
            admitsSome(view, view.parts.child(node, 'properties', name), depth + 1),
        )
      );
    }
    default:
      return false;
  }
}
