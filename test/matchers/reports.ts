import {
  type Check,
  countTotals,
  decideGate,
  type FailOn,
  type Finding,
  type FitnessReport,
  type NotSelected,
  type Problem,
} from '../../src/report/index.js';

export const ownerLabel = 'kubernetes/owner-label';
export const minReplicas = 'kubernetes/critical-min-replicas';

/** A finding of the owner rule on one Deployment, in its fourth line. */
export function makeFinding(name: string, changes: Partial<Finding> = {}): Finding {
  return {
    fingerprint: `v1:${name}`,
    rule: ownerLabel,
    severity: 'high',
    message: `Deployment ${name} names no owner`,
    subject: { kind: 'Deployment', id: `apps/Deployment/shop/${name}`, name, namespace: 'shop' },
    location: {
      uri: `shop/${name}.yaml`,
      pointer: '/metadata/labels',
      region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
    },
    related: [],
    details: { path: ['metadata', 'labels'], labels: ['owner'] },
    state: 'new',
    remediation: 'Set the label owner.',
    ...changes,
  };
}

/** A check of the owner rule over three workloads, passing unless it is changed. */
export function makeCheck(changes: Partial<Check> = {}): Check {
  return {
    rule: ownerLabel,
    title: 'Workloads name their owner',
    domain: 'kubernetes',
    severity: 'high',
    outcome: 'pass',
    evidence: { unit: 'workload', examined: 3 },
    findings: [],
    undecided: [],
    ...changes,
  };
}

/** A check of the owner rule that fails with these findings. */
export function makeFailingCheck(...findings: readonly Finding[]): Check {
  return makeCheck({ outcome: 'fail', findings });
}

export interface ReportParts {
  readonly checks?: readonly Check[];
  readonly problems?: readonly Problem[];
  readonly notSelected?: readonly NotSelected[];
  readonly failOn?: FailOn;
}

export function makeReport(parts: ReportParts): FitnessReport {
  const { checks = [], problems = [], notSelected = [], failOn = 'high' } = parts;
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: '0.0.0', opa: '0.0.0' },
    packs: [],
    inputs: [],
    checks,
    notSelected,
    problems,
    totals: countTotals(checks, [], problems),
    verdict: decideGate(checks, problems, failOn),
    evaluatedAt: '2030-01-01T00:00:00.000Z',
    durationMs: 0,
  };
}

export const unreadable: Problem = {
  code: 'yaml-invalid',
  message: 'the document is not YAML',
  location: {
    uri: 'shop/broken.yaml',
    region: { startLine: 7, startColumn: 1, endLine: 7, endColumn: 2 },
  },
  hint: 'Mend the document.',
};

export const switchedOff: NotSelected = {
  rule: minReplicas,
  title: 'Critical workloads keep two replicas',
  reason: 'off',
  hint: 'It is left out by except.',
};
