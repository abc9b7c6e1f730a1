import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { wholeText } from '../../src/reporters/index.js';
import { sarif, sarifGithub, sarifWithin } from '../../src/reporters/sarif.js';
import type { Finding, Fix, FitnessReport } from '../../src/report/index.js';
import {
  acceptedReport,
  fullReport,
  sampleBaseline,
  sampleCheck,
  sampleFinding,
  sampleProblem,
  sampleReport,
} from './sample-report.js';

interface Place {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: object;
    readonly contextRegion?: object;
  };
  readonly properties?: object;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [Place];
  readonly relatedLocations?: readonly Place[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  readonly baselineState?: string;
  readonly suppressions: readonly object[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly {
        readonly descriptor: { readonly id: string };
        readonly message: { readonly text: string };
      }[];
    },
  ];
  readonly results: readonly Result[];
}

function runOf(text: string): Run {
  const log = JSON.parse(text) as { readonly runs: readonly [Run] };
  return log.runs[0];
}

const full = (report: FitnessReport) => runOf(wholeText(sarif(report, { color: false })));
const github = (report: FitnessReport) => runOf(sarifGithub(report, { color: false }));
const reportOf = (...findings: readonly Finding[]) =>
  sampleReport({ checks: [sampleCheck({ findings })] });

const fix: Fix = {
  title: 'add the label owner',
  patch: [{ op: 'add', path: '/metadata/labels/owner', value: 'team-web' }],
  edits: [
    {
      region: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 13 },
      text: '\n    owner: team-web',
    },
  ],
  preview: [
    { oldStart: 4, newStart: 4, lines: ['   labels:', '     app: web', '+    owner: team-web'] },
  ],
};

const fixed = sampleReport({
  checks: [sampleCheck({ findings: [sampleFinding({ fixes: [fix] })] })],
});

describe('a fix', () => {
  test('replaces regions of the file', () => {
    const [result] = full(fixed).results;
    expect(result).toMatchObject({
      fixes: [
        {
          description: { text: 'add the label owner' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'web.yaml', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 13 },
                  insertedContent: { text: '\n    owner: team-web' },
                },
              ],
            },
          ],
          properties: { patch: fix.patch },
        },
      ],
    });
    expect(result).not.toHaveProperty('properties.suggestions');
  });

  test('without edits is a property, since no viewer could apply it', () => {
    const { edits, ...suggestion } = fix;
    expect(edits).toBeDefined();
    const finding = sampleFinding({ fixes: [suggestion] });
    const [result] = full(sampleReport({ checks: [sampleCheck({ findings: [finding] })] })).results;
    expect(result).not.toHaveProperty('fixes');
    expect(result).toMatchObject({
      properties: { suggestions: [{ title: fix.title, patch: fix.patch }] },
    });
  });

  test('is not for GitHub, which does not read it', () => {
    const [result] = github(fixed).results;
    expect(result).not.toHaveProperty('fixes');
    expect(result).not.toHaveProperty('properties.suggestions');
  });
});

test('a template is a second place, by its name alone', () => {
  const location = { ...sampleFinding().location, uri: 'web.yaml', template: 'web/t.yaml' };
  const finding = sampleFinding({ location, related: [{ uri: 'other.yaml' }] });
  const report = sampleReport({ checks: [sampleCheck({ findings: [finding] })] });
  expect(full(report).results[0]?.relatedLocations).toMatchObject([
    { id: 1, physicalLocation: { artifactLocation: { uri: 'other.yaml' } } },
    {
      id: 2,
      logicalLocations: [{ fullyQualifiedName: 'web/t.yaml', kind: 'template' }],
      message: { text: 'rendered from the Helm template web/t.yaml' },
    },
  ]);
  // GitHub refuses a file in which a place is no file.
  expect(github(report).results[0]?.relatedLocations).toHaveLength(1);
});

