import { isRecord } from '../../../source/is-record.js';
import type { EventField } from '../model/index.js';
import { isOfEnvelope, onlyValue, plainName } from './envelope-field.js';
import type { Nameable } from './name-event.js';

/**
 * The version that a schema declares, by the first that does: Iglu's `self`, a keyword of its own, the constant of its version field,
 * the end of its name, its `$id`, its path.
 */
export function versionOf(
  event: Omit<Nameable, 'pointer'> & { readonly name: string },
): string | undefined {
  const { root, fields, path, name } = event;
  const { self } = root;
  const written = isRecord(self) ? self['version'] : undefined;
  const ofKeyword = ['x-version', 'x-schema-version', 'x-event-version', 'version', 'schemaVersion']
    .map((key) => root[key])
    .find(isVersion);
  if (isVersion(written)) return String(written);
  if (ofKeyword !== undefined) return String(ofKeyword);
  const { $id, id } = root;
  const uri = typeof $id === 'string' ? $id : typeof id === 'string' ? id : '';
  // The end of a type says more than what is around its schema.
  return versionField(fields) ?? versionAtEnd(name) ?? versionIn(uri) ?? versionIn(path);
}

/** `order.placed.v2`, `approval.closed.0.1.0`. */
function versionAtEnd(name: string): string | undefined {
  const [, marked, bare] = /[._/-](?:v(\d+(?:\.\d+){0,2})|(\d+\.\d+(?:\.\d+)?))$/i.exec(name) ?? [];
  return marked ?? bare;
}

function isVersion(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && /\d/.test(value));
}

const versionFields = new Set(['version', 'eventversion', 'schemaversion', 'dataversion']);

function versionField(fields: readonly EventField[]): string | undefined {
  for (const field of fields) {
    if (!versionFields.has(plainName(field)) || !isOfEnvelope(field, fields)) continue;
    const only = onlyValue(field);
    if (isVersion(only)) return String(only);
  }
  return undefined;
}

/** The last step that is a version, or ends in one: `1-0-2`, `v1`, `1.4.0`, `order-placed.v2.json`. */
export function versionIn(path: string): string | undefined {
  const steps = path.replace(/[?#].*$/s, '').split('/');
  for (const step of steps.reverse()) {
    const [, whole] = /^v?(\d+(?:[.-]\d+){0,2})(?:-[a-z]+(?:\.?\d+)?)?$/i.exec(step) ?? [];
    if (whole !== undefined) return step.replace(/^v/i, '');
    const [, last] = /[._-]v(\d+(?:[._-]\d+){0,2})(?:\.[a-z]+)*$/i.exec(step) ?? [];
    if (last !== undefined) return last;
    const [, bare] = /[._-](\d+\.\d+(?:\.\d+)?)(?:\.[a-z]+)*$/i.exec(step) ?? [];
    if (bare !== undefined) return bare;
  }
  return undefined;
}
