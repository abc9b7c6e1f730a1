import type {
  EventField,
  FieldPresence,
  FieldType,
  FieldValue,
  Mark,
  Openness,
} from '../model/index.js';
import { findConstraints } from './constraints.js';
import { marksOf } from './marks.js';
import type { ProtoEnum, ProtoField, ProtoMessage, ProtoType } from './proto-file.js';
import { scalarType, type ValueShape, wellKnownShape } from './well-known-types.js';

/** Limits of what is listed of one event. */
const deepest = 64;
const most = 20_000;

/** The fields of an event, with what could not be told of them. */
export interface FieldsOfMessage {
  readonly fields: readonly EventField[];
  /** Fields whose type nothing defines that was read, each once. */
  readonly unknown: readonly UnknownType[];
  readonly cut?: 'too-deep' | 'too-many';
}

/** A field with a type that is not known. */
export interface UnknownType {
  readonly message: ProtoMessage;
  readonly field: ProtoField;
  readonly typeName: string;
}

/** A message that is to be listed below a field. */
interface Open {
  readonly message: ProtoMessage;
  readonly path: string;
  readonly parent?: number;
  readonly depth: number;
  readonly around?: Open;
}

/** Fields that other files add to a message. */
export type AddedFields = ReadonlyMap<ProtoMessage, readonly ProtoField[]>;

/** Lists the fields of a message, breadth first, once for each way to them. */
export function readFields(event: ProtoMessage, added: AddedFields): FieldsOfMessage {
  const fields: EventField[] = [];
  const unknown = new Map<ProtoField, UnknownType>();
  let cut: FieldsOfMessage['cut'];
  const open: Open[] = [{ message: event, path: '', depth: 0 }];
  for (const each of open) {
    const { message } = each;
    for (const field of [...message.fields, ...(added.get(message) ?? [])]) {
      if (fields.length >= most) return { fields, unknown: [...unknown.values()], cut: 'too-many' };
      const type = message.file.resolve(field.typeName, message.fullName);
      if (type.kind === 'unknown') unknown.set(field, { message, field, typeName: type.name });
      const path = `${each.path}${field.name}`;
      const stop =
        type.kind !== 'message'
          ? undefined
          : isWithin(type, each)
            ? 'recursive'
            : each.depth >= deepest
              ? 'too-deep'
              : undefined;
      if (stop === 'too-deep') cut ??= stop;
      const index = fields.length;
      fields.push({
        index,
        ...(each.parent !== undefined && { parent: each.parent }),
        path,
        ...describeField(field, message, type, event),
        ...(stop && { cut: stop }),
      });
      if (type.kind !== 'message' || stop) continue;
      const below = { map: '{}', repeated: '[]', singular: '' }[field.cardinality];
      open.push({
        message: type,
        path: `${path}${below}.`,
        parent: index,
        depth: each.depth + 1,
        around: each,
      });
    }
  }
  return { fields, unknown: [...unknown.values()], ...(cut && { cut }) };
}

function isWithin(message: ProtoMessage, open: Open): boolean {
  for (let each: Open | undefined = open; each; each = each.around) {
    if (each.message === message) return true;
  }
  return false;
}

type Described = Omit<EventField, 'index' | 'parent' | 'path' | 'cut'>;

// A message that is used in many places has the same fields in each of them.
const described = new WeakMap<ProtoField, { readonly event: string; readonly field: Described }>();

function describeField(
  field: ProtoField,
  message: ProtoMessage,
  type: ProtoType,
  event: ProtoMessage,
): Described {
  const known = described.get(field);
  if (known?.event === event.file.document.uri) return known.field;
  const made = makeField(field, message, type, event);
  described.set(field, { event: event.file.document.uri, field: made });
  return made;
}

