/**
 * The matchers as plain functions, for any `expect.extend`, and `assertComplies` for runners without `expect`.
 *
 * @packageDocumentation
 */
import type {
  AsymmetricMatcher,
  ComplianceOptions,
  ExaminedUnits,
  PartialFinding,
  PartialFindingOfAnyRule,
} from '../matchers/index.js';
import type { Level } from '../scorecard/index.js';
import type { KnownRule } from '../report/index.js';

export {
  assertComplies,
  type AsymmetricMatcher,
  type ComplianceOptions,
  type ExaminedUnits,
  type MatcherContext,
  type MatcherResult,
  type PartialFinding,
  type PartialFindingOfAnyRule,
  toComply,
  toHaveExamined,
  toHaveFinding,
  toHaveNoNewFindings,
  toReachLevel,
  toViolate,
} from '../matchers/index.js';

/** The matchers as they are called; each runner's entry adds them to its own `expect`. */
export interface ArchfitMatchers<Result = void> {
  /**
   * Passes when the gate over the report is open; fails with the findings when it is closed; throws when it is undecided.
   *
   * @example expect(report).toComply({ failOn: 'critical' })
   */
  toComply(options?: ComplianceOptions): Result;
  /**
   * Passes when the rule has a finding, one that holds `partial` where it is given; throws unless the rule ran and examined
   * something. `archfit types` makes rules of one's own known.
   *
   * @example expect(report).toViolate('kubernetes/owner-label', { subject: { name: 'orders' } })
   */
  toViolate<Rule extends KnownRule>(rule: Rule, partial?: PartialFinding<Rule>): Result;
  /**
   * Passes when any rule has a finding that holds `partial`; throws where none does and not everything could be told.
   *
   * @example expect(report).toHaveFinding({ severity: 'critical', subject: { owner: 'team-orders' } })
   */
  toHaveFinding<Rule extends KnownRule>(partial: PartialFindingOfAnyRule<Rule>): Result;
  /**
   * Passes when every finding, of whatever severity, is known to the baseline or waived; throws where none is new and not
   * everything could be told, or nothing was examined.
   *
   * @example expect(report).toHaveNoNewFindings()
   */
  toHaveNoNewFindings(): Result;
  /**
   * Passes when one rule examined at least `minimum` units, or of each unit that is named so many. What several rules examined
   * counts once. Throws for a unit that no rule examines, and when nothing was examined.
   *
   * @example expect(report).toHaveExamined({ workload: 12, service: 3 })
   */
  toHaveExamined(minimum: number | ExaminedUnits): Result;
  /**
   * Passes when the report reaches a level of its scorecard: one of `levels`, or without them `level 1` to `level 5`, by severity;
   * throws when nothing but what nobody can tell holds it back.
   *
   * @example expect(report).toReachLevel('silver', { levels })
   */
  toReachLevel(level: string, options?: { readonly levels?: readonly Level[] }): Result;
}

/** The matchers inside another expectation: `expect(save).toHaveBeenCalledWith(expect.toComply())`. */
export type AsymmetricArchfitMatchers = ArchfitMatchers<AsymmetricMatcher>;
