import type { Finding, RuleId } from '../../report/index.js';
import { fingerprint } from '../fingerprint.js';
import type { HoldingWaiver } from './judge-waivers.js';
import type { RuleInfo } from '../judged-rule.js';
import type { WaiverSubject } from './waiver.js';

/** Rules that keep critical workloads at two replicas, by what they find fault with. */
const replicaRules: ReadonlyMap<RuleId, (finding: Finding) => string> = new Map([
  ['kubernetes/critical-min-replicas', (finding) => `critical ${nameSubject(finding)} runs`],
  [
    'kubernetes/critical-hpa-min-replicas',
    (finding) => `${nameSubject(finding)} lets a critical workload run`,
  ],
]);

/** A finding with its state, and the waivers that hold for it. */
export interface SettledFinding {
  readonly finding: Finding;
  readonly holding: readonly HoldingWaiver[];
}

/**
 * Judges the waivers of critical workloads with too few replicas: each workload has to be named, by somebody who says who accepts
 * the risk. What a baseline knows is no exception that anybody took, and shrinks by itself; a team that wants none of it there says
 * `baseline: never` of the two rules.
 */
export function findUndocumentedExceptions(
  settled: readonly SettledFinding[],
  rule: RuleInfo,
): { readonly examined: number; readonly findings: readonly Finding[] } {
  const excepted = settled.filter(
    ({ finding }) => replicaRules.has(finding.rule) && finding.state === 'waived',
  );
  return {
    examined: excepted.length,
    findings: excepted.flatMap(({ finding, holding }) => {
      const how = explainUndocumented(finding, holding);
      return how === undefined ? [] : [toFinding(finding, how, rule)];
    }),
  };
}

/** By what the finding is waived, where that does not do. */
function explainUndocumented(
  finding: Finding,
  holding: readonly HoldingWaiver[],
): string | undefined {
  const written = holding.filter(({ entry }) => entry.origin === 'file');
  if (written.length === 0) {
    return 'by an annotation of its own: name it in the file of waivers, with who accepted the risk';
  }
  const naming = written.filter(
    ({ waiver: { covers } }) =>
      namesWorkload(covers.subject, finding) || covers.fingerprints !== undefined,
  );
  const ids = (naming.length > 0 ? naming : written).map(({ entry }) => entry.id).join(', ');
  if (naming.length === 0) {
    return `by the waiver ${ids}, which does not name it alone: give it the kind, name and namespace of the subject`;
  }
  return naming.some(({ waiver }) => waiver.acceptedBy !== undefined)
    ? undefined
    : `by the waiver ${ids}, which does not say who accepted the risk: give it acceptedBy`;
}

/** Equal names stand in several namespaces, and for objects of several kinds. */
function namesWorkload(named: WaiverSubject | undefined, { subject }: Finding): boolean {
  return (
    named?.name !== undefined &&
    named.kind !== undefined &&
    (named.namespace !== undefined || subject.namespace === undefined)
  );
}

function toFinding(finding: Finding, how: string, rule: RuleInfo): Finding {
  const { environment, subject, path, location, details } = finding;
  const minimum = typeof details['minimum'] === 'number' ? details['minimum'] : 2;
  const what = replicaRules.get(finding.rule)?.(finding) ?? nameSubject(finding);
  return {
    fingerprint: fingerprint({
      rule: rule.id,
      environment,
      subject: subject.id,
      path: [finding.rule, path ?? ''],
      object: null,
    }),
    ...(environment !== undefined && { environment }),
    rule: rule.id,
    severity: rule.severity,
    message: `${what} below ${minimum} replicas ${how}`,
    subject,
    ...(path !== undefined && { path }),
    ...(location && { location }),
    related: [],
    details: { waived: finding.fingerprint },
    state: 'new',
    remediation: rule.remediation,
    docs: rule.docs,
  };
}

function nameSubject({ subject: { kind, id, name = id } }: Finding): string {
  return `${kind} ${name}`;
}
