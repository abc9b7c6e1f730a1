import type { Place } from '../document.js';

/** A risk of a register, with what is to tell that it comes true. */
export interface Risk {
  readonly place: Place;
  /** As the register names it: `RISK-003`. */
  readonly key: string;
  readonly title?: string;
  readonly severity?: string;
  readonly detective: readonly DetectiveControl[];
  /** To dashboards, runbooks and other documents, of the risk and of its controls, each once. */
  readonly links: readonly RiskLink[];
}

export interface RiskLink {
  readonly url: string;
  readonly place: Place;
}

/** What is to tell that a risk comes true. */
export interface DetectiveControl {
  /** `other` is prose, which nobody can look up. */
  readonly kind: 'alert' | 'dashboard' | 'other';
  readonly name: string;
  readonly place: Place;
}
