export {
  type ClassifiedSchema,
  findSensitiveFields,
  type SensitiveField,
  type SensitiveFields,
} from './find-sensitive-fields.js';
export { classificationKeys } from './read-classification.js';
export { classifyName, type SensitiveCategory } from './sensitive-names.js';
