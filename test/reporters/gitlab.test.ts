import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import type { Finding, FitnessReport } from '../../src/report/index.js';
import { wholeText } from '../../src/reporters/index.js';
import { gitlab } from '../../src/reporters/gitlab.js';
import { fullReport, sampleCheck, sampleFinding, sampleReport } from './sample-report.js';

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const entriesOf = (report: FitnessReport) =>
  JSON.parse(wholeText(gitlab(report, { color: false }))) as readonly Entry[];
const entriesOfFindings = (...findings: readonly Finding[]) =>
  entriesOf(sampleReport({ checks: [sampleCheck({ findings })] }));

/** What the documentation of GitLab asks of an entry: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const validate = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

const twins = [sampleFinding(), sampleFinding(), sampleFinding({ message: 'a third' })];

test.each<[string, FitnessReport]>([
  ['every outcome', fullReport()],
  ['nothing that was judged', sampleReport({ checks: [] })],
  ['no finding', sampleReport()],
  ['findings of one fingerprint', sampleReport({ checks: [sampleCheck({ findings: twins })] })],
])('a report with %s is what GitLab asks for', (_name, report) => {
  const entries = entriesOf(report);
  validate(entries);
  expect(validate.errors).toBeNull();
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
});

test('a finding has its rule, its severity, its place and its own fingerprint', () => {
  expect(entriesOfFindings(sampleFinding({ environment: 'prod' }))).toEqual([
    {
      description: '[prod] Deployment web names no owner',
      check_name: 'kubernetes/owner-label',
      fingerprint: 'v1:0123456789abcdef',
      severity: 'critical',
      location: { path: 'web.yaml', lines: { begin: 4 } },
    },
  ]);
});

test.each([
  ['critical', 'blocker'],
  ['high', 'critical'],
  ['medium', 'major'],
  ['low', 'minor'],
  ['info', 'info'],
] as const)('severity %s is %s', (severity, expected) => {
  expect(entriesOfFindings(sampleFinding({ severity }))[0]?.severity).toBe(expected);
});

test('what is known or waived is left out', () => {
  const accepted = (['known', 'waived'] as const).map((state) => sampleFinding({ state }));
  expect(entriesOfFindings(...accepted)).toEqual([]);
});

describe('a finding stands', () => {
  const region = { startLine: 0, startColumn: 1, endLine: 0, endColumn: 1 };
  const rendered = { path: 'charts/web.yaml', file: 'charts/web.yaml' };

  test.each<[string, Partial<Finding>, object]>([
    ['in the line of its file', {}, { path: 'web.yaml', lines: { begin: 4 } }],
    ['in no line before the first', { location: { uri: './a.yaml', region } }, { path: 'a.yaml' }],
    [
      'in the template that it was rendered from, without a line',
      { location: { uri: 'charts/web.yaml (helm, prod)', region, rendered } },
      { path: 'charts/web.yaml', lines: { begin: 1 } },
    ],
    [
      'in the file of a revision',
      { location: { uri: 'git:main:api/a.yaml' } },
      { path: 'api/a.yaml' },
    ],
    ['in the standard input', { location: { uri: 'stdin' } }, { path: 'stdin' }],
  ])('%s', (_name, changes, expected) => {
    expect(entriesOfFindings(sampleFinding(changes))[0]?.location).toMatchObject(expected);
  });

  test('without a place of its own at a related one, else at what the run rests on', () => {
    const { location, ...unplaced } = sampleFinding();
    expect(location).toBeDefined();
    const report = sampleReport({
      checks: [
        sampleCheck({
          findings: [{ ...unplaced, related: [{ uri: 'related.yaml' }] }, unplaced],
        }),
      ],
    });
    const pathsOf = (each: FitnessReport) => entriesOf(each).map((entry) => entry.location.path);
    expect(pathsOf(report).sort()).toEqual(['related.yaml', 'web.yaml']);
    const configured = { ...report, configuration: ['base.yaml', 'archfit.config.mjs'] };
    expect(pathsOf(configured).sort()).toEqual(['archfit.config.mjs', 'related.yaml']);
    expect(pathsOf({ ...report, inputs: [] }).sort()).toEqual(['archfit', 'related.yaml']);
  });
});

test('what could not be judged is an entry, so that nobody takes it for a pass', () => {
  const entries = entriesOf(fullReport()).filter(({ description }) =>
    description.startsWith('not judged: '),
  );
  expect(entries.map((entry) => [entry.check_name, entry.severity, entry.description])).toEqual([
    ['yaml-invalid', 'critical', 'not judged: the document is not YAML. Mend the document.'],
    [
      'openapi/unsure',
      'critical',
      'not judged: cannot tell: the pool size is not declared. Declare it.',
    ],
    ['openapi/broken', 'critical', 'not judged: the policy threw'],
  ]);
  expect(entriesOf(sampleReport({ checks: [] }))).toMatchObject([
    { check_name: 'gate-undecided', severity: 'critical' },
  ]);
});
