export { assertComplies } from './assert-complies.js';
export { describeVerdict } from './compliance.js';
export type { ComplianceOptions } from './compliance-options.js';
export { describeExamined } from './describe-findings.js';
export { describeObstacles } from './describe-obstacles.js';
export type { MatcherContext, MatcherResult } from './matcher.js';
export type { AsymmetricMatcher, PartialFinding } from './partial-finding.js';
export { toComply } from './to-comply.js';
export { toViolate } from './to-violate.js';