describe('the schema of SARIF 2.1.0', () => {
  // Written for draft 4, of which it uses nothing that later drafts read otherwise; only its head names the draft.
  const schema = JSON.parse(
    readFileSync(
      require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
    // Written for draft 4, of which it uses nothing that later drafts read otherwise; its head alone names the draft.
    (key, value: unknown) =>
      typeof value === 'string' && (key === '$schema' || key === 'id') ? undefined : value,
  ) as object;
  // One of its patterns is none under the flag u.
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  );

  test.each([
    ['an empty run', sampleReport({ checks: [] })],
    ['a run with all there is', fullReport()],
    ['a run with a baseline and waivers', acceptedReport()],
    ['a finding without a place', reportOf(unplaced())],
    ['a finding with fixes', fixed],
  ])('takes %s', (_name, report) => {
    for (const reporter of [sarif, sarifGithub]) {
      validate(JSON.parse(wholeText(reporter(report, { color: false }))));
      expect(validate.errors).toBeNull();
    }
  });

  test('would refuse something else', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {}, results: null }] })).toBe(false);
  });
});

function unplaced(): Finding {
  const finding: { location?: unknown } & Finding = { ...sampleFinding() };
  delete finding.location;
  return finding;
}

describe('a run', () => {
  test('lists every rule, those that passed too, and results point at theirs', () => {
    const { tool, results } = full(fullReport());
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(
      fullReport().checks.map(({ rule }) => rule),
    );
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  test('without findings has an empty list of results for GitHub, never null', () => {
    expect(github(sampleReport()).results).toEqual([]);
  });

  test('keeps passes and what is open from GitHub, which makes alerts of them', () => {
    const kinds = (run: Run) => new Set(run.results.map(({ kind }) => kind));
    expect(kinds(full(fullReport()))).toEqual(new Set(['fail', 'pass', 'notApplicable', 'open']));
    expect(kinds(github(fullReport()))).toEqual(new Set(['fail']));
  });

  test('has a category that ends in a slash', () => {
    const target = { service: 'orders', environment: 'prod' };
    expect(full(sampleReport()).automationDetails.id).toBe('archfit/');
    expect(full({ ...sampleReport(), target }).automationDetails.id).toBe('archfit/orders/prod/');
  });

  test.each([
    ['a problem', sampleReport({ problems: [sampleProblem] }), 'yaml-invalid'],
    ['no rule', sampleReport({ checks: [] }), 'gate-undecided'],
    [
      'something undecided',
      sampleReport({
        checks: [
          sampleCheck({ outcome: 'not-evaluated', undecided: [{ message: 'x', details: {} }] }),
        ],
      }),
      'undecided',
    ],
    [
      'a policy that failed',
      sampleReport({ checks: [sampleCheck({ outcome: 'error' })] }),
      'policy-failed',
    ],
  ])('with %s was no success, and a notification says why', (_name, report, id) => {
    for (const run of [full(report), github(report)]) {
      const [invocation] = run.invocations;
      expect(invocation.executionSuccessful).toBe(false);
      expect(invocation.toolExecutionNotifications).toMatchObject([{ descriptor: { id } }]);
    }
  });

  test('with findings alone was a success', () => {
    expect(full(reportOf(sampleFinding())).invocations[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [],
    });
  });
});

describe('a result', () => {
  test.each([
    ['critical', 'error'],
    ['high', 'error'],
    ['medium', 'warning'],
    ['low', 'note'],
    ['info', 'note'],
  ] as const)('of severity %s has level %s', (severity, level) => {
    expect(github(reportOf(sampleFinding({ severity }))).results).toMatchObject([{ level }]);
  });

  test('has its whole region, the lines around it and its template', () => {
    const location = { ...sampleFinding().location, uri: 'web.yaml', template: 'web/web.yaml' };
    const [result] = github(reportOf(sampleFinding({ location }))).results;
    expect(result?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: 'web.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
        contextRegion: {
          startLine: 3,
          endLine: 5,
          snippet: { text: expect.stringContaining('labels') },
        },
      },
      logicalLocations: [
        { fullyQualifiedName: 'apps/Deployment/shop/web', kind: 'Deployment' },
        { fullyQualifiedName: 'web/web.yaml', kind: 'template' },
      ],
      properties: { template: 'web/web.yaml', pointer: '/metadata/labels' },
    });
  });

  test.each([
    ['a b#c?.yaml', 'a%20b%23c%3F.yaml', true],
    ['100%.yaml', '100%25.yaml', true],
    ['a:b/ä.yaml', 'a%3Ab/%C3%A4.yaml', true],
    ['line\nbreak\u001b[31m.yaml', 'line%0Abreak%1B%5B31m.yaml', true],
    ['half\ud800.yaml', 'half%EF%BF%BD.yaml', true],
    ['../other/a.yaml', '../other/a.yaml', false],
    ['/etc/a.yaml', 'file:///etc/a.yaml', false],
    ['C:/a.yaml', 'file:///C:/a.yaml', false],
    ['stdin', 'stdin', false],
  ])('names the file %j by the URI %s', (uri, expected, isBelowRoot) => {
    const [result] = github(reportOf(sampleFinding({ location: { uri } }))).results;
    const { artifactLocation } = result?.locations[0].physicalLocation ?? {};
    expect(artifactLocation?.uri).toBe(expected);
    expect(artifactLocation?.uriBaseId).toBe(isBelowRoot ? '%SRCROOT%' : undefined);
  });

  test('counts equal fingerprints, so that no alert takes the place of another', () => {
    const { results } = github(reportOf(sampleFinding(), sampleFinding()));
    expect(results.map(({ partialFingerprints }) => partialFingerprints)).toEqual([
      { primaryLocationLineHash: '0123456789abcdef:1', 'archfit/v1': 'v1:0123456789abcdef' },
      { primaryLocationLineHash: '0123456789abcdef:2', 'archfit/v1': 'v1:0123456789abcdef' },
    ]);
  });

  test('that is known or waived is suppressed, with the reason, after the new ones', () => {
    const results = full(fullReport()).results.filter(
      ({ ruleId }) => ruleId === 'kubernetes/owner-label',
    );
    expect(results.map(({ baselineState }) => baselineState)).toEqual([
      'new',
      'unchanged',
      'unchanged',
    ]);
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [{ kind: 'external', status: 'accepted', justification: 'in the baseline' }],
      [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'moves in May (waiver w-1 of team-web, until 2026-05-31)',
          properties: { waiver: 'w-1', owner: 'team-web', expires: '2026-05-31' },
        },
      ],
    ]);
  });

  test('that is waived carries all that its waiver says', () => {
    const waived = full(acceptedReport()).results.find(({ suppressions }) =>
      JSON.stringify(suppressions).includes('RISK-7'),
    );
    expect(waived?.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification:
          'moves to the new platform in May (waiver RISK-7 of team-web, until 2026-05-31)',
        properties: {
          waiver: 'RISK-7',
          owner: 'team-web',
          expires: '2026-05-31',
          riskId: 'RISK-7',
          reviewDate: '2026-03-01',
          ticket: 'SHOP-12',
          acceptedBy: ['Head of Platform'],
          controls: ['kubernetes/passes'],
        },
      },
    ]);
  });

  test('says what it measures, and what the baseline has accepted', () => {
    const [result] = github(acceptedReport()).results;
    expect(result).toMatchObject({
      baselineState: 'new',
      suppressions: [],
      properties: { measure: { value: 0, unit: 'replicas', better: 'higher', accepted: 1 } },
    });
  });

  test('is new against a baseline that knows nothing of it', () => {
    const report = sampleReport({
      checks: [sampleCheck({ findings: [sampleFinding()] })],
      baseline: sampleBaseline,
    });
    expect(full(report).results).toMatchObject([{ baselineState: 'new' }]);
  });

  test('has no state where there is no baseline', () => {
    expect(github(reportOf(sampleFinding())).results[0]).not.toHaveProperty('baselineState');
  });

  test('makes no link and no colour of what a manifest says', () => {
    const message = '\u001b[31mred\u001b[0m [click](http://evil.test) [prod] a\nb';
    const [result] = github(reportOf(sampleFinding({ message }))).results;
    expect(result?.message.text).toBe('red \\[click](http://evil.test) [prod] a b');
  });

  test('names every related place', () => {
    const related = [{ uri: 'base.yaml' }, { uri: 'head.yaml' }];
    const [result] = github(reportOf(sampleFinding({ related }))).results;
    expect(result?.relatedLocations).toMatchObject([{ id: 1 }, { id: 2 }]);
  });
});

