import type { ArchfitError, RuleId } from '../report/index.js';
import { type AbortKind, InputError, PolicyAbort } from './engine/index.js';
import type { Violation } from './violation.js';

/** Judges facts by the rules that were selected of a pack. */
export interface RuleJudge {
  /** Whether it may say different things of equal objects in different files. */
  readonly asksForFile: boolean;
  /**
   * Whether some selected rule judges objects of this kind. Asked once a pair, so that what no rule applies to is never
   * serialised.
   */
  judgesKind(apiVersion: string, kind: string): boolean;
  /**
   * @param object - one object of Kubernetes, or one document
   * @param uri - the file that it is from, for rules that ask for it
   * @throws what {@link isRefusedInput} recognises when the object cannot be judged by any rule
   */
  judgeObject(object: unknown, uri: string): ObjectJudgement;
  /** @throws what {@link isRefusedInput} recognises when the facts cannot be judged by any rule */
  judgeSet(facts: unknown): SetJudgement;
}

/** Why the policy of a rule could not be relied on. */
export interface PolicyFailure {
  readonly rule: RuleId;
  readonly message: string;
}

/** What the object-scope rules said of one object: a rule that applies has an entry, empty where it found nothing. */
export interface ObjectJudgement {
  readonly violations: ReadonlyMap<RuleId, readonly Violation[]>;
  readonly failures: readonly PolicyFailure[];
}

/** What the set-scope rules said of one set. */
export interface SetJudgement {
  readonly rules: ReadonlyMap<RuleId, SetRuleJudgement>;
  readonly failures: readonly PolicyFailure[];
}

export interface SetRuleJudgement {
  readonly violations: readonly Violation[];
  readonly undecided: readonly Violation[];
  /** Ids of the subjects that the rule looked at. */
  readonly examined: readonly string[];
}

/** Aborts by which an input asks for more than there is. */
const exhaustions: readonly AbortKind[] = ['memory', 'depth', 'time'];

/** Whether the input itself is at fault, and no rule: it is not JSON, too large, nested too deeply, or takes too long. */
export function isRefusedInput(error: unknown): error is ArchfitError {
  return (
    error instanceof InputError ||
    (error instanceof PolicyAbort && exhaustions.includes(error.kind))
  );
}
