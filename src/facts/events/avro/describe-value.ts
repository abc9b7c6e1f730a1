import type { Mark } from '../model/event-document.js';
import type { EventField, FieldType, FieldValue, Openness } from '../model/event-field.js';
import { type AvroRecord, type AvroType, branchesOf, type LogicalType } from './avro-type.js';

/** What a field says of its values, and the records in them. */
export interface ValueDescription extends Pick<
  EventField,
  'types' | 'wrapping' | 'nullable' | 'openness' | 'format' | 'values' | 'marks' | 'definition'
> {
  readonly records: readonly AvroRecord[];
  /** Its value is one of several things: what a record in it holds need not be there. */
  readonly isChoice: boolean;
}

/** Describes the values of a type, whichever of its alternatives they have. */
export function describeValue(type: AvroType): ValueDescription {
  const value = new Value();
  value.add(type, []);
  const { types, wrapping, nullable, openness, format, values, marks, definition, records } = value;
  return {
    types: types.size > 0 ? [...types] : nullable ? ['null'] : ['any'],
    wrapping,
    nullable,
    ...(openness && { openness }),
    ...(format !== undefined && { format }),
    values,
    marks,
    ...(definition && { definition }),
    records,
    isChoice: value.isChoice,
  };
}

const byOpenness: readonly Openness[] = ['closed', 'typed', 'undeclared', 'open'];

class Value {
  readonly types = new Set<FieldType>();
  readonly values: FieldValue[] = [];
  readonly marks: Mark[] = [];
  readonly records: AvroRecord[] = [];
  wrapping: EventField['wrapping'] = [];
  nullable = false;
  isChoice = false;
  openness: Openness | undefined;
  format: string | undefined;
  definition: EventField['definition'];

  add(type: AvroType, wrapping: EventField['wrapping']): void {
    this.marks.push(...type.marks);
    const branches = branchesOf(type);
    const present = branches.filter((branch) => branch.kind !== 'null');
    if (present.length < branches.length) this.nullable ||= wrapping.length === 0;
    if (present.length > 1) this.isChoice = true;
    for (const branch of present) {
      // What is written of a reference itself has been taken.
      if (branch !== type) this.marks.push(...branch.marks);
      this.addOne(branch, wrapping);
    }
  }

  private addOne(
    type: ReturnType<typeof branchesOf>[number],
    wrapping: EventField['wrapping'],
  ): void {
    if (wrapping.length > this.wrapping.length) this.wrapping = wrapping;
    const logical = type.logicalType;
    if (logical) this.format ??= logical.name;
    switch (type.kind) {
      case 'array':
        this.add(type.items, [...wrapping, 'list']);
        return;
      case 'map':
        this.open(isAnything(type.values) ? 'open' : 'typed');
        this.add(type.values, [...wrapping, 'map']);
        return;
      case 'union':
        this.add(type, wrapping);
        return;
      case 'record':
        this.types.add('object');
        this.open('closed');
        this.define(type);
        if (!this.records.includes(type)) this.records.push(type);
        return;
      case 'enum':
        this.types.add('string');
        this.define(type);
        type.symbols.forEach((value, index) => {
          const { document } = type;
          const pointer = `${type.pointer}/symbols/${String(index)}`;
          this.values.push({ value, from: 'enum', document, pointer });
        });
        return;
      case 'fixed':
        this.define(type);
        this.types.add(bytesAs(logical));
        return;
      case 'bytes':
        this.types.add(bytesAs(logical));
        return;
      case 'int':
      case 'long':
        this.types.add('integer');
        return;
      case 'float':
      case 'double':
        this.types.add('number');
        return;
      case 'boolean':
      case 'string':
        this.types.add(type.kind);
        return;
      case 'null':
        return;
      case 'broken':
        this.types.add('any');
        this.open('open');
    }
  }

  private open(openness: Openness): void {
    const least = this.openness === undefined ? -1 : byOpenness.indexOf(this.openness);
    if (byOpenness.indexOf(openness) > least) this.openness = openness;
  }

  private define({ name, document, pointer }: Pick<AvroRecord, 'name' | 'document' | 'pointer'>) {
    this.definition ??= { name: name.full, document, pointer };
  }
}

/** What is in the bytes, where their logical type says that it is no content. */
function bytesAs(logical: LogicalType | undefined): FieldType {
  if (logical?.name === 'decimal' || logical?.name === 'big-decimal') return 'number';
  return logical?.name === 'uuid' || logical?.name === 'duration' ? 'string' : 'bytes';
}

/** Texts, numbers and truth values: whoever writes that of the values of a map means any of JSON. */
function isAnything(type: AvroType): boolean {
  const kinds = branchesOf(type).map((branch) => branch.kind);
  if (kinds.includes('broken')) return true;
  return (
    kinds.includes('string') &&
    kinds.includes('boolean') &&
    kinds.some((kind) => ['int', 'long', 'float', 'double'].includes(kind))
  );
}
