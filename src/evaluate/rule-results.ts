import type { Finding, Problem, RuleId, Undecided } from '../report/index.js';
import type { FileJudgement } from './judge-file.js';

/** What a run learnt about one rule. */
export interface RuleResult {
  readonly examined: number;
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** Why its policy could not be relied on. */
  readonly failures: readonly Problem[];
}

/** The same while the run goes on. */
interface GrowingResult {
  examined: number;
  readonly findings: Finding[];
  readonly undecided: Undecided[];
  readonly failures: Problem[];
}

/** What a run learnt about its rules, from files first and from sets then. */
export class RuleResults {
  readonly #results = new Map<RuleId, GrowingResult>();

  constructor(files: readonly FileJudgement[]) {
    for (const file of files) {
      for (const [rule, { examined, findings, failures }] of Object.entries(file.rules)) {
        const result = this.of(rule);
        result.examined += examined;
        for (const finding of findings) result.findings.push(finding);
        result.failures.push(...failures);
      }
    }
  }

  of(rule: RuleId): GrowingResult {
    let result = this.#results.get(rule);
    if (!result) {
      result = { examined: 0, findings: [], undecided: [], failures: [] };
      this.#results.set(rule, result);
    }
    return result;
  }
}
