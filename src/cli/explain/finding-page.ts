import type { Finding, Location } from '../../report/index.js';

/** A finding with everything that is known of it. */
export interface FindingPage {
  /** Title of its rule. */
  readonly title: string;
  readonly finding: Finding;
  readonly rationale?: string;
  /** Its entry in the baseline; it is new nevertheless where it got worse since. */
  readonly acceptedAt?: Location;
  /** The waiver that it rests on. */
  readonly waiverAt?: Location;
  /** An entry for the file of waivers that covers it; absent where its rule forbids waivers. */
  readonly waiverText?: string;
  /** Relative to the root of the configuration. */
  readonly waiverFile?: string;
}
