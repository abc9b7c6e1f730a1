import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { compareReports, type Finding, type FitnessReport } from '../../src/report/index.js';
import { comparisonJson } from '../../src/reporters/comparison/json.js';
import { comparisonMarkdown, comparisonWithin } from '../../src/reporters/comparison/markdown.js';
import { comparisonText } from '../../src/reporters/comparison/text.js';
import { sampleCheck, sampleFinding, sampleProblem, sampleReport } from './sample-report.js';

const named = (name: string, changes: Partial<Finding> = {}) =>
  sampleFinding({ fingerprint: `v1:${name}`, message: `${name} names no owner`, ...changes });

const reportOf = (...findings: readonly Finding[]) =>
  sampleReport({ checks: [sampleCheck({ findings })] });

const undecided = [{ message: 'the pool size is not declared', details: {} }];

const base = sampleReport({
  checks: [
    sampleCheck({ findings: [named('web'), named('shop'), named('cart')] }),
    sampleCheck({ rule: 'kubernetes/gone', findings: [named('old', { rule: 'kubernetes/gone' })] }),
    sampleCheck({ rule: 'kubernetes/steady' }),
  ],
});

const moved = {
  uri: 'other.yaml',
  region: { startLine: 99, startColumn: 1, endLine: 99, endColumn: 2 },
};

const head = sampleReport({
  checks: [
    sampleCheck({
      findings: [
        named('web', { location: moved }),
        named('shop', {
          severity: 'low',
          state: 'waived',
          waiver: { id: 'w', owner: 'o', reason: 'r', expires: '2027-01-01' },
        }),
        named('till'),
      ],
    }),
    sampleCheck({ rule: 'kubernetes/steady' }),
    sampleCheck({ rule: 'kubernetes/unsure', outcome: 'not-evaluated', undecided }),
  ],
});

const messages = (findings: readonly Finding[]) =>
  findings.map(({ message }) => message.split(' ')[0]);

describe('a finding', () => {
  const { findings } = compareReports(base, head);

  test.each([
    ['new', ['till']],
    ['known', ['web', 'shop']],
    ['fixed', ['cart']],
    ['unclear', ['old']],
  ] as const)('is %s: %j', (list, names) => {
    expect(messages(findings[list])).toEqual(names);
  });

  test('that moved is not new, and one that is accepted now has changed', () => {
    expect(findings.changed.map(({ before, after }) => [before.state, after.state])).toEqual([
      ['new', 'waived'],
    ]);
  });

  test('of an identity that stands there twice is counted', () => {
    const one = reportOf(named('web'));
    const two = reportOf(named('web'), named('web'));
    expect(messages(compareReports(one, two).findings.new)).toEqual(['web']);
    expect(messages(compareReports(two, one).findings.fixed)).toEqual(['web']);
  });

  test.each<[string, FitnessReport]>([
    ['a problem', sampleReport({ problems: [sampleProblem] })],
    ['something undecided', sampleReport({ checks: [sampleCheck({ undecided })] })],
    ['a policy that failed', sampleReport({ checks: [sampleCheck({ outcome: 'error' })] })],
    ['a rule that did not run', sampleReport({ checks: [sampleCheck({ rule: 'a/other' })] })],
  ])('that is not found beside %s is not fixed', (_, later) => {
    const { fixed, unclear } = compareReports(reportOf(named('web')), later).findings;
    expect({ fixed, unclear: messages(unclear) }).toEqual({ fixed: [], unclear: ['web'] });
  });

  test('of another version of fingerprints cannot be compared', () => {
    const other = reportOf(named('web', { fingerprint: 'v2:web' }));
    expect(() => compareReports(base, other)).toThrow(
      expect.objectContaining({
        code: 'reports-differ',
        message: expect.stringContaining('version v1, and those of the head of v2'),
        hint: expect.stringContaining('one version of archfit'),
      }),
    );
  });
});

test('rules that came, went or came to something else are told, and what cannot be told', () => {
  const { checks, undecided: cases } = compareReports(base, head);
  expect(checks.map(({ rule, before, after }) => [rule, before?.outcome, after?.outcome])).toEqual([
    ['kubernetes/unsure', undefined, 'not-evaluated'],
    ['kubernetes/gone', 'fail', undefined],
  ]);
  expect(cases).toMatchObject({ new: [{ rule: 'kubernetes/unsure' }], settled: [] });
});

describe('the comparison', () => {
  const comparison = compareReports(base, head);

  test('is printed as text', () => {
    expect(comparisonText(comparison, { color: false })).toBe(`new
  high kubernetes/owner-label  till names no owner
    web.yaml:4:3

changed
  low kubernetes/owner-label  shop names no owner (waived)
    web.yaml:4:3
    new → waived, high → low

fixed
  high kubernetes/owner-label  cart names no owner
    web.yaml:4:3

unclear: not found, and not looked for
  high kubernetes/gone  old names no owner
    web.yaml:4:3

cannot tell any more
  kubernetes/unsure  the pool size is not declared

rules
  kubernetes/unsure  ran for the first time: not-evaluated
  kubernetes/gone  did not run any more

findings  1 new, 1 fixed, 2 still there (1 changed), 1 unclear

gate closed (as before)
  kubernetes/unsure: the pool size is not declared
  kubernetes/owner-label: 2 new findings
`);
  });

  test('begins in Markdown with the mark of its post, the gate and the table', () => {
    const text = comparisonMarkdown(comparison, { color: false });
    expect(text).toMatch(
      /^<!-- archfit comparison -->\n## ❌ Gate closed, as before\n\n\*\*1 new, 1 fixed, 2 still there \(1 changed\), 1 unclear\*\*\n\n\| \| Base/,
    );
    expect(text).toContain('| Not accepted | 4 | 2 | -2 |');
    expect(text).toContain('<details><summary>1 fixed</summary>');
    expect(text).not.toContain('still there</summary>');
    expect(comparisonMarkdown(comparison, { color: false, verbose: true })).toContain(
      '<details><summary>2 still there</summary>',
    );
  });

  test('is JSON', () => {
    expect(JSON.parse(comparisonJson(comparison, { color: false }))).toEqual(comparison);
  });

  test('shows what somebody wrote as text', () => {
    const evil = reportOf(named('web', { message: '</details> | \u001b[31m@all\n# x' }));
    const own = compareReports(reportOf(), evil);
    expect(comparisonMarkdown(own, { color: false })).toContain(
      '&#60;/details&#62; &#124; @&#8203;all # x',
    );
    expect(comparisonText(own, { color: false })).not.toContain('\u001b');
  });

  test.each([60_000, 16_384])('keeps to %i bytes, and counts what is left out', (bytes) => {
    const many = Array.from({ length: 2000 }, (_, index) => named(`w${index}|`));
    const text = comparisonWithin(compareReports(reportOf(), reportOf(...many)), bytes);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
    expect(Buffer.byteLength(text)).toBeGreaterThan(bytes * 0.9);
    expect(text).toMatch(/\n_Left out for want of room: \d+ new findings, 1 rule\._\n$/);
    expect(text.split('<details>')).toHaveLength(text.split('</details>').length);
  });
});
