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
}: {
  readonly checks?: readonly Check[];
  readonly problems?: readonly Problem[];
  readonly notSelected?: readonly NotSelected[];
  readonly failOn?: FailOn;
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
