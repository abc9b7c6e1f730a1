import type { Expression, Selector } from '../promql/index.js';
import type { RecordingRule } from '../rules/index.js';

/** What the names of recording rules stand for. */
export class Recordings {
  readonly #expressions = new Map<string, Expression[]>();

  constructor(rules: readonly RecordingRule[]) {
    for (const { name, expression } of rules) {
      if (expression === undefined) continue;
      this.#expressions.set(name, [...(this.#expressions.get(name) ?? []), expression]);
    }
  }

  /** Every expression that is recorded under the name of a selector. */
  of({ metric }: Selector): readonly Expression[] {
    return metric === undefined ? [] : (this.#expressions.get(metric) ?? []);
  }
}

/** A recording may be made of recordings; one that is made of itself ends here. */
export const maxRecordings = 8;
