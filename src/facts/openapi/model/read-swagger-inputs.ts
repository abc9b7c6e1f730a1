import { isRecord } from '../../../source/is-record.js';
import { type ContractReading, optional } from './contract-reading.js';
import type { Encoding, MediaType, RequestBody } from './media-type.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { Parameter, ParameterLocation, ParameterStyle } from './parameter.js';
import { mergeParameters, type OperationInputs, type OperationScope } from './operation-inputs.js';
import { parameterKey } from './read-parameter.js';
import { defaultStyles, explodesByDefault } from './read-style.js';

/** A parameter of Swagger 2, which may be a body or a field of a form. */
interface SwaggerParameter {
  readonly node: FileNode;
  readonly in: string;
  readonly name: string;
}

const locations: readonly ParameterLocation[] = ['path', 'query', 'header'];

/** Parameters and body of an operation of Swagger 2.0, where the body is a parameter, or a set of them. */
export function readSwaggerInputs(
  scope: OperationScope,
  parts: readonly FileNode[],
  operation: FileNode,
): OperationInputs {
  const { reading } = scope;
  let isWhole = true;
  const merged = new Map<string, SwaggerParameter>();
  for (const owner of [...[...parts].reverse(), operation]) {
    for (const written of reading.items(owner, 'parameters')) {
      const node = reading.follow(written);
      const parameter =
        node && reading.once('swagger-identity', node, () => readIdentity(reading, node));
      if (parameter === undefined) isWhole = false;
      else merged.set(keyOf(parameter), parameter);
    }
  }
  const all = [...merged.values()];
  const bodies = all.filter((parameter) => parameter.in === 'body');
  const fields = all.filter((parameter) => parameter.in === 'formData');
  if (bodies.length > 0 && bodies.length + fields.length > 1) {
    reading.note('body-twice', operation, 'an operation has one body, or fields of a form');
    if (fields.length > 0) {
      reading.lose(operation, 'an operation has a body, and fields of a form that nobody can send');
    }
  }
  const body = bodies.at(-1);
  const requestBody = body
    ? readBody(scope, operation, body.node)
    : fields.length > 0
      ? readForm(scope, operation, fields)
      : undefined;
  const loose = all.flatMap((parameter) => {
    const location = locations.find((known) => known === parameter.in);
    return location ? [readValue(reading, parameter, location)] : [];
  });
  const { parameters } = mergeParameters(reading, undefined, [], loose, false);
  return { parameters, isWhole, ...optional('requestBody', requestBody) };
}

function readIdentity(reading: ContractReading, node: FileNode): SwaggerParameter | undefined {
  const location = reading.text(node, 'in');
  const name = reading.text(node, 'name') ?? (location === 'body' ? 'body' : undefined);
  const known = location !== undefined && [...locations, 'body', 'formData'].includes(location);
  if (known && name !== undefined) return { node, in: location, name };
  reading.lose(node, 'a parameter has no "name", or no "in" that Swagger knows');
  return undefined;
}

/** There is one body, whatever its name. */
function keyOf({ in: location, name }: SwaggerParameter): string {
  return location === 'body' ? 'body' : `${location}:${name}`;
}

/** Media types that an operation names itself or inherits; an own empty list clears them. */
export function mediaTypeNames(
  { reading, root }: OperationScope,
  operation: FileNode,
  key: 'consumes' | 'produces',
): { readonly names: readonly string[]; readonly place: FileNode } {
  const own = reading.once(key, operation, () => reading.texts(operation, key));
  const owner = own === undefined ? root : operation;
  const place = reading.child(owner, key) ?? operation;
  return { names: own ?? reading.once(key, root, () => reading.texts(root, key)) ?? [], place };
}

/** What is sent where nothing names a media type: what the generators of its time took. */
const assumedType = 'application/json';

/** Gives every media type of a list the same schema. */
export function contentOf(
  reading: ContractReading,
  names: readonly string[],
  node: FileNode,
  part: Pick<MediaType, 'schema' | 'encoding'>,
  assumed: string = assumedType,
): ReadonlyMap<string, MediaType> {
  const place = reading.placeOf(node);
  const types = (names.length === 0 ? [assumed] : names).map((name): [string, MediaType] => {
    const type = reading.mediaType(name);
    return [type, { place, type, name, ...part }];
  });
  if (names.length > 0) return new Map(types);
  return new Map(types.map(([type, mediaType]) => [type, { ...mediaType, assumed: true }]));
}

