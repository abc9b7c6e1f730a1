import { isRecord } from '../../../source/is-record.js';
import { type AvroType, follow } from './avro-type.js';

/** Whether a default of JSON is a value of a type. What the type is, where it cannot be read, is nobody's to say. */
export function isDefaultOf(type: AvroType, value: unknown): boolean {
  const known = follow(type);
  switch (known.kind) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
      return Number.isInteger(value) && value === (Number(value) | 0);
    case 'long':
      return Number.isInteger(value);
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'bytes':
      return isBytes(value);
    case 'fixed':
      return isBytes(value) && (known.size === undefined || value.length === known.size);
    case 'enum':
      return typeof value === 'string' && known.symbols.includes(value);
    case 'array':
      return Array.isArray(value) && value.every((each) => isDefaultOf(known.items, each));
    case 'map':
      return (
        isRecord(value) && Object.values(value).every((each) => isDefaultOf(known.values, each))
      );
    case 'record':
      return (
        isRecord(value) &&
        known.fields.every((field) =>
          Object.hasOwn(value, field.name)
            ? isDefaultOf(field.type, value[field.name])
            : field.default !== undefined,
        )
      );
    case 'union':
      return known.branches.some((branch) => isDefaultOf(branch, value));
    case 'broken':
      return true;
  }
}

/** Bytes are written as text, each character a byte: specification 1.12, "Complex Types", "default". */
function isBytes(value: unknown): value is string {
  return typeof value === 'string' && !/[^\0-\u00ff]/.test(value);
}
