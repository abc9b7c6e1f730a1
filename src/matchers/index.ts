export type { MatcherContext, MatcherResult } from './matcher.js';
export { type ComplianceOptions, toComply } from './to-comply.js';
export { type PartialFinding, toViolate } from './to-violate.js';
