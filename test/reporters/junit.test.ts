import { describe, expect, test } from '@jest/globals';
import { wholeText } from '../../src/reporters/index.js';
import { junit } from '../../src/reporters/junit.js';
import {
  acceptedReport,
  fullReport,
  sampleCheck,
  sampleFinding,
  sampleReport,
  sampleWaiver,
} from './sample-report.js';

const render = (report: Parameters<typeof junit>[0]) => wholeText(junit(report, { color: false }));

/** The case of a rule, as text. */
function caseOf(xml: string, rule: string): string {
  const [found] = new RegExp(`<testcase classname="${rule}"[\\s\\S]*?</testcase>`).exec(xml) ?? [];
  return found ?? '';
}

test.each([
  ['kubernetes/owner-label', '<failure message="1 new finding: Deployment shop names no owner"'],
  ['kubernetes/passes', '<property name="examined" value="3"/>'],
  ['kubernetes/settled', '<skipped message="1 known, 1 waived"/>'],
  ['kubernetes/nothing', '<skipped message="no workload is critical"/>'],
  ['openapi/unsure', '<error message="cannot tell: the pool size is not declared"'],
  ['openapi/broken', '<error message="the policy threw" type="error"'],
  ['yaml-invalid', '<error message="the document is not YAML" type="yaml-invalid"'],
  ['kubernetes/cpu-limit', '<skipped message="off: Switch it on."/>'],
  ['budget/connections', '<skipped message="needs a budget file: Name one."/>'],
])('the case of %s says %s', (rule, expected) => {
  expect(caseOf(render(fullReport()), rule)).toContain(expected);
});

test('a check that passed has neither failure, error nor skip', () => {
  expect(caseOf(render(fullReport()), 'kubernetes/passes')).not.toMatch(/<(failure|error|skipped)/);
});

test('the counts are those of the cases, in each suite and in all', () => {
  const xml = render(fullReport());
  const count = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].length;
  const suites = xml.match(/<testsuites?\b[^>]*>[\s\S]*?(?=<testsuite\b|<\/testsuites>|$)/g) ?? [];
  for (const suite of [xml, ...suites.slice(1)]) {
    const actual = {
      tests: count(/<testcase\b/g, suite),
      failures: count(/<failure\b/g, suite),
      errors: count(/<error\b/g, suite),
      skipped: count(/<skipped\b/g, suite),
    };
    const list = Object.entries(actual).map(([name, value]) => `${name}="${value}"`);
    expect(/<testsuites?\b[^>]*>/.exec(suite)?.[0]).toContain(list.join(' '));
  }
  expect(suites).toHaveLength(5);
  expect(xml).toContain('time="1.234"');
});

test('a finding below the gate is shown and fails nothing', () => {
  const findings = [sampleFinding({ severity: 'medium' })];
  const xml = render(sampleReport({ checks: [sampleCheck({ severity: 'medium', findings })] }));
  expect(xml).toContain('failures="0"');
  expect(xml).toMatch(/<system-out>medium: Deployment web names no owner/);
});

describe('what is accepted', () => {
  test('is skipped, and the output says who answers for it', () => {
    const findings = [
      sampleFinding({ state: 'known', message: 'an old one' }),
      sampleFinding({ state: 'waived', waiver: { ...sampleWaiver, reason: 'a < b' } }),
    ];
    const xml = render(sampleReport({ checks: [sampleCheck({ findings })] }));
    expect(xml).toContain('<skipped message="1 known, 1 waived"/>');
    expect(xml).toContain('high: an old one (known)\n  web.yaml:4:3\n');
    expect(xml).toContain('  waived until 2026-05-31 by team-web: a &lt; b (RISK-7)');
  });

  test('stands behind what is new, and never fails a case', () => {
    const xml = caseOf(render(acceptedReport()), 'kubernetes/owner-label');
    expect(xml).toContain('<failure message="1 new finding: Deployment web names no owner"');
    expect(xml.indexOf('Deployment web')).toBeLessThan(xml.indexOf('Deployment cart'));
  });

  test('and got worse fails, and says from what', () => {
    expect(caseOf(render(acceptedReport()), 'kubernetes/critical-min-replicas')).toContain(
      '  baseline replicas: 1 accepted, now 0</failure>',
    );
  });
});

test('a gate that is undecided over rules of the domain gate has a suite of its own', () => {
  const checks = [sampleCheck({ domain: 'gate', rule: 'waiver/unused' })];
  const report = sampleReport({ checks });
  const verdict = { gate: 'undecided', failOn: 'high', reasons: ['why'] } as const;
  const names = [...render({ ...report, verdict }).matchAll(/<testsuite name="([^"]*)"/g)];
  expect(names.map(([, name]) => name)).toEqual(['gate', 'verdict']);
});

test('a run that judged nothing is an error, not zero tests', () => {
  const xml = render(sampleReport({ checks: [] }));
  expect(xml).toContain('tests="1" failures="0" errors="1"');
  expect(xml).toContain('no rule was selected');
});

describe('what a manifest says', () => {
  test.each([
    ['a < b & c > "d" \'e\'', "a &lt; b &amp; c &gt; &quot;d&quot; 'e'"],
    [']]> <![CDATA[', ']]&gt; &lt;![CDATA['],
    ['nul \u0000 bell \u0007 \ufffe \ud800', 'nul \ufffd bell \ufffd \ufffd \ufffd'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u{1f600} ä', '\u{1f600} ä'],
    ['two\nlines', 'two lines'],
  ])('%j is text in the message and in the body', (message, expected) => {
    const xml = render(
      sampleReport({ checks: [sampleCheck({ findings: [sampleFinding({ message })] })] }),
    );
    expect(xml).toContain(`message="1 new finding: ${expected}"`);
    expect(xml).toContain(`>high: ${expected}\n`);
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
  });

  test('a file name cannot leave its attribute', () => {
    const location = { uri: 'a"><x>\n.yaml' };
    const xml = render(
      sampleReport({ checks: [sampleCheck({ findings: [sampleFinding({ location })] })] }),
    );
    expect(xml).toContain('file="a&quot;&gt;&lt;x&gt; .yaml"');
  });
});
