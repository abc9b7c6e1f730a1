import type { EventField, FieldSection } from '../model/index.js';
import type { FieldShape, FieldShapes, Member } from './field-shape.js';
import type { FileNode } from '../../schema/documents/schema-file.js';

/** Most fields of one schema, and most levels below its top: what comes after is cut, and told. */
export interface FieldLimits {
  readonly fields: number;
  readonly depth: number;
}

export const defaultLimits: FieldLimits = { fields: 20_000, depth: 64 };

export interface FieldList {
  readonly fields: EventField[];
  /** How open the whole is. */
  readonly openness: EventField['openness'];
  /** What was not listed, and why. */
  readonly cuts: readonly {
    readonly field: EventField | undefined;
    readonly why: 'too-deep' | 'too-many';
  }[];
}

/** A field whose members are still to be listed. */
interface Open {
  readonly shape: FieldShape;
  readonly field?: EventField;
  readonly depth: number;
  /** What holds it, from the top: what comes again holds itself. */
  readonly around: Chain | undefined;
}

interface Chain {
  readonly identity: string;
  readonly next: Chain | undefined;
}

/**
 * The fields of a schema, breadth first. A schema that is no object has its members without names listed: of a list of events, those
 * of the events.
 *
 * @param start - the index of the first field, where others of the same event stand before
 */
export function listFields(
  root: FileNode,
  shapes: FieldShapes,
  section: FieldSection = 'payload',
  start = 0,
  limits: FieldLimits = defaultLimits,
): FieldList {
  const whole = shapes.shapeOf([{ node: root, isConditional: false }]);
  const fields: EventField[] = [];
  const cuts: { field: EventField | undefined; why: 'too-deep' | 'too-many' }[] = [];
  const open: Open[] = [{ shape: whole, depth: 0, around: undefined }];
  // What is pushed on the way is met later.
  for (const { shape, field, depth, around } of open) {
    const chain: Chain = { identity: shape.identity, next: around };
    for (const member of shape.members) {
      if (fields.length >= limits.fields) {
        cuts.push({ field, why: 'too-many' });
        if (field) fields[field.index - start] = { ...field, cut: 'too-many' };
        break;
      }
      const held = shapes.shapeOf(member.described);
      const cut = cutOf(held, chain, depth + 1, limits);
      const made = toField(member, held, {
        index: start + fields.length,
        section,
        ...(field && { parent: field }),
        ...(cut && { cut }),
      });
      fields.push(made);
      if (cut === 'too-deep') cuts.push({ field: made, why: cut });
      if (cut === undefined && held.members.length > 0) {
        open.push({ shape: held, field: made, depth: depth + 1, around: chain });
      }
    }
  }
  return { fields, openness: whole.fixed.openness, cuts };
}

function cutOf(
  { members, identity }: FieldShape,
  chain: Chain,
  depth: number,
  limits: FieldLimits,
): EventField['cut'] {
  if (members.length === 0) return undefined;
  for (let one: Chain | undefined = chain; one; one = one.next) {
    if (one.identity === identity) return 'recursive';
  }
  return depth >= limits.depth ? 'too-deep' : undefined;
}

function toField(
  { name, isBelow, presence }: Member,
  { fixed }: FieldShape,
  {
    parent,
    ...own
  }: Pick<EventField, 'index' | 'section' | 'cut'> & { readonly parent?: EventField },
): EventField {
  const around = parent === undefined ? '' : `${parent.path}${markOf(parent)}`;
  const held = isBelow ? `${around}{}` : around;
  const path = held === '' ? name : `${held}.${name}`;
  return {
    ...fixed,
    ...own,
    ...(parent && { parent: parent.index }),
    name,
    path,
    presence,
  };
}

/** `emails[].value`, `labels{}.text`. */
function markOf({ wrapping }: EventField): string {
  return wrapping.map((kind) => (kind === 'list' ? '[]' : '{}')).join('');
}
