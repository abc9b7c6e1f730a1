import { type Check, type FitnessReport, isAtOrAbove, type Location } from '../../report/index.js';
import { describeNotJudged } from '../describe-not-judged.js';
import { sarifLocation } from './location.js';
import { sarifMessage } from './message.js';

interface Condition {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly location?: Location | undefined;
  readonly rule?: { readonly id: string; readonly index: number };
}

/** A SARIF notification: something about the run, not about what was judged. */
export function sarifNotification({ id, level, message, location, rule }: Condition) {
  return {
    descriptor: { id },
    level,
    message: sarifMessage(message),
    ...(rule && { associatedRule: rule }),
    ...(location && { locations: [sarifLocation(location)] }),
  };
}

/** What kept the run from judging: problems, policies that failed, what could not be told; never empty where the gate is undecided. */
export function executionConditions(report: FitnessReport): readonly Condition[] {
  const { problems, checks, verdict } = report;
  const conditions = [
    ...problems.map(({ code, message, hint, location }): Condition => ({
      id: code,
      level: 'error',
      message: `${message}. ${hint}`,
      location,
    })),
    ...checks.flatMap((check, index) => checkConditions(check, index, report)),
  ];
  const notJudged = checks.flatMap(unknownConditions);
  if (conditions.length > 0 || verdict.gate !== 'undecided') return [...conditions, ...notJudged];
  const message = verdict.reasons.join('; ');
  return [{ id: 'gate-undecided', level: 'error', message }, ...notJudged];
}

function unknownConditions(check: Check, index: number): readonly Condition[] {
  const says = describeNotJudged(check);
  if (says === undefined) return [];
  const rule = { id: check.rule, index };
  return [{ id: 'not-judged', level: 'note', message: `${check.rule}: ${says}`, rule }];
}

function checkConditions(check: Check, index: number, report: FitnessReport): Condition[] {
  const rule = { id: check.rule, index };
  const level = isAtOrAbove(check.severity, report.verdict.failOn) ? 'error' : 'warning';
  const failed: Condition[] =
    check.outcome === 'error'
      ? [
          {
            id: 'policy-failed',
            level: 'error',
            message: check.message ?? 'the policy failed',
            rule,
          },
        ]
      : [];
  const undecided = check.undecided.map(({ message, hint, location }): Condition => ({
    id: 'undecided',
    level,
    message: `cannot tell: ${message}${hint === undefined ? '' : `. ${hint}`}`,
    location,
    rule,
  }));
  const message = check.message ?? 'could not be evaluated';
  const notEvaluated: Condition[] =
    check.outcome === 'not-evaluated' && undecided.length === 0
      ? [{ id: 'not-evaluated', level, message, rule }]
      : [];
  return [...failed, ...undecided, ...notEvaluated];
}