function readBody(scope: OperationScope, operation: FileNode, node: FileNode): RequestBody {
  const { reading } = scope;
  const { names } = mediaTypeNames(scope, operation, 'consumes');
  const schema = schemaOf(reading, node);
  return {
    place: reading.placeOf(node),
    required: reading.flag(node, 'required') ?? false,
    content: contentOf(reading, names, node, {
      ...optional('schema', schema),
      encoding: new Map(),
    }),
  };
}

/** The schema of a body; `type: file`, which no schema of OpenAPI 3 has, is a text of bytes there. */
export function schemaOf(reading: ContractReading, parent: FileNode): FileNode | undefined {
  const schema = reading.child(parent, 'schema');
  const isFile = schema && isRecord(schema.value) && schema.value['type'] === 'file';
  if (!isFile) return schema;
  return schema.document.derive(schema.pointer, () => valueSchema(schema.value));
}

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

function readForm(
  scope: OperationScope,
  operation: FileNode,
  fields: readonly SwaggerParameter[],
): RequestBody {
  const { reading } = scope;
  const { names } = mediaTypeNames(scope, operation, 'consumes');
  const forms = names.filter((name) =>
    formTypes.includes(reading.mediaType(name).split(';')[0] ?? ''),
  );
  const hasFile = fields.some(({ node }) => reading.text(node, 'type') === 'file');
  const required = fields.filter(({ node }) => reading.flag(node, 'required') === true);
  const pointer = `${operation.pointer}/parameters`;
  const schema = operation.document.derive(pointer, () => ({
    type: 'object',
    properties: Object.fromEntries(
      fields.map(({ node, name }) => [name, fieldSchema(operation, node)]),
    ),
    ...(required.length === 0 ? {} : { required: required.map(({ name }) => name) }),
  }));
  const encoding = new Map<string, Encoding>();
  for (const { node, name } of fields) {
    const { style, explode } = serialisationOf(reading, node, 'query');
    if (style === 'form' && explode) continue;
    const place = reading.placeOf(node);
    encoding.set(name, { place, style, explode, allowReserved: false, headers: new Map() });
  }
  return {
    place: { uri: operation.document.uri, pointer },
    required: required.length > 0,
    content: contentOf(reading, forms, schema, { schema, encoding }, formTypes[hasFile ? 1 : 0]),
  };
}

/** A reference to the field, so that what changes in it is told where it is written. */
function fieldSchema(operation: FileNode, field: FileNode): unknown {
  const node = field.document.derive(field.pointer, () => valueSchema(field.value));
  if (field.document !== operation.document) return node.value;
  return { $ref: `#${field.pointer.replaceAll('%', '%25')}` };
}

function readValue(
  reading: ContractReading,
  { node, name }: SwaggerParameter,
  location: ParameterLocation,
): Parameter {
  return reading.once('swagger-parameter', node, () => ({
    place: reading.placeOf(node),
    key: parameterKey(location, name),
    in: location,
    name,
    lifecycle: reading.lifecycle(node),
    required: location === 'path' || (reading.flag(node, 'required') ?? false),
    allowEmptyValue: reading.flag(node, 'allowEmptyValue') ?? false,
    allowReserved: false,
    ...serialisationOf(reading, node, location),
    schema: node.document.derive(node.pointer, () => valueSchema(node.value)),
  }));
}

const collectionStyles: ReadonlyMap<string, ParameterStyle> = new Map<string, ParameterStyle>([
  ['ssv', 'spaceDelimited'],
  ['tsv', 'tabDelimited'],
  ['pipes', 'pipeDelimited'],
]);

/** `collectionFormat` says how a list is written, and means nothing for any other value. */
function serialisationOf(
  reading: ContractReading,
  node: FileNode,
  location: ParameterLocation,
): { readonly style: ParameterStyle; readonly explode: boolean } {
  const plain = defaultStyles[location];
  if (reading.text(node, 'type') !== 'array')
    return { style: plain, explode: explodesByDefault(plain) };
  const format = reading.text(node, 'collectionFormat') ?? 'csv';
  return { style: collectionStyles.get(format) ?? plain, explode: format === 'multi' };
}

/** Keywords of a parameter or header that are none of its schema. */
const foreign = new Set([
  'name',
  'in',
  'required',
  'collectionFormat',
  'allowEmptyValue',
  'schema',
]);

/** The schema that a parameter or a header of Swagger 2 is. */
export function valueSchema(value: unknown): unknown {
  const entries = Object.entries(isRecord(value) ? value : {}).filter(([key]) => !foreign.has(key));
  const schema = Object.fromEntries(entries);
  return schema['type'] === 'file' ? { ...schema, type: 'string', format: 'binary' } : schema;
}
