import { isRecord } from '../../../source/is-record.js';
import { pointerStep } from '../../schema/json-value.js';
import type { EventPlace } from '../model/event-document.js';
import { isPrimitive, isValidName, simpleName, toName } from './avro-name.js';
import type { AvroEnum, AvroField, AvroFixed, AvroName, AvroType } from './avro-type.js';
import type { AvroParser } from './parse-avro.js';
import { marksOf, readLogicalType, textsOf } from './properties.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** What all named types say. */
type Head = Pick<AvroFixed, 'document' | 'pointer' | 'marks' | 'name' | 'aliases' | 'doc'>;

/** Reads a record, an error of a protocol, an enum or a fixed. */
export function parseNamedType(
  parser: AvroParser,
  type: 'record' | 'error' | 'enum' | 'fixed',
  value: JsonObject,
  pointer: string,
  namespace: string,
): AvroType {
  const name = parseName(parser, type, value, pointer, namespace);
  const place = { document: parser.document, pointer };
  const head: Head = {
    ...place,
    marks: marksOf(place, value),
    name,
    aliases: textsOf(value['aliases']).map((alias) => toName(alias, name.namespace).full),
    ...(typeof value['doc'] === 'string' && { doc: value['doc'] }),
  };
  if (type === 'enum') return parser.define(parseEnum(parser, head, value));
  if (type === 'fixed') return parser.define(parseFixed(parser, head, value));
  const fields = parseFields(parser, value['fields'], `${pointer}/fields`, name);
  return parser.define({ kind: 'record', ...head, fields });
}

function parseName(
  parser: AvroParser,
  type: string,
  value: JsonObject,
  pointer: string,
  around: string,
): AvroName {
  const { name, namespace: own } = value;
  if (typeof name !== 'string' || name === '') {
    parser.problem(pointer, `the ${type} has no name`, 'Add a "name".');
    return { full: '', simple: '', namespace: around };
  }
  const read = toName(name, typeof own === 'string' ? own : around);
  if (!isValidName(read)) {
    parser.problem(
      `${pointer}/name`,
      `${JSON.stringify(read.full)} is no name of Avro`,
      'Use letters, digits and underscores, with no digit in front, and dots between the parts of a namespace.',
    );
  } else if (read.namespace === '' && isPrimitive(read.simple)) {
    parser.problem(
      `${pointer}/name`,
      `the ${type} has the name of the type ${read.simple}`,
      'Give it another name, or a namespace.',
    );
  }
  parser.claim(read.full, value, `${pointer}/name`);
  return read;
}

function parseEnum(parser: AvroParser, head: Head, value: JsonObject): AvroEnum {
  const { symbols: written, default: fallback } = value;
  const { pointer } = head;
  if (!Array.isArray(written)) {
    parser.problem(pointer, `the enum ${head.name.full} has no "symbols"`, 'Add the list of them.');
  }
  const symbols: string[] = [];
  for (const [index, symbol] of (Array.isArray(written) ? written : []).entries()) {
    const at = `${pointer}/symbols/${String(index)}`;
    if (typeof symbol !== 'string' || !simpleName.test(symbol)) {
      const hint = 'Use letters, digits and underscores, with no digit in front.';
      parser.problem(at, `${JSON.stringify(symbol)} is no symbol of an enum`, hint);
    } else if (symbols.includes(symbol)) {
      parser.problem(at, `the enum has ${symbol} twice`, 'Leave one of them out.');
    }
    if (typeof symbol === 'string') symbols.push(symbol);
  }
  if (fallback === undefined) return { kind: 'enum', ...head, symbols };
  if (typeof fallback !== 'string' || !symbols.includes(fallback)) {
    parser.problem(
      `${pointer}/default`,
      `the default of the enum ${head.name.full} is none of its symbols`,
      'Name one of the symbols, or leave the default out.',
    );
    return { kind: 'enum', ...head, symbols };
  }
  return { kind: 'enum', ...head, symbols, default: fallback };
}

function parseFixed(parser: AvroParser, head: Head, value: JsonObject): AvroFixed {
  const { size } = value;
  const logicalType = readLogicalType(value);
  const fixed: AvroFixed = { kind: 'fixed', ...head, ...(logicalType && { logicalType }) };
  if (typeof size === 'number' && Number.isInteger(size) && size >= 0) return { ...fixed, size };
  parser.problem(
    size === undefined ? head.pointer : `${head.pointer}/size`,
    `the fixed ${head.name.full} has no size`,
    'Add its "size", a number of bytes.',
  );
  return fixed;
}

/** Reads the fields of a record, or the parameters of a message of a protocol. */
export function parseFields(
  parser: AvroParser,
  value: unknown,
  pointer: string,
  owner: AvroName,
): readonly AvroField[] {
  if (!Array.isArray(value)) {
    parser.problem(
      pointer,
      `${owner.full} has no list of fields`,
      'Add "fields", a list that may be empty.',
    );
    return [];
  }
  const names = new Set<string>();
  return value.flatMap((each: unknown, index) => {
    const place = { document: parser.document, pointer: pointer + pointerStep(index) };
    const field = parseField(parser, each, place, owner);
    if (field === undefined) return [];
    if (names.has(field.name)) {
      parser.problem(
        field.pointer,
        `${owner.full} has the field ${field.name} twice`,
        'Leave one of them out, or rename it.',
      );
    }
    names.add(field.name);
    return [field];
  });
}

function parseField(
  parser: AvroParser,
  value: unknown,
  place: EventPlace,
  owner: AvroName,
): AvroField | undefined {
  const { pointer } = place;
  if (!isRecord(value) || typeof value['name'] !== 'string') {
    parser.problem(
      pointer,
      `a field of ${owner.full} has no name`,
      'Write an object with "name" and "type".',
    );
    return undefined;
  }
  const { name, doc } = value;
  if (!simpleName.test(name)) {
    parser.problem(
      `${pointer}/name`,
      `${JSON.stringify(name)} is no name of a field`,
      'Use letters, digits and underscores, with no digit in front.',
    );
  }
  const type = Object.hasOwn(value, 'type')
    ? parser.parseType(value['type'], `${pointer}/type`, owner.namespace)
    : parser.fail(pointer, `the field ${name} has no type`, 'Add its "type".');
  const field: AvroField = {
    ...place,
    name,
    type,
    aliases: textsOf(value['aliases']),
    ...(Object.hasOwn(value, 'default') && { default: { value: value['default'] } }),
    ...(typeof doc === 'string' && { doc }),
    marks: marksOf(place, value),
  };
  if (field.default) parser.defaulted.push(field);
  return field;
}
