export type { Level } from './level.js';
export { isRuleGlob, matchesRule } from './match-rule.js';
export type {
  LevelResult,
  NextLevel,
  OwnerResult,
  RuleResult,
  RuleState,
  Scorecard,
} from './scorecard.js';
export { type ScorecardOptions, toScorecard } from './to-scorecard.js';
export { whyHeldBack } from './why-held-back.js';
export { trend, type TrendPoint } from './trend.js';
