import { plural, type RuleId } from '../../report/index.js';
import { findRule, type NamedRule } from '../find-rule.js';
import type { JudgedRule } from '../judged-rule.js';

/** A control that does not hold, and why: "did not run". */
export interface FailedControl {
  readonly control: RuleId;
  readonly why: string;
}

/**
 * The controls that do not hold. One holds that was judged without a doubt, looked at something and found nothing, accepted or not.
 *
 * @param environment - of the findings that are to be waived; undefined for all
 */
export function findFailedControls(
  controls: readonly RuleId[],
  environment: string | undefined,
  judged: readonly JudgedRule[],
  rules: readonly NamedRule[],
): readonly FailedControl[] {
  return controls.flatMap((control) => {
    const id = findRule(rules, control)?.id;
    const why = explainFailure(
      judged.find(({ rule }) => rule.id === id),
      environment,
    );
    return why === undefined ? [] : [{ control, why }];
  });
}

function explainFailure(
  result: JudgedRule | undefined,
  environment: string | undefined,
): string | undefined {
  if (result === undefined) return 'did not run';
  const found = result.findings.filter(
    // What has no environment concerns them all.
    (finding) =>
      environment === undefined ||
      finding.environment === undefined ||
      finding.environment === environment,
  ).length;
  if (found > 0) return `has ${plural(found, 'finding')}`;
  if (!result.isDecided) return 'could not be decided';
  const examined =
    environment === undefined
      ? result.examined
      : (result.examinedIn.get(environment) ?? 0) + (result.examinedIn.get(undefined) ?? 0);
  return examined === 0 ? 'had nothing to judge' : undefined;
}
