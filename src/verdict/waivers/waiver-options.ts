import type { RuleId } from '../../report/index.js';

/** Where waivers are read from, and what the owner of the gate allows. */
export interface WaiverOptions {
  /** A file of waivers, relative to the working directory. */
  readonly file?: string;
  /**
   * Whether an object may waive findings about itself by an annotation: true, or the rules for which it may. Default false, since
   * who writes the object is the one that is judged.
   */
  readonly annotations?: boolean | readonly RuleId[];
  /** Longest time from the day of the run to `expires`, in days. Default: no limit. */
  readonly maxDays?: number;
  /** From how many days before its end a waiver counts as expiring. Default 14. */
  readonly expiringDays?: number;
}
