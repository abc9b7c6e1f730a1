export { assertComplies } from './assert-complies.js';
export type { ComplianceOptions } from './compliance-options.js';
export type { ShowCommand } from './describe-findings.js';
export { describeObstacles } from './describe-obstacles.js';
export { describeVerdict } from './describe-verdict.js';
export type { MatcherContext, MatcherResult } from './matcher.js';
export type {
  AsymmetricMatcher,
  PartialFinding,
  PartialFindingOfAnyRule,
} from './partial-finding.js';
export { showCommand } from './show-command.js';
export { toComply } from './to-comply.js';
export { type ExaminedUnits, toHaveExamined } from './to-have-examined.js';
export { toHaveFinding } from './to-have-finding.js';
export { toHaveNoNewFindings } from './to-have-no-new-findings.js';
export { toReachLevel } from './to-reach-level.js';
export { toViolate } from './to-violate.js';
