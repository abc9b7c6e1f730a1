import type { FieldClassification } from '../../facts/classification/field-classification.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import { describeLog } from './describe-log.js';
import { parentOf } from './field-subject.js';

/**
 * The fields that a logger makes unreadable, as the `redact` option of pino takes them: what is or looks sensitive, and what carries what
 * others wrote. A text that may hold anything stays, since a line without its message is none; so does what a file says to show.
 *
 * @see https://github.com/pinojs/pino/blob/main/docs/redaction.md for the form of the paths
 */
export function redactPaths(
  event: EventSchema,
  classes: readonly FieldClassification[],
): readonly string[] {
  const told = describeLog(event, classes, ({ index }) => String(index)).fields;
  const hidden = new Set<EventField>();
  for (const { id, kind } of told) {
    const field = event.fields[Number(id)];
    if (kind === 'free-text' || field?.section !== 'payload') continue;
    if (classes[field.index]?.sidecar?.redaction === 'none') continue;
    // What holds it comes first, and is hidden with all that is in it.
    if (!isWithin(event, field, hidden)) hidden.add(field);
  }
  return [...new Set([...hidden].map((field) => pathOf(event, field)))];
}

function isWithin(event: EventSchema, field: EventField, hidden: ReadonlySet<EventField>): boolean {
  for (let at = parentOf(event, field); at; at = parentOf(event, at)) {
    if (hidden.has(at)) return true;
  }
  return false;
}

/** Members of lists and maps have a wildcard on the way to a field; the field itself is hidden as it is. */
function pathOf(event: EventSchema, field: EventField): string {
  let path = step(field.name);
  for (let at = parentOf(event, field); at; at = parentOf(event, at)) {
    path = `${step(at.name)}${'[*]'.repeat(at.wrapping.length)}${path}`;
  }
  return path.replace(/^\./, '');
}

function step(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
