import { describe, expect, test } from '@jest/globals';
import { wholeText } from '../../src/reporters/index.js';
import { text } from '../../src/reporters/text.js';
import type { Check, Finding, FitnessReport, NotSelected } from '../../src/report/index.js';
import {
  acceptedReport,
  fullReport,
  sampleBaseline,
  sampleCheck,
  sampleFinding,
  sampleProblem,
  sampleReport,
  sampleWaiver,
  sampleWaiverStatus,
} from './sample-report.js';

const render = (report: FitnessReport, options: Partial<Parameters<typeof text>[1]> = {}) =>
  wholeText(text(report, { color: false, ...options }));
const checkOf = (...findings: readonly Finding[]): Check =>
  sampleCheck({ findings, rationale: 'the reason', remediation: 'the remedy' });
const known = sampleFinding({ state: 'known', fingerprint: 'v1:known', message: 'an old one' });
const waived = sampleFinding({
  state: 'waived',
  fingerprint: 'v1:waived',
  message: 'an excepted one',
  waiver: sampleWaiver,
});

/** The part of a report about a rule, up to the empty line behind it. */
function sectionOf(output: string, rule = 'kubernetes/owner-label'): string {
  return output.split('\n\n').find((part) => part.startsWith(`${rule}  `)) ?? '';
}

describe('a new finding', () => {
  test('reads the same with a baseline and waivers as without', () => {
    const alone = render(sampleReport({ checks: [checkOf(sampleFinding())] }));
    const among = render(
      sampleReport({
        checks: [checkOf(known, sampleFinding())],
        baseline: sampleBaseline,
        waivers: [],
      }),
    );
    expect(sectionOf(alone)).toContain('✖ Deployment web names no owner\n    web.yaml:4:3\n');
    expect(sectionOf(among)).toBe(sectionOf(alone));
  });

  test('that a baseline knew and that got worse says what was accepted', () => {
    const measure = { value: 1, unit: 'replicas', better: 'higher', accepted: 2 } as const;
    const output = render(sampleReport({ checks: [checkOf(sampleFinding({ measure }))] }));
    expect(sectionOf(output)).toContain('\n    baseline replicas: 2 accepted, now 1\n');
  });

  test('says what to do about it where that is more than what its rule says', () => {
    const finding = sampleFinding({ remediation: 'Did you mean owner?' });
    const plain = sampleFinding({ remediation: 'the remedy' });
    const section = sectionOf(render(sampleReport({ checks: [checkOf(finding, plain)] })));
    expect(section.match(/^ +fix .*$/gm)).toEqual([
      '    fix Did you mean owner?',
      '  fix the remedy',
    ]);
  });

  test('with a measure that no baseline accepted says nothing of it', () => {
    const measure = { value: 1, unit: 'replicas', better: 'higher' } as const;
    const output = render(sampleReport({ checks: [checkOf(sampleFinding({ measure }))] }));
    expect(output).not.toContain('accepted');
  });
});

describe('a known finding', () => {
  const report = sampleReport({
    checks: [checkOf(known), sampleCheck({ rule: 'kubernetes/other', findings: [known] })],
    baseline: sampleBaseline,
  });

  test('is counted and not listed, and a line says how to see it', () => {
    const output = render(report);
    expect(output).not.toContain('an old one');
    expect(output).toContain('\n          2 known findings not listed: --verbose lists them\n');
  });

  test('is listed with its place on demand, without reason and remedy', () => {
    const output = render(report, { verbose: true });
    expect(sectionOf(output)).toBe(
      [
        'kubernetes/owner-label  high  Workloads name their owner',
        '  – an old one (known)',
        '    web.yaml:4:3',
      ].join('\n'),
    );
    expect(output).not.toContain('not listed');
  });
});

describe('a waived finding', () => {
  test('stands in two lines, and the second says who answers for it', () => {
    expect(sectionOf(render(sampleReport({ checks: [checkOf(waived)] })))).toBe(
      [
        'kubernetes/owner-label  high  Workloads name their owner',
        '  – an excepted one',
        '    waived until 2026-05-31 by team-web: moves to the new platform in May (RISK-7)',
      ].join('\n'),
    );
  });

  test('without a waiver is waived all the same', () => {
    const { waiver, ...bare } = waived;
    expect(waiver).toBeDefined();
    expect(render(sampleReport({ checks: [checkOf(bare)] }))).toContain(
      '– an excepted one\n    waived\n',
    );
  });
});

test('new findings come before what is accepted, wherever they stand', () => {
  const region = { startLine: 99, startColumn: 1, endLine: 99, endColumn: 2 };
  const late = sampleFinding({ message: 'a late one', location: { uri: 'z.yaml', region } });
  const section = sectionOf(
    render(sampleReport({ checks: [checkOf(known, waived, late)] }), { verbose: true }),
  );
  expect(section.match(/a late one|an old one|an excepted one/g)).toEqual([
    'a late one',
    'an old one',
    'an excepted one',
  ]);
});

