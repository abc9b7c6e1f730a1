import type { Severity } from '../../../../report/index.js';
import type { ChangeDirection, ChangeVerdict } from '../contract-change.js';
import type { DiffProfile } from '../diff-profile.js';

/** One cell of the grid of changes. */
export interface GridRule {
  /** `direction.place.aspect.change`; stable for ever. */
  readonly id: string;
  readonly direction: ChangeDirection;
  readonly place: string;
  readonly aspect: string;
  readonly change: string;
  /** Whether it is about what a schema admits, or about the element around it. */
  readonly isOfSchema: boolean;
  /** What it means as a rule. A schema is judged by what it accepts: the verdict of a change in one may be milder. */
  readonly verdict: ChangeVerdict;
  /** Where a profile judges otherwise. */
  readonly profiles: Partial<Readonly<Record<DiffProfile, ChangeVerdict>>>;
  readonly severity: Severity;
  readonly title: string;
  /** Why the verdict is what it is. */
  readonly text: string;
  /** The rules of oasdiff that tell the same. */
  readonly oasdiff: readonly string[];
}

/** How grave a change is that nothing covers. */
export const severityOf: Readonly<Record<ChangeVerdict, Severity>> = {
  breaking: 'high',
  possible: 'medium',
  compatible: 'info',
  annotation: 'info',
};
