import { describe, expect, test } from '@jest/globals';
import { github } from '../../src/reporters/github.js';
import type { Finding } from '../../src/report/index.js';
import {
  acceptedReport,
  fullReport,
  sampleCheck,
  sampleFinding,
  sampleProblem,
  sampleReport,
  sampleWaiver,
} from './sample-report.js';

const render = (report: Parameters<typeof github>[0]) => github(report, { color: false });
const lines = (...findings: readonly Finding[]) =>
  render(sampleReport({ checks: [sampleCheck({ findings })] })).split('\n');

test('a finding has its place, its rule and what to do', () => {
  const [line] = lines(sampleFinding({ remediation: 'Set the label.' }));
  expect(line).toBe(
    '::error file=web.yaml,line=4,col=3,endColumn=8,endLine=4,title=kubernetes/owner-label (high)::' +
      'Deployment web names no owner%0AFix: Set the label.',
  );
});

test('a region of several lines has no columns, which GitHub would refuse', () => {
  const region = { startLine: 4, startColumn: 3, endLine: 6, endColumn: 1 };
  const [line] = lines(sampleFinding({ location: { uri: 'web.yaml', region } }));
  expect(line).toContain('::error file=web.yaml,line=4,endLine=6,title=');
});

test('what came from the standard input names no file of the repository', () => {
  const [line] = lines(sampleFinding({ location: { uri: 'stdin' } }));
  expect(line).toBe(
    '::error title=kubernetes/owner-label (high)::Deployment web names no owner (stdin)',
  );
});

test.each([
  ['critical', 'error'],
  ['high', 'error'],
  ['medium', 'warning'],
  ['low', 'notice'],
  ['info', 'notice'],
] as const)('severity %s is shown as %s', (severity, level) => {
  expect(lines(sampleFinding({ severity }))[0]).toMatch(new RegExp(`^::${level} `));
});

describe('what a manifest says', () => {
  test('is escaped in the message', () => {
    const [line] = lines(
      sampleFinding({ message: '100% a,b:c\n::set-env name=x::y\r\u001b[31mz' }),
    );
    expect(line).toContain('::100%25 a,b:c%0A::set-env name=x::y z');
  });

  test('is escaped in the file name', () => {
    const [line, ...rest] = lines(
      sampleFinding({ location: { uri: 'a,b:c%0A\n::warning::d.yaml' } }),
    );
    expect(line).toMatch(/^::error file=a%2Cb%3Ac%250A %3A%3Awarning%3A%3Ad\.yaml,title=/);
    expect(rest).toEqual(['archfit: gate closed (closes on high): 1 new', '']);
  });

  test('never begins a line of the log', () => {
    const problem = { ...sampleProblem, message: '::stop-commands::x\n::add-mask::y' };
    const text = render(sampleReport({ problems: [problem] }));
    expect(text.split('\n').map((line) => line.slice(0, 9))).toEqual([
      '::error f',
      'archfit: ',
      '',
    ]);
  });
});

test('at most ten of a level are shown, new ones first, and the last says how many more', () => {
  const findings = Array.from({ length: 14 }, (_, index) =>
    sampleFinding({ fingerprint: `v1:${index}`, message: `new ${String(index).padStart(2, '0')}` }),
  );
  const waived = sampleFinding({ state: 'waived', message: 'old' });
  const text = lines(waived, ...findings, sampleFinding({ severity: 'medium', message: 'soft' }));
  const errors = text.filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(10);
  expect(errors.slice(0, 9).every((line) => line.includes('::new '))).toBe(true);
  expect(errors[9]).toContain('and 5 more of level error');
  expect(text.filter((line) => line.startsWith('::warning'))).toHaveLength(1);
  expect(text.filter((line) => line.startsWith('::notice'))).toEqual([
    expect.stringContaining('old (waived)'),
  ]);
});

describe('what is accepted', () => {
  test('is counted when a baseline knows it, and listed on demand', () => {
    const report = acceptedReport();
    expect(render(report)).not.toContain('(known)');
    expect(render(report)).toMatch(/: 3 new, 3 known, 2 fixed, 1 waived\n$/);
    const listed = github(report, { color: false, verbose: true }).match(/::notice .*\(known\)/g);
    expect(listed).toHaveLength(3);
  });

  test('is a notice with its owner when it is waived', () => {
    const waiver = { ...sampleWaiver, reason: 'later\n::error::50%' };
    const [line] = lines(sampleFinding({ state: 'waived', waiver }));
    expect(line).toMatch(/^::notice /);
    expect(line).toMatch(/%0Awaived until 2026-05-31 by team-web: later%0A::error::50%25 /);
  });

  test('and got worse is an error that says from what', () => {
    const measure = { value: 0, unit: 'replicas', better: 'higher', accepted: 1 } as const;
    expect(lines(sampleFinding({ measure }))[0]).toMatch(
      /^::error .*%0ABaseline: replicas: 1 accepted, now 0$/,
    );
  });
});

test('exactly ten of a level are shown whole', () => {
  const findings = Array.from({ length: 10 }, () => sampleFinding());
  expect(lines(...findings).join('\n')).not.toContain('more of level');
});

test('problems, failed policies and what is undecided are shown', () => {
  const text = render(fullReport());
  expect(text).toContain(
    '::error file=bad.yaml,line=7,col=1,endColumn=1,endLine=7,title=yaml-invalid::',
  );
  expect(text).toContain('::error title=openapi/broken::the policy threw');
  expect(text).toContain(
    '::error title=openapi/unsure::cannot tell: the pool size is not declared',
  );
});

test('what is undecided below the gate is a warning', () => {
  expect(render(fullReport('critical'))).toContain('::warning title=openapi/unsure::');
});

test('a run that judged nothing is an error', () => {
  expect(render(sampleReport({ checks: [] }))).toContain('::error title=gate-undecided::no rule');
});

test('a run without faults says so in one line', () => {
  expect(render(sampleReport())).toBe('archfit: gate open (closes on high)\n');
});
