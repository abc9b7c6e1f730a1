import { describe, expect, test } from '@jest/globals';
import {
  type Check,
  countTotals,
  decideGate,
  type Finding,
  isAtOrAbove,
  type Outcome,
  plural,
  type Problem,
  severities,
  type Severity,
} from '../../src/report/index.js';

function finding(severity: Severity, state: Finding['state'] = 'new'): Finding {
  return {
    fingerprint: 'v1:0',
    rule: 'topic/check',
    severity,
    message: 'something is wrong',
    subject: { kind: 'Deployment', id: 'apps/Deployment/web' },
    related: [],
    details: {},
    state,
  };
}

function check(outcome: Outcome, change: Partial<Check> = {}): Check {
  return {
    rule: 'topic/check',
    title: 'A check',
    domain: 'kubernetes',
    severity: 'high',
    outcome,
    evidence: { unit: 'workload', examined: 1 },
    findings: [],
    undecided: [],
    ...change,
  };
}

const problem: Problem = {
  code: 'yaml-invalid',
  message: 'a quote is never closed',
  location: { uri: 'a.yaml', region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 1 } },
  hint: 'Close it.',
};

describe('decideGate', () => {
  test.each<[string, readonly Check[], readonly Problem[], string]>([
    ['a pass', [check('pass')], [], 'open'],
    ['nothing to judge', [check('not-applicable')], [], 'open'],
    ['a new finding', [check('fail', { findings: [finding('high')] })], [], 'closed'],
    ['a finding below', [check('fail', { findings: [finding('medium')] })], [], 'open'],
    ['a known finding', [check('pass', { findings: [finding('high', 'known')] })], [], 'open'],
    ['a waived finding', [check('pass', { findings: [finding('high', 'waived')] })], [], 'open'],
    ['a policy that failed', [check('error')], [], 'undecided'],
    ['a check that was not evaluated', [check('not-evaluated')], [], 'undecided'],
    ['one of low severity', [check('not-evaluated', { severity: 'low' })], [], 'open'],
    ['a problem', [check('pass')], [problem], 'undecided'],
    [
      'a problem beside a finding',
      [check('fail', { findings: [finding('high')] })],
      [problem],
      'closed',
    ],
    ['no check at all', [], [], 'undecided'],
    [
      'a known finding beside something undecided',
      [check('not-evaluated', { undecided: [{ message: 'unknown', details: {} }] })],
      [],
      'undecided',
    ],
  ])('%s', (_, checks, problems, gate) => {
    expect(decideGate(checks, problems, 'high').gate).toBe(gate);
  });

  test('names what could not be read first, also when the gate is closed', () => {
    const checks = [check('fail', { findings: [finding('high'), finding('high')] })];
    expect(decideGate(checks, [problem, problem], 'high').reasons).toEqual([
      'a.yaml:3: a quote is never closed (and 1 more problem)',
      'topic/check: 2 new findings',
    ]);
  });

  test('never closes on findings when told so, and is still undecided by problems', () => {
    const checks = [check('fail', { findings: [finding('critical')] })];
    expect(decideGate(checks, [], 'never').gate).toBe('open');
    expect(decideGate(checks, [problem], 'never').gate).toBe('undecided');
  });

  test.each(severities)('closes on %s when told so, and on what is worse', (failOn) => {
    for (const severity of severities) {
      const { gate } = decideGate([check('fail', { findings: [finding(severity)] })], [], failOn);
      expect(gate).toBe(isAtOrAbove(severity, failOn) ? 'closed' : 'open');
    }
  });
});

test('countTotals counts outcomes, states and the severities of new findings', () => {
  const checks = [
    check('fail', { findings: [finding('high'), finding('low', 'known')] }),
    check('not-evaluated', { undecided: [{ message: 'unknown', details: {} }] }),
  ];
  const inputs = [{ uri: 'a.yaml', digest: 'sha256:0', kind: 'kubernetes' as const, units: 4 }];
  expect(countTotals(checks, inputs, [problem])).toEqual({
    checks: { error: 0, fail: 1, 'not-evaluated': 1, 'not-applicable': 0, pass: 0 },
    findings: { new: 1, known: 1, waived: 0 },
    severities: { critical: 0, high: 1, medium: 0, low: 0, info: 0 },
    undecided: 1,
    problems: 1,
    inputs: 1,
    units: 4,
  });
});

test.each([
  [1, 'ingress', '1 ingress'],
  [0, 'ingress', '0 ingresses'],
  [2, 'match', '2 matches'],
  [2, 'box', '2 boxes'],
  [2, 'policy', '2 policies'],
  [2, 'gateway', '2 gateways'],
  [3, 'workload', '3 workloads'],
])('plural of %i %s is %s', (count, noun, expected) => {
  expect(plural(count, noun)).toBe(expected);
});
