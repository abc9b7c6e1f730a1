export type { EventDocument, EventPlace, Mark } from './event-document.js';
export type {
  EventField,
  FieldDefinition,
  FieldPresence,
  FieldSection,
  FieldType,
  FieldValue,
  Openness,
} from './event-field.js';
export type {
  EventChannel,
  EventFormat,
  EventSchema,
  EventSchemaSet,
  NativeSchema,
} from './event-schema.js';
