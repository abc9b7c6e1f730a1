export type {
  ClassifiableField,
  ClassifiableMark,
  ClassifiableValue,
  NamedField,
} from './classifiable-field.js';
export type { ClassificationSettings } from './classification-settings.js';
export { type ClassifiableSchema, classifyFields } from './classify-fields.js';
export {
  type ClassificationFault,
  type Confidence,
  type Evidence,
  type FieldClassification,
  type Handling,
  type SensitivityLevel,
  sensitivityLevels,
  type UnknownMark,
  type Verdict,
} from './field-classification.js';
export {
  type ClassifiedSchema,
  findSensitiveFields,
  type SensitiveField,
  type SensitiveFields,
} from './find-sensitive-fields.js';
export { classificationKeys } from './read-classification.js';