describe('the summary', () => {
  const lineOf = (report: FitnessReport, key: string) =>
    render(report)
      .split('\n')
      .find((line) => line.startsWith(`${key} `));

  test.each([
    ['new findings alone', { checks: [checkOf(sampleFinding())] }, '1 new'],
    ['a baseline', { baseline: sampleBaseline }, '0 new, 0 known, 2 fixed'],
    ['waivers', { waivers: [sampleWaiverStatus('active')] }, '0 new, 0 waived'],
    [
      'all of them',
      {
        checks: [checkOf(sampleFinding(), known, waived)],
        baseline: sampleBaseline,
        waivers: [sampleWaiverStatus('active')],
      },
      '1 new, 1 known, 2 fixed, 1 waived',
    ],
  ])('with %s counts them', (_name, parts, expected) => {
    expect(lineOf(sampleReport(parts), 'findings')).toBe(`findings  ${expected}`);
  });

  test('is absent where there is neither finding nor baseline nor waiver', () => {
    expect(render(sampleReport())).not.toMatch(/^(findings|baseline|waivers) /m);
  });

  test.each([
    [0, 'archfit-baseline.json accepts 6 findings'],
    [2, 'archfit-baseline.json accepts 6 findings, 2 of them fixed: archfit baseline removes them'],
    [
      6,
      'archfit-baseline.json accepts 6 findings, all of them fixed: archfit baseline removes them',
    ],
  ])('says what the baseline accepts when %i are fixed', (fixed, expected) => {
    const report = sampleReport({ baseline: { ...sampleBaseline, fixed } });
    expect(lineOf(report, 'baseline')).toBe(`baseline  ${expected}`);
  });

  test('counts waivers by state, worst last', () => {
    const states = ['malformed', 'active', 'unused', 'expired', 'active', 'expiring'] as const;
    const waivers = states.map((state) => sampleWaiverStatus(state));
    expect(lineOf(sampleReport({ waivers }), 'waivers')).toBe(
      'waivers   2 active, 1 expiring, 1 expired, 1 unused, 1 malformed',
    );
    expect(lineOf(sampleReport({ waivers: [] }), 'waivers')).toBe('waivers   none');
  });
});

test('rules that lack the same input share a line, and its hint stands once', () => {
  const lacking = (rule: string, missing: string): NotSelected => {
    return { rule, title: rule, reason: 'input-missing', missing, hint: `Name ${missing}.` };
  };
  const notSelected = [
    lacking('waiver/expired', 'waivers'),
    lacking('baseline/stale', 'a baseline'),
    lacking('waiver/unused', 'waivers'),
  ];
  expect(render(sampleReport({ notSelected }))).toContain(
    [
      'not selected',
      '  2 rules need waivers: waiver/expired, waiver/unused. Name waivers.',
      '  1 rule needs a baseline: baseline/stale. Name a baseline.',
    ].join('\n'),
  );
});

test('a gate that rests on waivers alone says that nothing in the input was judged', () => {
  const report = sampleReport({
    checks: [
      sampleCheck({ outcome: 'not-applicable', evidence: { unit: 'workload', examined: 0 } }),
      sampleCheck({ domain: 'gate', evidence: { unit: 'waiver', examined: 4 } }),
    ],
  });
  expect(render(report)).toContain('4 waivers');
  expect(render(report)).toContain('nothing in the input is of a kind that these rules judge');
});

describe('on demand of quiet', () => {
  test('nothing is shown but new findings, what was not judged and the gate', () => {
    const output = render(acceptedReport(), { quiet: true });
    expect(output.split('\n\n').map((part) => part.split(/ {2}|\n/)[0])).toEqual([
      'kubernetes/owner-label',
      'kubernetes/critical-min-replicas',
      'waiver/expired',
      'gate closed (closes on high)',
    ]);
    expect(output).not.toContain('waived until');
    expect(render(sampleReport({ problems: [sampleProblem] }), { quiet: true })).toContain(
      'bad.yaml:7:1',
    );
  });

  test('what is undecided and what failed stays', () => {
    const output = render(fullReport(), { quiet: true });
    expect(output).toContain('cannot tell: the pool size is not declared');
    expect(output).toContain('✖ the policy threw');
  });
});

describe('what a file says', () => {
  const hostile = 'a\u001b[31mb\u0007c\n  ✖ not a finding';
  const harmless = 'ab\ufffdc   ✖ not a finding';

  test.each([
    ['message', sampleFinding({ message: hostile })],
    ['reason', { ...waived, waiver: { ...sampleWaiver, reason: hostile } }],
    ['owner', { ...waived, waiver: { ...sampleWaiver, owner: hostile } }],
    ['environment', sampleFinding({ environment: hostile })],
    [
      'snippet',
      sampleFinding({
        location: {
          uri: 'a.yaml',
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
          snippet: { startLine: 1, lines: [hostile] },
        },
      }),
    ],
  ])('is one line without controls in the %s', (_name, finding) => {
    const output = render(sampleReport({ checks: [checkOf(finding)] }));
    expect(output).toContain(harmless);
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('is harmless in the name of a baseline', () => {
    const report = sampleReport({ baseline: { ...sampleBaseline, uri: hostile } });
    expect(render(report)).toContain(`${harmless} accepts 6 findings`);
  });
});

test('colours are there when asked for and nowhere else', () => {
  expect(render(acceptedReport(), { color: true })).toContain('\u001b[');
  expect(render(acceptedReport())).not.toContain('\u001b');
});