function makeField(
  field: ProtoField,
  message: ProtoMessage,
  type: ProtoType,
  event: ProtoMessage,
): Described {
  const { document } = message.file;
  const shape = shapeOf(type);
  const openness = field.cardinality === 'map' ? opennessOfMap(shape) : shape.openness;
  const constraints = findConstraints(field.options);
  const format = type.kind === 'well-known' ? type.name : constraints.format;
  return {
    document,
    pointer: field.pointer,
    name: field.name,
    section: 'payload',
    types: shape.types,
    wrapping: wrappingOf(field, shape),
    nullable: shape.nullable === true,
    presence: presenceOf(field, type),
    ...(openness && { openness }),
    ...(format !== undefined && { format }),
    ...(constraints.pattern !== undefined && { pattern: constraints.pattern }),
    ...(constraints.minLength !== undefined && { minLength: constraints.minLength }),
    ...(field.isDeprecated && { deprecated: true }),
    ...(field.description !== undefined && { description: field.description }),
    values: valuesOf(field, message, type),
    marks: marksOfField(field, message, type, event),
    ...((type.kind === 'message' || type.kind === 'enum') && {
      definition: { name: type.name, document: type.file.document, pointer: type.pointer },
    }),
  };
}

function shapeOf(type: ProtoType): ValueShape {
  switch (type.kind) {
    case 'scalar':
      return { types: [scalarType(type.name) ?? 'any'] };
    case 'enum':
      return { types: ['string'] };
    case 'message':
      return { types: ['object'], openness: opennessOf(type) };
    case 'well-known':
      return wellKnownShape(type.name) ?? anything;
    case 'unknown':
      return anything;
  }
}

const anything: ValueShape = { types: ['any'] };

/** A message holds what it names, and what other files add where it has numbers for that. */
export function opennessOf(message: ProtoMessage): Openness {
  return message.extensionRanges.length > 0 ? 'open' : 'closed';
}

function opennessOfMap({ types }: ValueShape): Openness {
  return types.includes('any' satisfies FieldType) ? 'open' : 'typed';
}

function wrappingOf(field: ProtoField, { isList }: ValueShape): EventField['wrapping'] {
  const inner: EventField['wrapping'] = isList ? ['list'] : [];
  if (field.cardinality === 'singular') return inner;
  return [field.cardinality === 'map' ? 'map' : 'list', ...inner];
}

/** Who reads a field with implicit presence sees zero or an empty text where it was left out. */
function presenceOf(field: ProtoField, type: ProtoType): FieldPresence {
  if (field.isPromised) return 'required';
  if (field.oneof !== undefined) return 'conditional';
  if (field.cardinality !== 'singular') return 'optional';
  if (field.defaultValue !== undefined) return 'defaulted';
  const hasZero = type.kind === 'scalar' || type.kind === 'enum';
  return hasZero && field.presence === 'implicit' ? 'defaulted' : 'optional';
}

const valuesOfEnums = new WeakMap<ProtoEnum, readonly FieldValue[]>();

function valuesOf(
  field: ProtoField,
  message: ProtoMessage,
  type: ProtoType,
): readonly FieldValue[] {
  const listed = type.kind === 'enum' ? valuesOfEnum(type) : [];
  if (field.defaultValue === undefined) return listed;
  const pointer = `${field.pointer}/options/default`;
  const { document } = message.file;
  return [...listed, { value: field.defaultValue, from: 'default', document, pointer }];
}

function valuesOfEnum(type: ProtoEnum): readonly FieldValue[] {
  const known = valuesOfEnums.get(type);
  if (known) return known;
  const { document } = type.file;
  const values = type.values.map(({ name, pointer }): FieldValue => ({
    value: name,
    from: 'enum',
    document,
    pointer,
  }));
  valuesOfEnums.set(type, values);
  return values;
}

/** What the file of a type says counts for the fields of that type; what the event's own file says, for the event. */
function marksOfField(
  field: ProtoField,
  message: ProtoMessage,
  type: ProtoType,
  event: ProtoMessage,
): readonly Mark[] {
  const own = marksOf(field.options, message.file.document);
  if (type.kind !== 'message' && type.kind !== 'enum') return own;
  const { document, options } = type.file;
  const ofFile = type.file === event.file ? [] : marksOf(options, document);
  return [...own, ...marksOf(type.options, document), ...ofFile];
}
