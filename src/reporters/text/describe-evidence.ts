import { type Check, type NotSelected, plural } from '../../report/index.js';
import { describeNotJudged } from '../describe-not-judged.js';
import { groupMissingInputs } from '../missing-inputs.js';
import { visible } from '../../report/wording/visible.js';
import { type Colors, paintOutcome } from './colors.js';

/** Every check with what it looked at: a pass proves nothing without. */
export function describeEvidence(checks: readonly Check[], colors: Colors): string {
  if (checks.length === 0) return '';
  const width = Math.max(...checks.map((check) => check.rule.length));
  return [
    colors.bold('examined'),
    ...checks.map((check) => {
      const rule = check.rule.padEnd(width);
      return `  ${paintOutcome(check.outcome, colors)} ${rule}  ${colors.dim(evidence(check))}`;
    }),
  ].join('\n');
}

function evidence(check: Check): string {
  const examined = plural(check.evidence.examined, check.evidence.unit);
  const states = (['new', 'known', 'waived'] as const).flatMap((state) => {
    const count = check.findings.filter((finding) => finding.state === state).length;
    return count > 0 ? [state === 'new' ? plural(count, 'finding') : `${count} ${state}`] : [];
  });
  const undecided = check.undecided.length > 0 ? [`${check.undecided.length} undecided`] : [];
  const reason =
    (check.outcome === 'not-applicable' || check.outcome === 'not-evaluated') &&
    check.message !== undefined
      ? [visible(check.message)]
      : [];
  const unknown = describeNotJudged(check);
  const notJudged = unknown === undefined ? [] : [visible(unknown)];
  return [examined, ...states, ...undecided, ...notJudged, ...reason].join(', ');
}

/** The rules that did not run, by reason. */
export function describeNotSelected(notSelected: readonly NotSelected[], colors: Colors): string {
  if (notSelected.length === 0) return '';
  const off = notSelected.filter((rule) => rule.reason === 'off');
  const others = notSelected.filter((rule) => rule.reason === 'not-asked');
  return [
    colors.bold('not selected'),
    ...(off.length > 0
      ? [`  ${plural(off.length, 'rule')} switched off: ${off.map(({ rule }) => rule).join(', ')}`]
      : []),
    ...(others.length > 0 ? [`  ${plural(others.length, 'other rule')} not asked for`] : []),
    ...groupMissingInputs(notSelected).map(
      ({ says, rules, hints }) =>
        `  ${visible(says)}: ${rules.join(', ')}. ${visible(hints.join(' '))}`,
    ),
  ].join('\n');
}
