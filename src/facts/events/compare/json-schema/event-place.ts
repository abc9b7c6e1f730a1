import type { SchemaDocument, SchemaPlace } from '../../../schema/index.js';
import type { EventDocument, EventPlace } from '../../model/index.js';

/** A place of a comparison as events have it; undefined where the schema was no file. */
export function eventPlace(
  document: SchemaDocument | undefined,
  place: SchemaPlace | undefined,
): EventPlace | undefined {
  if (document === undefined || place === undefined || !isLocated(document)) return undefined;
  return { document, pointer: place.pointer };
}

function isLocated(document: SchemaDocument): document is SchemaDocument & EventDocument {
  return 'locate' in document && typeof document.locate === 'function';
}
