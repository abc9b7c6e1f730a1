import type { Problem } from '../../../report/index.js';
import type { EventDocument } from '../model/event-document.js';

/** A part of a schema that Avro does not allow. */
export function invalidSchema(
  document: EventDocument,
  pointer: string,
  message: string,
  hint: string,
): Problem {
  return { code: 'schema-invalid', message, location: document.locate(pointer), hint };
}
