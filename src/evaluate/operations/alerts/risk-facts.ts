/** Of `input`. */
export interface RisksFacts {
  readonly risks: Readonly<Record<string, RiskFacts>>;
}

/** A risk of a register: `input.risks[id]`. */
export interface RiskFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** As the register names it: `RISK-003`. */
  readonly key: string;
  readonly title?: string;
  readonly severity?: string;
  /** What is to tell that it comes true, in the order of the register. */
  readonly detective: readonly DetectiveControlFacts[];
}

export interface DetectiveControlFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** `other` is prose, which nobody can look up. */
  readonly kind: 'alert' | 'dashboard' | 'other';
  readonly name: string;
}
