import { describe, expect, test } from '@jest/globals';
import { mergeReports } from '../../src/index.js';
import { joinReports } from '../../src/report/join-reports.js';
import type { Check, FailOn, FitnessReport, Target } from '../../src/report/index.js';
import { parseReport } from '../../src/report-file/parse-report.js';
import { type Format, formats, loadReporter, wholeText } from '../../src/reporters/index.js';
import {
  acceptedReport,
  fullReport,
  sampleCheck,
  sampleFinding,
  sampleProblem,
  sampleReport,
} from '../reporters/sample-report.js';

const of = (target: Target, ...checks: readonly Check[]): FitnessReport => ({
  ...sampleReport(checks.length > 0 ? { checks } : {}),
  target,
});

const found = (owner?: string) =>
  sampleCheck({
    findings: [
      sampleFinding({
        subject: { kind: 'Deployment', id: 'apps/Deployment/shop/web', ...(owner && { owner }) },
      }),
    ],
  });

const two = [of({ service: 'orders' }, found('team-o')), of({ service: 'catalog' }, found())];

describe('reports of several repositories', () => {
  const merged = joinReports(two.map((report) => ({ report })));

  test('become one check for each rule, whose findings keep their fingerprints and name their service', () => {
    expect(merged.checks).toHaveLength(1);
    const [check] = merged.checks;
    expect(check?.evidence).toEqual({ unit: 'workload', examined: 6 });
    expect(check?.findings).toMatchObject([
      {
        service: 'catalog',
        fingerprint: 'v1:0123456789abcdef',
        location: { uri: 'catalog/web.yaml' },
      },
      {
        service: 'orders',
        fingerprint: 'v1:0123456789abcdef',
        location: { uri: 'orders/web.yaml' },
      },
    ]);
    expect(merged.inputs.map(({ uri }) => uri)).toEqual(['catalog/web.yaml', 'orders/web.yaml']);
    expect(merged.verdict.gate).toBe('closed');
    expect(merged.merged?.parts.map(({ name, verdict }) => [name, verdict.gate])).toEqual([
      ['catalog', 'closed'],
      ['orders', 'closed'],
    ]);
  });

  test.each([
    [
      'service',
      [
        ['catalog', 1],
        ['orders', 1],
      ],
    ],
    [
      'owner',
      [
        ['', 1],
        ['team-o', 1],
      ],
    ],
  ] as const)('are told by %s', (by, groups) => {
    const { merged: from } = joinReports(
      two.map((report) => ({ report })),
      { by },
    );
    expect(from?.groups.map(({ name, new: count }) => [name, count])).toEqual(groups);
  });

  test('do not depend on the order of the files', () => {
    const other = joinReports(two.toReversed().map((report) => ({ report })));
    expect(other).toEqual(merged);
  });

  test.each<[string, Check['outcome'], readonly Check[]]>([
    ['an error', 'error', [sampleCheck({ outcome: 'error', message: 'it threw' }), found()]],
    ['a finding', 'fail', [found(), sampleCheck()]],
    [
      'a doubt',
      'not-evaluated',
      [sampleCheck({ outcome: 'not-evaluated', message: 'unknown' }), sampleCheck()],
    ],
    [
      'nothing to judge beside a pass',
      'pass',
      [
        sampleCheck({ outcome: 'not-applicable', evidence: { unit: 'workload', examined: 0 } }),
        sampleCheck(),
      ],
    ],
  ])('have with %s the outcome %s', (_, outcome, checks) => {
    const reports = checks.map((check, index) => of({ service: `s${index}` }, check));
    const [check] = joinReports(reports.map((report) => ({ report }))).checks;
    expect(check?.outcome).toBe(outcome);
  });

  test('are undecided by the problem of one of them, which is told with its repository', () => {
    const broken = {
      ...sampleReport({ problems: [sampleProblem] }),
      target: { service: 'orders' },
    };
    const { verdict } = joinReports([{ report: broken }, { report: of({ service: 'web' }) }]);
    expect(verdict).toMatchObject({
      gate: 'undecided',
      reasons: ['orders/bad.yaml:7: the document is not YAML'],
    });
  });

  const withLimit = (service: string, failOn: FailOn) => ({
    ...sampleReport({ failOn }),
    target: { service },
  });

  test.each<[string, readonly FitnessReport[], string]>([
    ['none', [], 'there is no report to join'],
    [
      'one service twice',
      [two[0], two[0]].flatMap((each) => each ?? []),
      'two reports are of orders',
    ],
    ['no service', [sampleReport()], 'does not say which service'],
    [
      'several limits',
      [withLimit('a', 'high'), withLimit('b', 'low')],
      'different severities: high, low',
    ],
    ['what is joined already', [merged], 'of several repositories already'],
  ])('are refused: %s', async (_, reports, message) => {
    await expect(mergeReports(reports)).rejects.toMatchObject({
      code: 'reports-differ',
      message: expect.stringContaining(message),
    });
  });

  test('close on what the caller says, whatever their own limits are', async () => {
    const reports = [withLimit('a', 'high'), withLimit('b', 'low')];
    const { verdict } = await mergeReports(reports, { failOn: 'medium' });
    expect(verdict).toMatchObject({ gate: 'open', failOn: 'medium' });
  });

  test('of one service are told apart by their environments, and by names where there is no service', async () => {
    const reports = [
      of({ service: 'orders', environment: 'dev' }),
      of({ service: 'orders', environment: 'prod' }),
      sampleReport(),
    ];
    const { merged: from } = await mergeReports(reports, { names: ['a', 'b', 'c'] });
    expect(from?.parts.map(({ name }) => name)).toEqual(['c', 'orders (dev)', 'orders (prod)']);
  });
});

describe('a joined report', () => {
  const full = joinReports([
    { report: { ...fullReport(), target: { service: 'orders' } } },
    { report: { ...acceptedReport(), target: { service: 'we|b' } } },
  ]);

  test.each(formats.map((format): [Format] => [format]))('is rendered as %s', async (format) => {
    const text = wholeText((await loadReporter(format))(full, { color: false }));
    expect(text).toContain('orders');
    expect(text.replaceAll(/<script[\s\S]*?<\/script>/g, '')).not.toContain('undefined');
  });

  test('tells in text and Markdown what was found for whom', async () => {
    const render = async (format: Format) =>
      wholeText((await loadReporter(format))(full, { color: false }));
    expect(await render('text')).toContain('by service\n  orders: gate closed, 1 new (worst high)');
    expect(await render('markdown')).toContain('| we&#124;b | closed | 3 new');
  });

  test('is read again', async () => {
    const merged = joinReports(two.map((report) => ({ report })));
    expect(await parseReport('m.json', JSON.stringify(merged))).toEqual(merged);
  });
});
