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
  type SidecarMatch,
  type UnknownMark,
  type Verdict,
} from './field-classification.js';
export {
  type DeclaredField,
  type FieldDeclaration,
  findDeclaredFields,
} from './find-declared-fields.js';
export {
  findSensitiveFields,
  type SensitiveField,
  type SensitiveFields,
} from './find-sensitive-fields.js';
// What reads a file beside the schemas stands in sidecar/read-sidecar.js, and is imported from there: it loads zod.
export {
  type AllowedPlace,
  type ClassificationFile,
  type DataClass,
  type FieldEntry,
  type Redaction,
} from './sidecar/classification-file.js';
export type { Sidecar, SidecarEntry, SidecarRules } from './sidecar/sidecar.js';
export type { ClassifiedSchema } from './walk-properties.js';
