import type { RuleId } from '../report/index.js';
import type { RuleInfo } from './judged-rule.js';

/** A rule about the exceptions themselves. It needs them to be configured, and is judged here, not by a policy. */
export interface ExceptionRule extends RuleInfo {
  readonly needs: 'waivers' | 'baseline';
}

type Described = Pick<
  ExceptionRule,
  | 'title'
  | 'description'
  | 'severity'
  | 'needs'
  | 'appliesTo'
  | 'notApplicable'
  | 'rationale'
  | 'remediation'
>;

function describeRule(id: RuleId, rule: Described): ExceptionRule {
  return {
    id,
    ...rule,
    domain: id.startsWith('kubernetes/') ? 'kubernetes' : 'gate',
    scope: 'set',
    parameters: {},
    requires: [],
    relatedResources: [],
    default: 'on',
    // An exception from the rules about exceptions would never end.
    baseline: 'never',
    waivers: 'never',
    aliases: [],
    notes: { since: '0.1.0', decisions: ['docs/adr/0006-exceptions-fail-toward-reporting.md'] },
    docs: `docs/rules/${id}.md`,
  };
}

const waivers = {
  needs: 'waivers',
  appliesTo: ['waiver'],
  notApplicable: 'there is no waiver',
} as const;

/** The rules about waivers and the baseline, in the order in which a waiver meets them. */
export const exceptionRules: readonly ExceptionRule[] = [
  describeRule('waiver/malformed', {
    ...waivers,
    title: 'Waivers can be understood',
    description:
      'Every waiver says which findings of which rule it covers, who answers for it, why, and until when. It names a rule that exists and can be waived, an environment that exists, and a day within the longest time that is allowed. An annotation waives only where the owner of the gate allows it.',
    severity: 'high',
    rationale:
      'A waiver with a fault waives nothing. Whoever wrote it believes the finding to be accepted, and whoever reads the file believes it too.',
    remediation: 'Correct what the message names, or remove the waiver.',
  }),
  describeRule('waiver/expired', {
    ...waivers,
    title: 'Waivers have not expired',
    description:
      'A waiver holds through its last day, in UTC. From the next day on, what it covered is new again.',
    severity: 'medium',
    rationale:
      'An exception is granted for a time. One that ends in silence is found out when the gate closes; one that stays in the file for ever hides which exceptions are real.',
    remediation:
      'Fix what it covered and remove it, or have the risk accepted again and give it a new day.',
  }),
  describeRule('waiver/unused', {
    ...waivers,
    title: 'Waivers waive something',
    description:
      'Every waiver covers at least one finding of this run, and the rules that it names as its controls pass. Only a run over everything that is configured can tell, and only about rules that ran and could decide.',
    severity: 'medium',
    rationale:
      'A waiver for what was fixed, moved or renamed waits for the next finding that happens to match it, and accepts it unseen. One whose controls do not pass rests on nothing.',
    remediation:
      'Remove the waiver; or correct what it names; or make its controls pass, until when its findings count as new.',
  }),
  describeRule('waiver/expiring', {
    ...waivers,
    title: 'Waivers are renewed or removed in time',
    description:
      'A waiver that holds has more days left than expiringDays (14 unless set), and the day of its review has not passed.',
    severity: 'low',
    rationale:
      'The day after its last one the gate may close on somebody who changed nothing. Two weeks are enough to fix the finding, or to have the risk accepted again.',
    remediation:
      'Fix what it covers and remove it, or have the risk accepted again and give it a new day.',
  }),
  describeRule('baseline/stale', {
    needs: 'baseline',
    appliesTo: ['accepted finding'],
    notApplicable: 'the baseline accepts no finding',
    title: 'The baseline accepts only what is still there',
    description:
      'Every finding that the baseline accepts is still found, by a rule that exists and allows it. Only a run over everything that is configured can tell what is gone, and only about rules that ran and could decide.',
    severity: 'low',
    rationale:
      'An entry for what was fixed lets the same finding come back unseen. Removing it is how a baseline shrinks.',
    remediation: 'Run archfit baseline, which removes what is not found any more.',
  }),
  describeRule('kubernetes/replicas-exception-documented', {
    needs: 'waivers',
    appliesTo: ['waived workload'],
    notApplicable: 'no critical workload below its replicas is waived',
    title: 'Critical workloads with too few replicas are documented exceptions',
    description:
      'A critical workload below its number of replicas is waived only by an entry in the file of waivers that names this very workload and says who accepted the risk (acceptedBy). A waiver for a whole folder or namespace, or an annotation of the workload itself is not enough. Where a baseline may not accept such a workload either, set baseline: never for the two rules.',
    severity: 'high',
    rationale:
      'Whoever runs a critical service on one pod accepts that it is down during every drain, rollout and crash. That is a decision of a person with a name, about one service.',
    remediation:
      'Run two replicas, or write a waiver with the kind, name and namespace of the subject, acceptedBy and a day into the file of waivers.',
  }),
];

/** Whether a rule is about the exceptions themselves: no policy judges it. */
export function isExceptionRule(rule: RuleInfo): rule is ExceptionRule {
  return exceptionRules.some(({ id }) => id === rule.id);
}
