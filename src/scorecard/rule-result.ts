import type { Check, Finding, FindingState, NotSelected, RuleId } from '../report/index.js';
import type { RuleResult, RuleState } from './scorecard.js';

/** What became of a rule that ran. */
export function resultOfCheck(check: Check, level: string): RuleResult {
  const { rule, title, severity, evidence, findings, remediation, docs } = check;
  const state = stateOf(check);
  const message = messageOf(check, state);
  return {
    rule,
    title,
    level,
    severity,
    state,
    holdsBack: holdsBack(state),
    findings: {
      new: countOf(findings, 'new'),
      known: countOf(findings, 'known'),
      waived: countOf(findings, 'waived'),
    },
    examined: evidence.examined,
    unit: evidence.unit,
    ...(message !== undefined && { message }),
    ...(remediation !== undefined && { remediation }),
    ...(docs !== undefined && { docs }),
  };
}

/** A rule that a level names, and that did not run; nobody can tell what it would have found. */
export function resultOfAbsent(
  rule: RuleId,
  level: string,
  notSelected: NotSelected | undefined,
): RuleResult {
  const why =
    notSelected === undefined
      ? 'no rule of the run is called so'
      : {
          off: 'it is switched off',
          'not-asked': 'it was not asked for',
          'input-missing': `it needs ${notSelected.missing ?? 'an input'}`,
        }[notSelected.reason];
  const hint = notSelected === undefined ? '' : `. ${notSelected.hint}`;
  return {
    rule,
    title: notSelected?.title ?? rule,
    level,
    severity: null,
    state: 'not-reported',
    holdsBack: true,
    findings: { new: 0, known: 0, waived: 0 },
    examined: 0,
    unit: 'unit',
    message: `did not run: ${why}${hint}`,
  };
}

function holdsBack(state: RuleState): boolean {
  return state === 'failed' || state === 'not-reported' || state === 'error';
}

/** A finding that a baseline knows is a fault all the same; that nobody answers for it by a date tells it from a waived one. */
export function isFault({ state }: Finding): boolean {
  return state !== 'waived';
}

/** In the order of outcomes: what failed comes before what is unknown. */
function stateOf({ outcome, findings, undecided, evidence }: Check): RuleState {
  if (outcome === 'error') return 'error';
  if (outcome === 'fail' || findings.some(isFault)) return 'failed';
  if (outcome === 'not-evaluated' || undecided.length > 0) return 'not-reported';
  if (findings.length > 0) return 'waived';
  if (outcome === 'not-applicable' || evidence.examined === 0) return 'not-applicable';
  return 'passed';
}

function messageOf({ message, undecided }: Check, state: RuleState): string | undefined {
  const [first, ...others] = undecided;
  if (state !== 'not-reported' || first === undefined) return message;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `cannot tell: ${first.message}${more}`;
}

function countOf(findings: readonly Finding[], state: FindingState): number {
  return findings.filter((finding) => finding.state === state).length;
}
