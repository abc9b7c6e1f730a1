export type { ComplianceOptions } from './compliance-options.js';
export type { MatcherContext, MatcherResult } from './matcher.js';
export type { AsymmetricMatcher, PartialFinding } from './partial-finding.js';
export { toComply } from './to-comply.js';
export { toViolate } from './to-violate.js';
