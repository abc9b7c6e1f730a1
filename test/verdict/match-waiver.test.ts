import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/report/index.js';
import { applyTexts, cpu, foundBy, judge, sampleFinding } from './sample-run.js';

const about = (cover: string) => `waivers:
  - rule: kubernetes/cpu-limit
    owner: team-web
    reason: The load test is in January.
    expires: 2027-01-31
${cover.replaceAll(/^/gm, '    ')}
`;

const web = sampleFinding({ environment: 'prod' });

const covers: readonly [title: string, cover: string, finding: Finding, isCovered: boolean][] = [
  ['the kind', 'subject: {kind: Deployment}', web, true],
  ['another kind', 'subject: {kind: StatefulSet}', web, false],
  [
    'all fields',
    'subject: {kind: Deployment, name: web, namespace: shop, environment: prod}',
    web,
    true,
  ],
  [
    'all fields but one',
    'subject: {kind: Deployment, name: web, namespace: blog, environment: prod}',
    web,
    false,
  ],
  ['another environment', 'subject: {environment: staging}', web, false],
  [
    'an environment, of a finding that has none',
    'subject: {environment: prod}',
    sampleFinding(),
    false,
  ],
  ['a part of the name', 'subject: {name: we}', web, false],
  ['a glob', 'paths: rendered/**', web, true],
  [
    'a glob over folders that start with a dot',
    'paths: "**/*.yaml"',
    sampleFinding({ uri: '.rendered/web.yaml' }),
    true,
  ],
  ['one of several globs', 'paths: [charts/**, "rendered/*.yaml"]', web, true],
  ['another glob', 'paths: charts/**', web, false],
  ['a subject and another glob', 'subject: {name: web}\npaths: charts/**', web, false],
  ['a fingerprint', `fingerprint: ${web.fingerprint}`, web, true],
  [
    'one of several fingerprints',
    `fingerprint: ["v1:${'0'.repeat(32)}", "${web.fingerprint}"]`,
    web,
    true,
  ],
  ['another fingerprint', `fingerprint: "v1:${'0'.repeat(32)}"`, web, false],
];

describe('a waiver covers a finding by', () => {
  test.each(covers)('%s', async (_, cover, finding, isCovered) => {
    const applied = await applyTexts({ judged: judge([finding]), waivers: about(cover) });
    expect(foundBy(applied, 'waiver/malformed')).toEqual([]);
    expect(applied.findings.get(cpu.id)?.[0]?.state).toBe(isCovered ? 'waived' : 'new');
  });

  test('no glob when the finding has no place', async () => {
    const { location, ...finding } = web;
    expect(location).toBeDefined();
    const applied = await applyTexts({ judged: judge([finding]), waivers: about('paths: "**"') });
    expect(applied.findings.get(cpu.id)?.[0]?.state).toBe('new');
  });
});

test('a waived finding carries all that its waiver says', async () => {
  const applied = await applyTexts({
    judged: judge([web]),
    waivers: about(`subject: {name: web}
acceptedBy: [Head of Operations, Security Owner]
riskId: RISK-7
reviewDate: 2026-12-01
ticket: SHOP-12
controls: [kubernetes/owner-label]`),
  });
  expect(applied.findings.get(cpu.id)).toEqual([
    {
      ...web,
      state: 'waived',
      waiver: {
        id: 'RISK-7',
        owner: 'team-web',
        reason: 'The load test is in January.',
        expires: '2027-01-31',
        acceptedBy: ['Head of Operations', 'Security Owner'],
        riskId: 'RISK-7',
        reviewDate: '2026-12-01',
        ticket: 'SHOP-12',
        controls: ['kubernetes/owner-label'],
        location: expect.objectContaining({ uri: 'waivers.yaml', pointer: '/waivers/0' }),
      },
    },
  ]);
  expect(applied.waivers).toEqual([
    {
      id: 'RISK-7',
      state: 'active',
      rule: cpu.id,
      owner: 'team-web',
      reason: 'The load test is in January.',
      expires: '2027-01-31',
      findings: 1,
      location: expect.objectContaining({ uri: 'waivers.yaml', pointer: '/waivers/0' }),
    },
  ]);
});

test('of several waivers the first that holds waives, and all that cover count as used', async () => {
  const entry = (ticket: string, expires: string) => `  - rule: kubernetes/cpu-limit
    subject: {name: web}
    owner: team-web
    reason: later
    ticket: ${ticket}
    expires: ${expires}
`;
  const applied = await applyTexts({
    judged: judge([web]),
    waivers: `waivers:
${entry('EXPIRED', '2026-01-01')}${entry('FIRST', '2027-01-01')}${entry('SECOND', '2027-01-01')}`,
  });
  expect(applied.findings.get(cpu.id)?.[0]?.waiver?.id).toBe('FIRST');
  expect(applied.waivers?.map(({ id, state, findings }) => [id, state, findings])).toEqual([
    ['EXPIRED', 'expired', 0],
    ['FIRST', 'active', 1],
    ['SECOND', 'active', 1],
  ]);
});

test('findings keep their order, and what no waiver covers stays as it was', async () => {
  const findings = ['a', 'web', 'z'].map((name) => sampleFinding({ name }));
  const applied = await applyTexts({
    judged: judge(findings),
    waivers: about('subject: {name: web}'),
  });
  const settled = applied.findings.get(cpu.id) ?? [];
  expect(settled.map(({ subject }) => subject.name)).toEqual(['a', 'web', 'z']);
  expect([settled[0], settled[2]]).toEqual([findings[0], findings[2]]);
});
