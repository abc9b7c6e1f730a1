export { isUnrendered } from './read-labels.js';
export type { AlertRule, RecordingRule, RuleLanguage } from './rule.js';