describe('the limits of GitHub', () => {
  const limits = { results: 3, zippedBytes: 10_000_000, related: 1, notifications: 5 };
  const many = reportOf(
    sampleFinding({ fingerprint: 'v1:medium', severity: 'medium' }),
    sampleFinding({ fingerprint: 'v1:low', severity: 'low' }),
    sampleFinding({ fingerprint: 'v1:critical', severity: 'critical' }),
    sampleFinding({ fingerprint: 'v1:high' }),
  );

  test('leave out what is accepted, of which it would make open alerts, and it is counted', () => {
    const { results, invocations } = github(acceptedReport());
    expect(results.map(({ suppressions }) => suppressions)).toEqual([[], [], []]);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      {
        level: 'note',
        message: {
          text: '3 known and 1 waived left out: GitHub would show them as open alerts',
        },
      },
      { level: 'note', descriptor: { id: 'not-judged' } },
    ]);
  });

  test('leave the new and the worst, and the rest is counted', () => {
    const { results, invocations } = runOf(sarifWithin(many, limits));
    expect(results.map(({ partialFingerprints }) => partialFingerprints?.['archfit/v1'])).toEqual([
      'v1:critical',
      'v1:high',
      'v1:medium',
    ]);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      { message: { text: '1 finding of 4 left out: GitHub takes no more' } },
    ]);
  });

  test('hold for the compressed size', () => {
    const findings = Array.from({ length: 400 }, (_, index) =>
      sampleFinding({ fingerprint: `v1:${index}`, message: `${Math.sin(index)}`.repeat(5) }),
    );
    const text = sarifWithin(reportOf(...findings), {
      ...limits,
      results: 5000,
      zippedBytes: 8000,
    });
    expect(gzipSync(text).length).toBeLessThanOrEqual(8000);
    const { results, invocations } = runOf(text);
    expect(results.length).toBeGreaterThan(50);
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).toBe(
      `${400 - results.length} findings of 400 left out: GitHub takes no more`,
    );
  });

  test('hold for related places and notifications', () => {
    const related = [{ uri: 'base.yaml' }, { uri: 'head.yaml' }];
    const report = sampleReport({
      checks: [sampleCheck({ findings: [sampleFinding({ related })] })],
      problems: Array.from({ length: 9 }, () => sampleProblem),
    });
    const { results, invocations } = runOf(sarifWithin(report, limits));
    expect(results[0]).toMatchObject({
      relatedLocations: [{ id: 1 }],
      properties: { relatedLeftOut: 1 },
    });
    const notifications = invocations[0].toolExecutionNotifications;
    expect(notifications).toHaveLength(6);
    expect(notifications.at(-1)?.message.text).toBe('4 more notifications left out');
  });

  test('turn a finding without a place into a notification; the full profile keeps it', () => {
    const report = reportOf(unplaced());
    expect(github(report).results).toEqual([]);
    expect(github(report).invocations[0].toolExecutionNotifications[0]?.message.text).toContain(
      'Deployment web names no owner',
    );
    expect(full(report).results).toHaveLength(1);
  });
});

test('the order of findings in the report does not change the file', () => {
  const findings = ['v1:c', 'v1:a', 'v1:b'].map((fingerprint) => sampleFinding({ fingerprint }));
  const reversed = reportOf(...findings.toReversed());
  expect(full(reversed)).toEqual(full(reportOf(...findings)));
});
