import {
  type BaselineRef,
  type Check,
  countTotals,
  decideGate,
  type FailOn,
  type Finding,
  type FitnessReport,
  type NotSelected,
  type Problem,
  type WaiverRef,
  type WaiverState,
  type WaiverStatus,
} from '../../src/report/index.js';

/** A finding in one line of `web.yaml`, with whatever a test is about. */
export function sampleFinding(changes: Partial<Finding> = {}): Finding {
  return {
    fingerprint: 'v1:0123456789abcdef',
    rule: 'kubernetes/owner-label',
    severity: 'high',
    message: 'Deployment web names no owner',
    subject: { kind: 'Deployment', id: 'apps/Deployment/shop/web', name: 'web', namespace: 'shop' },
    location: {
      uri: 'web.yaml',
      pointer: '/metadata/labels',
      region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
      snippet: { startLine: 3, lines: ['metadata:', '  labels:', '    app: web'] },
    },
    related: [],
    details: { labels: ['owner'] },
    state: 'new',
    ...changes,
  };
}

/** A check over 3 workloads; with findings it fails, else it passes, unless told otherwise. */
export function sampleCheck(changes: Partial<Check> = {}): Check {
  const isNew = changes.findings?.some(({ state }) => state === 'new') === true;
  return {
    rule: 'kubernetes/owner-label',
    title: 'Workloads name their owner',
    domain: 'kubernetes',
    severity: 'high',
    outcome: isNew ? 'fail' : 'pass',
    evidence: { unit: 'workload', examined: 3 },
    findings: [],
    undecided: [],
    ...changes,
  };
}

/** A report whose totals and gate are those of its parts. */
export function sampleReport({
  checks = [sampleCheck()],
  problems = [],
  notSelected = [],
  failOn = 'high',
  baseline,
  waivers,
}: {
  readonly checks?: readonly Check[];
  readonly problems?: readonly Problem[];
  readonly notSelected?: readonly NotSelected[];
  readonly failOn?: FailOn;
  readonly baseline?: BaselineRef;
  readonly waivers?: readonly WaiverStatus[];
} = {}): FitnessReport {
  const inputs = [
    { uri: 'web.yaml', digest: `sha256:${'0'.repeat(64)}`, kind: 'kubernetes', units: 3 } as const,
  ];
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: '1.2.3', opa: '1.22.0' },
    packs: [],
    inputs,
    checks,
    notSelected,
    ...(baseline && { baseline }),
    ...(waivers && { waivers }),
    problems,
    totals: countTotals(checks, inputs, problems),
    verdict: decideGate(checks, problems, failOn),
    evaluatedAt: '2026-01-31T12:00:00.000Z',
    durationMs: 1234,
  };
}

export const sampleProblem: Problem = {
  code: 'yaml-invalid',
  message: 'the document is not YAML',
  location: { uri: 'bad.yaml', region: { startLine: 7, startColumn: 1, endLine: 7, endColumn: 2 } },
  hint: 'Mend the document.',
};

/** A report with every outcome, every state of a finding, a problem and rules that did not run. */
export function fullReport(failOn: FailOn = 'high'): FitnessReport {
  const waiver = { id: 'w-1', owner: 'team-web', reason: 'moves in May', expires: '2026-05-31' };
  const findings = [
    sampleFinding({ fingerprint: 'v1:aa', state: 'waived', waiver }),
    sampleFinding({ fingerprint: 'v1:bb', state: 'known' }),
    sampleFinding({ fingerprint: 'v1:cc', message: 'Deployment shop names no owner' }),
  ];
  return sampleReport({
    failOn,
    problems: [sampleProblem],
    notSelected: [
      { rule: 'kubernetes/cpu-limit', title: 'CPU limit', reason: 'off', hint: 'Switch it on.' },
      {
        rule: 'budget/connections',
        title: 'Connections',
        reason: 'input-missing',
        missing: 'a budget file',
        hint: 'Name one.',
      },
    ],
    checks: [
      sampleCheck({ findings }),
      sampleCheck({ rule: 'kubernetes/passes' }),
      sampleCheck({
        rule: 'kubernetes/settled',
        findings: findings
          .slice(0, 2)
          .map((finding) => ({ ...finding, rule: 'kubernetes/settled' })),
      }),
      sampleCheck({
        rule: 'kubernetes/nothing',
        outcome: 'not-applicable',
        message: 'no workload is critical',
        evidence: { unit: 'workload', examined: 0 },
      }),
      sampleCheck({
        rule: 'openapi/unsure',
        domain: 'openapi',
        outcome: 'not-evaluated',
        undecided: [{ message: 'the pool size is not declared', details: {}, hint: 'Declare it.' }],
      }),
      sampleCheck({
        rule: 'openapi/broken',
        domain: 'openapi',
        outcome: 'error',
        message: 'the policy threw',
      }),
    ],
  });
}

