import type { FieldType, Openness } from '../model/index.js';

/** What a value of a type is to who reads an event. */
export interface ValueShape {
  readonly types: readonly FieldType[];
  readonly openness?: Openness;
  readonly nullable?: boolean;
  /** A list by itself. */
  readonly isList?: boolean;
}

const scalars: Readonly<Record<string, FieldType>> = {
  double: 'number',
  float: 'number',
  int32: 'integer',
  int64: 'integer',
  uint32: 'integer',
  uint64: 'integer',
  sint32: 'integer',
  sint64: 'integer',
  fixed32: 'integer',
  fixed64: 'integer',
  sfixed32: 'integer',
  sfixed64: 'integer',
  bool: 'boolean',
  string: 'string',
  bytes: 'bytes',
};

/** The type of a scalar; undefined for what is none. */
export function scalarType(name: string): FieldType | undefined {
  return Object.hasOwn(scalars, name) ? scalars[name] : undefined;
}

const anything: ValueShape = { types: ['any'], openness: 'open' };
const text: ValueShape = { types: ['string'] };
/** Of the compiler: files that describe options and code generators hold them. */
const structure: ValueShape = { types: ['object'], openness: 'closed' };

/** The types that come with Protobuf, as ProtoJSON writes them. */
const wellKnown: Readonly<Record<string, ValueShape>> = {
  Any: { types: ['object'], openness: 'open' },
  Struct: { types: ['object'], openness: 'open' },
  Value: anything,
  ListValue: { ...anything, isList: true },
  NullValue: { types: ['null'], nullable: true },
  Timestamp: text,
  Duration: text,
  FieldMask: text,
  Empty: structure,
  DoubleValue: { types: ['number'], nullable: true },
  FloatValue: { types: ['number'], nullable: true },
  Int64Value: { types: ['integer'], nullable: true },
  UInt64Value: { types: ['integer'], nullable: true },
  Int32Value: { types: ['integer'], nullable: true },
  UInt32Value: { types: ['integer'], nullable: true },
  BoolValue: { types: ['boolean'], nullable: true },
  StringValue: { types: ['string'], nullable: true },
  BytesValue: { types: ['bytes'], nullable: true },
  SourceContext: structure,
};

const prefix = 'google.protobuf.';

/** Files of `google/protobuf/` are part of Protobuf itself, and are not looked for. */
export function isBuiltInFile(path: string): boolean {
  return /^google\/protobuf\/\w+(?:\/\w+)?\.proto$/.test(path);
}

/** The shape of a type of `google.protobuf`, by its full name; undefined for what is not of it. */
export function wellKnownShape(fullName: string): ValueShape | undefined {
  if (!fullName.startsWith(prefix)) return undefined;
  const name = fullName.slice(prefix.length);
  if (Object.hasOwn(wellKnown, name)) return wellKnown[name];
  return ofCompiler.test(name) ? structure : undefined;
}

/** What `descriptor.proto`, `api.proto` and `type.proto` define. */
const ofCompiler =
  /^(?:Api|Method|Mixin|Type|Field|Enum|EnumValue|Option|Syntax|Edition|FeatureSet|UninterpretedOption|SourceCodeInfo|\w*Descriptor(?:Proto|Set)|\w+Options)(?:\.\w+)*$/;
