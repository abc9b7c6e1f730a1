import type { EventField, FieldPresence, FieldValue } from '../model/event-field.js';
import type { AvroField, AvroRecord, AvroType } from './avro-type.js';
import { describeValue, type ValueDescription } from './describe-value.js';

/** Limits of what is listed of one schema. */
const mostFields = 20_000;
const deepest = 64;

/** A record whose fields are still to be listed. */
interface Holder {
  readonly record: AvroRecord;
  readonly parent?: number;
  /** In front of the names of its fields. */
  readonly prefix: string;
  readonly isChoice: boolean;
  /** The records on the way to it. */
  readonly around: Around;
}

interface Around {
  readonly record: AvroRecord;
  readonly depth: number;
  readonly outer?: Around;
}

export interface ListedFields {
  readonly fields: readonly EventField[];
  /** Fields whose own ones are not listed, since there are too many or they are too deep. */
  readonly cut: readonly EventField[];
}

/** Lists what records at the top of a message hold, breadth first. */
export function listFields(type: AvroType): ListedFields {
  const top = describeValue(type);
  const fields: EventField[] = [];
  const cut: number[] = [];
  const open: Holder[] = top.records.map((record) => ({
    record,
    prefix: prefixOf('', top),
    isChoice: top.isChoice,
    around: { record, depth: 1 },
  }));
  for (const holder of open) {
    const { record, parent } = holder;
    if (fields.length + record.fields.length > mostFields) {
      if (parent !== undefined) {
        close(fields, parent, 'too-many');
        cut.push(parent);
      }
      continue;
    }
    for (const field of record.fields) {
      const value = describeValue(field.type);
      const listed = toField(field, value, holder, fields.length);
      fields.push(listed);
      for (const inner of value.records) {
        if (isAround(inner, holder.around)) close(fields, listed.index, 'recursive');
        else if (holder.around.depth >= deepest) {
          close(fields, listed.index, 'too-deep');
          cut.push(listed.index);
        } else {
          open.push({
            record: inner,
            parent: listed.index,
            prefix: prefixOf(listed.path, value),
            isChoice: value.isChoice,
            around: { record: inner, depth: holder.around.depth + 1, outer: holder.around },
          });
        }
      }
    }
  }
  return { fields, cut: [...new Set(cut)].flatMap((index) => fields[index] ?? []) };
}

function prefixOf(path: string, { wrapping }: ValueDescription): string {
  const inside = path + wrapping.map((each) => (each === 'list' ? '[]' : '{}')).join('');
  return inside === '' ? '' : `${inside}.`;
}

function isAround(record: AvroRecord, around: Around | undefined): boolean {
  for (let each = around; each; each = each.outer) if (each.record === record) return true;
  return false;
}

function close(fields: EventField[], index: number, cut: NonNullable<EventField['cut']>): void {
  const field = fields[index];
  if (field) fields[index] = { ...field, cut };
}

function toField(
  field: AvroField,
  value: ValueDescription,
  { parent, prefix, isChoice }: Holder,
  index: number,
): EventField {
  const { document, pointer, name, doc, marks } = field;
  const { types, wrapping, nullable, openness, format, values, definition } = value;
  return {
    document,
    pointer,
    index,
    ...(parent !== undefined && { parent }),
    name,
    path: prefix + name,
    section: 'payload',
    types,
    wrapping,
    nullable,
    presence: presenceOf(field, isChoice),
    ...(openness && { openness }),
    ...(format !== undefined && { format }),
    ...(marks.some(({ key, value: is }) => key === 'deprecated' && is !== false) && {
      deprecated: true,
    }),
    ...(doc !== undefined && { description: doc }),
    values: [...values, ...defaultOf(field)],
    marks: [...marks, ...value.marks],
    ...(definition && { definition }),
  };
}

function presenceOf(field: AvroField, isChoice: boolean): FieldPresence {
  if (isChoice) return 'conditional';
  return field.default ? 'defaulted' : 'required';
}

function defaultOf({ default: fallback, document, pointer }: AvroField): readonly FieldValue[] {
  if (fallback === undefined || fallback.value === null) return [];
  return [{ value: fallback.value, from: 'default', document, pointer: `${pointer}/default` }];
}
