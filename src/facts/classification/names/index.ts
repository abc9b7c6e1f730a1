export { classifyLogCarrier, type LogCarrier } from './classify-log-carrier.js';
export { classifyName, createNameClassifier, type NameClassifier } from './classify-name.js';
export { type Language, languages } from './lexicon/languages.js';
export type { NameSettings, SensitiveNames } from './name-settings.js';
export type { NamedValue, NameVerdict } from './name-verdict.js';
