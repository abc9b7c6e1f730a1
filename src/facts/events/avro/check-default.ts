import { isRecord } from '../../../source/is-record.js';
import { type AvroType, follow } from './avro-type.js';

/** Whether a default of JSON is a value of a type. What the type is, where it cannot be read, is nobody's to say. */
export function isDefaultOf(type: AvroType, value: unknown): boolean {
  return new DefaultCheck().isValue(type, value);
}

class DefaultCheck {
  /** Of records in unions in records each pair would be asked for again and again. */
  private readonly known = new Map<object, Map<AvroType, boolean>>();

  isValue(type: AvroType, value: unknown): boolean {
    const named = follow(type);
    if (typeof value !== 'object' || value === null) return this.judge(named, value);
    const verdicts = this.known.get(value) ?? new Map<AvroType, boolean>();
    this.known.set(value, verdicts);
    const verdict = verdicts.get(named) ?? this.judge(named, value);
    verdicts.set(named, verdict);
    return verdict;
  }

  private judge(type: ReturnType<typeof follow>, value: unknown): boolean {
    switch (type.kind) {
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
        return isBytes(value) && (type.size === undefined || value.length === type.size);
      case 'enum':
        return typeof value === 'string' && type.symbols.includes(value);
      case 'array':
        return Array.isArray(value) && value.every((each) => this.isValue(type.items, each));
      case 'map':
        return (
          isRecord(value) && Object.values(value).every((each) => this.isValue(type.values, each))
        );
      case 'record':
        return (
          isRecord(value) &&
          type.fields.every((field) =>
            Object.hasOwn(value, field.name)
              ? this.isValue(field.type, value[field.name])
              : field.default !== undefined,
          )
        );
      case 'union':
        return type.branches.some((branch) => this.isValue(branch, value));
      case 'broken':
        return true;
    }
  }
}

/** Bytes are written as text, each character a byte: specification 1.12, "Complex Types", "default". */
function isBytes(value: unknown): value is string {
  return typeof value === 'string' && !/[^\0-\u00ff]/.test(value);
}
