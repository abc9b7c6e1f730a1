import type { EventField } from '../model/index.js';

const envelopes = new Set(['context', 'metadata', 'meta', 'header', 'headers', 'envelope']);

/** Whether a field is one of the envelope: at the top, or in what is called a context, header or the like there. */
export function isOfEnvelope({ parent }: EventField, fields: readonly EventField[]): boolean {
  const around = parent === undefined ? undefined : fields[parent];
  return (
    parent === undefined ||
    (around?.parent === undefined && around !== undefined && envelopes.has(plainName(around)))
  );
}

/** The letters of a name alone: `event_type` and `eventType` are the same. */
export function plainName({ name }: EventField): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** The only value that a field can have; undefined where it can have several. */
export function onlyValue({ values }: EventField): unknown {
  const fixed = new Set(
    values.filter(({ from }) => from === 'const' || from === 'enum').map(({ value }) => value),
  );
  const [only] = fixed;
  return fixed.size === 1 ? only : undefined;
}
