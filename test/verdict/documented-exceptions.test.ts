import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/report/index.js';
import { formatBaseline } from '../../src/verdict/baseline/format-baseline.js';
import {
  applyTexts,
  foundBy,
  judge,
  now,
  replicas,
  sampleFinding,
  sampleReport,
} from './sample-run.js';

const documented = 'kubernetes/replicas-exception-documented';
const payments = sampleFinding({
  rule: replicas.id,
  name: 'payments',
  path: 'spec.replicas',
  details: { minimum: 2 },
});

const waiver = (more: string) => `waivers:
  - rule: kubernetes/critical-min-replicas
    owner: team-payments
    reason: One pod until the ledger can be shared.
    expires: 2027-01-31
${more.replaceAll(/^/gm, '    ')}
`;

const none = 'waivers: []';

async function applyTo(finding: Finding, waivers: string, isAccepted = false) {
  const judged = judge([finding]);
  const { text } = formatBaseline(sampleReport(judged), undefined, {
    now,
    neverRules: new Set(),
    judgedEnvironments: [],
  });
  return applyTexts({ judged, waivers, ...(isAccepted && { baseline: text }) });
}

const cases: readonly [title: string, waivers: string, message: string | undefined][] = [
  [
    'names it and says who accepted',
    waiver(
      'subject: {kind: Deployment, name: payments, namespace: shop}\nacceptedBy: Head of Payments',
    ),
    undefined,
  ],
  [
    'gives its fingerprint and says who accepted',
    waiver(`fingerprint: ${payments.fingerprint}\nacceptedBy: [Head of Payments]`),
    undefined,
  ],
  [
    'does not say who accepted',
    waiver('subject: {kind: Deployment, name: payments, namespace: shop}\nticket: PAY-1'),
    'critical Deployment payments runs below 2 replicas by the waiver PAY-1, which does not say who accepted the risk: give it acceptedBy',
  ],
  [
    'covers whatever has its name',
    waiver('subject: {name: payments}\nticket: PAY-1\nacceptedBy: Head of Payments'),
    'critical Deployment payments runs below 2 replicas by the waiver PAY-1, which does not name it alone: give it the kind, name and namespace of the subject',
  ],
  [
    'covers the whole namespace',
    waiver('subject: {namespace: shop}\nticket: PAY-1\nacceptedBy: Head of Payments'),
    'critical Deployment payments runs below 2 replicas by the waiver PAY-1, which does not name it alone: give it the kind, name and namespace of the subject',
  ],
];

describe('a critical workload below two replicas whose waiver', () => {
  test.each(cases)('%s', async (_, waivers, message) => {
    const applied = await applyTo(payments, waivers);
    expect(applied.exceptionRules.get(documented)?.examined).toBe(1);
    expect(foundBy(applied, documented).map((finding) => finding.message)).toEqual(
      message === undefined ? [] : [message],
    );
  });
});

test('an undocumented exception is found where its workload stands', async () => {
  const applied = await applyTo(payments, waiver('subject: {namespace: shop}'));
  expect(foundBy(applied, documented)).toMatchObject([
    { severity: 'high', subject: payments.subject, location: payments.location },
  ]);
});

test('what a baseline knows is no exception that anybody took', async () => {
  const applied = await applyTo(payments, none, true);
  expect(applied.findings.get(replicas.id)?.[0]?.state).toBe('known');
  expect(applied.exceptionRules.get(documented)).toEqual({ examined: 0, findings: [] });
});

test('a critical workload that excepts itself by an annotation is an undocumented exception', async () => {
  const applied = await applyTexts({
    judged: judge([payments]),
    options: { annotations: true },
    context: {
      annotations: [
        {
          name: 'kubernetes.critical-min-replicas',
          value: '2027-01-31: later',
          subject: { ...payments.subject, owner: 'team-payments' },
          location: { uri: 'rendered/web.yaml' },
        },
      ],
    },
  });
  expect(applied.findings.get(replicas.id)?.[0]?.state).toBe('waived');
  expect(foundBy(applied, documented)[0]?.message).toMatch(/by an annotation of its own/);
});

test('one that nothing accepts fails by its own rule, and is no exception', async () => {
  const applied = await applyTo(payments, none);
  expect(applied.exceptionRules.get(documented)).toEqual({ examined: 0, findings: [] });
});

test('an accepted finding of another rule is none of these exceptions', async () => {
  const applied = await applyTo(sampleFinding(), none, true);
  expect(applied.exceptionRules.get(documented)).toEqual({ examined: 0, findings: [] });
});
