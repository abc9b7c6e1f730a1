import type { EventPlace, Mark } from '../model/event-document.js';

export const avroPrimitives = [
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
] as const;
export type AvroPrimitiveKind = (typeof avroPrimitives)[number];

/** A schema of Avro (https://avro.apache.org/docs/1.12.0/specification/) where it is written, with all names in full. */
export type AvroType =
  | AvroPrimitive
  | AvroArray
  | AvroMap
  | AvroUnion
  | AvroRecord
  | AvroEnum
  | AvroFixed
  | AvroReference
  | AvroBroken;

export type AvroNamedType = AvroRecord | AvroEnum | AvroFixed;

interface AvroNode extends EventPlace {
  /** Properties that Avro does not know. */
  readonly marks: readonly Mark[];
  /** As it is written, whether or not Avro knows it. */
  readonly logicalType?: LogicalType;
}

export interface LogicalType {
  readonly name: string;
  /** Of decimals. */
  readonly precision?: number;
  readonly scale?: number;
}

export interface AvroPrimitive extends AvroNode {
  readonly kind: AvroPrimitiveKind;
}

export interface AvroArray extends AvroNode {
  readonly kind: 'array';
  readonly items: AvroType;
}

export interface AvroMap extends AvroNode {
  readonly kind: 'map';
  readonly values: AvroType;
}

export interface AvroUnion extends AvroNode {
  readonly kind: 'union';
  readonly branches: readonly AvroType[];
}

interface AvroNamed extends AvroNode {
  readonly name: AvroName;
  /** In full. */
  readonly aliases: readonly string[];
  readonly doc?: string;
}

export interface AvroRecord extends AvroNamed {
  readonly kind: 'record';
  readonly fields: readonly AvroField[];
}

export interface AvroEnum extends AvroNamed {
  readonly kind: 'enum';
  readonly symbols: readonly string[];
  /** What a reader takes for a symbol that it does not know. */
  readonly default?: string;
}

export interface AvroFixed extends AvroNamed {
  readonly kind: 'fixed';
  /** In bytes; absent where it is not said. */
  readonly size?: number;
}

/** The name of a type that is defined elsewhere in its file, or in another file. */
export interface AvroReference extends AvroNode {
  readonly kind: 'reference';
  /** In full. */
  readonly name: string;
  /** What it names; undefined where nothing certain has this name. */
  resolve(): AvroNamedType | undefined;
}

/** What is no schema. */
export interface AvroBroken extends AvroNode {
  readonly kind: 'broken';
  readonly reason: string;
}

export interface AvroName {
  /** With its namespace: `com.acme.Order`. */
  readonly full: string;
  /** Without it: `Order`. */
  readonly simple: string;
  /** Empty where there is none. */
  readonly namespace: string;
}

export interface AvroField extends EventPlace {
  readonly name: string;
  readonly type: AvroType;
  readonly aliases: readonly string[];
  /** Plain JSON. */
  readonly default?: { readonly value: unknown };
  readonly doc?: string;
  readonly marks: readonly Mark[];
}

/** The type that a name stands for; `broken` where it stands for nothing certain. */
export function follow(type: AvroType): Exclude<AvroType, AvroReference> {
  if (type.kind !== 'reference') return type;
  const { document, pointer, marks, name } = type;
  const reason = `nothing certain is called ${name}`;
  return type.resolve() ?? { kind: 'broken', document, pointer, marks, reason };
}

/** The alternatives of a value: the branches of a union, else the type itself. */
export function branchesOf(type: AvroType): readonly Exclude<AvroType, AvroReference>[] {
  return type.kind === 'union' ? type.branches.map(follow) : [follow(type)];
}

/** A type in a few words: `int`, `array`, `record com.acme.Order`. */
export function describeType(type: AvroType): string {
  switch (type.kind) {
    case 'record':
    case 'enum':
    case 'fixed':
      return `${type.kind} ${type.name.full}`;
    case 'reference':
      return type.name;
    case 'union':
      return `union of ${type.branches.slice(0, mostNamed).map(describeType).join(', ')}${
        type.branches.length > mostNamed ? ', …' : ''
      }`;
    case 'broken':
      return 'unreadable type';
    default:
      return type.kind;
  }
}

/** Branches of a union that a sentence names. */
const mostNamed = 4;
