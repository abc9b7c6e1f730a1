import type { RuleId } from '../../../report/index.js';
import type { ConstraintMatch } from './constraint-match.js';

/** A Constraint: a ConstraintTemplate with parameters, for the objects that it matches. */
export interface GatekeeperConstraint {
  readonly rule: RuleId;
  readonly match: ConstraintMatch;
  /** With the defaults of the template's schema. */
  readonly parameters: unknown;
}