export const sampleBaseline: BaselineRef = {
  uri: 'archfit-baseline.json',
  digest: `sha256:${'1'.repeat(64)}`,
  entries: 6,
  fixed: 2,
};

export const sampleWaiver: WaiverRef = {
  id: 'RISK-7',
  owner: 'team-web',
  reason: 'moves to the new platform in May',
  expires: '2026-05-31',
};

export function sampleWaiverStatus(state: WaiverState, line = 2): WaiverStatus {
  const region = { startLine: line, startColumn: 5, endLine: line, endColumn: 9 };
  return {
    id: `waivers.yaml:${line}`,
    state,
    findings: 0,
    location: { uri: 'waivers.yaml', region },
  };
}

/**
 * A run of a team that lives with a baseline and waivers: one finding is new, one got worse, three are known, one is waived;
 * one waiver is about to end, one has ended.
 */
export function acceptedReport(): FitnessReport {
  const replicas = {
    rule: 'kubernetes/critical-min-replicas',
    message: 'critical Deployment shop must have at least 2 replicas: it has spec.replicas 0',
    details: { replicas: 0, minimum: 2 },
  };
  const owner = (name: string, line: number) => ({
    fingerprint: `v1:${name}`,
    message: `Deployment ${name} names no owner`,
    subject: { kind: 'Deployment', id: `apps/Deployment/shop/${name}`, name, namespace: 'shop' },
    path: 'metadata.labels',
    location: {
      uri: 'web.yaml',
      region: { startLine: line, startColumn: 3, endLine: line, endColumn: 9 },
      snippet: { startLine: line, lines: ['  labels:', '    app: web'] },
    },
  });
  const waiver = {
    ...sampleWaiver,
    acceptedBy: ['Head of Platform'],
    riskId: 'RISK-7',
    reviewDate: '2026-03-01',
    ticket: 'SHOP-12',
    controls: ['kubernetes/passes'],
  };
  const gate = { domain: 'gate', evidence: { unit: 'waiver', examined: 3 } } as const;
  const missing = (rule: string, input: string, hint: string): NotSelected => {
    return { rule, title: rule, reason: 'input-missing', missing: input, hint };
  };
  return sampleReport({
    baseline: sampleBaseline,
    waivers: [
      sampleWaiverStatus('active'),
      sampleWaiverStatus('expiring', 9),
      sampleWaiverStatus('expired', 16),
    ],
    notSelected: [
      missing('budget/connections', 'a budget file', 'Name one.'),
      missing('budget/pods', 'a budget file', 'Name one.'),
      missing('events/envelope', 'event schemas', 'Name a folder.'),
    ],
    checks: [
      sampleCheck({
        findings: [
          sampleFinding({ ...owner('cart', 4), state: 'known' }),
          sampleFinding(owner('web', 12)),
          sampleFinding({ ...owner('search', 30), state: 'waived', waiver }),
        ],
        rationale: 'An alert finds its team by this label.',
        remediation: 'Set the label owner.',
      }),
      sampleCheck({
        rule: replicas.rule,
        title: 'Critical workloads keep two replicas',
        findings: [
          sampleFinding({
            ...replicas,
            measure: { value: 0, unit: 'replicas', better: 'higher', accepted: 1 },
          }),
        ],
      }),
      sampleCheck({
        rule: 'kubernetes/schema-valid',
        title: 'Objects have the fields and types of their kind',
        outcome: 'pass',
        evidence: {
          unit: 'object',
          examined: 12,
          notJudged: ['Alert', 'Widget', 'Gadget', 'Route'].map((kind, index) => ({
            what: `${kind} (shop.example.test/v1)`,
            count: index + 1,
            reason: 'neither Kubernetes nor a CustomResourceDefinition has a schema of it',
          })),
        },
      }),
      sampleCheck({
        rule: 'kubernetes/settled',
        title: 'Containers limit CPU',
        findings: ['cart', 'web'].map((name) =>
          sampleFinding({ ...owner(name, 4), rule: 'kubernetes/settled', state: 'known' }),
        ),
        rationale: 'A rule that has only known findings does not say why.',
        remediation: 'Nor how.',
      }),
      sampleCheck({ ...gate, rule: 'waiver/malformed', title: 'Waivers can be read' }),
      sampleCheck({
        ...gate,
        rule: 'waiver/expired',
        title: 'Waivers that ended are taken out',
        severity: 'medium',
        findings: [
          sampleFinding({
            fingerprint: 'v1:ended',
            rule: 'waiver/expired',
            severity: 'medium',
            message: 'waiver SHOP-3 expired on 2026-01-01: 1 finding is back',
            subject: { kind: 'Waiver', id: 'SHOP-3' },
            location: sampleWaiverStatus('expired', 16).location,
          }),
        ],
      }),
    ],
  });
}
