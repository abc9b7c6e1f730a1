import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { markdown, markdownWithin } from '../../src/reporters/markdown.js';
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

const render = (report: Parameters<typeof markdown>[0]) => markdown(report, { color: false });
const reportOf = (...findings: readonly Finding[]) =>
  sampleReport({ checks: [sampleCheck({ findings })] });

test('the verdict comes first, after the mark by which a bot finds its post', () => {
  expect(render(fullReport())).toMatch(/^<!-- archfit -->\n## ❌ Gate closed\n/);
  expect(render(sampleReport())).toContain('## ✅ Gate open');
  expect(render(sampleReport({ problems: [sampleProblem] }))).toContain('## ⚠️ Gate undecided');
});

test.each([
  '| ❌ fail | <code>kubernetes/owner-label</code> Workloads name their owner | high | 3 workloads | 1 new, 1 known, 1 waived |',
  '| ✅ pass | <code>kubernetes/passes</code> Workloads name their owner | high | 3 workloads | – |',
  '| – not applicable | <code>kubernetes/nothing</code> Workloads name their owner | high | 0 workloads | no workload is critical |',
  '| ⚠️ not evaluated | <code>openapi/unsure</code> Workloads name their owner | high | 3 workloads | 1 undecided |',
  '| ❌ error | <code>openapi/broken</code> Workloads name their owner | high | 3 workloads | the policy threw |',
  '- <code>bad.yaml:7:1</code>: the document is not YAML (<code>yaml-invalid</code>). Mend the document.',
  '- <code>kubernetes/cpu-limit</code>: switched off. Switch it on.',
  '- 1 rule needs a budget file: <code>budget/connections</code>. Name one.',
  'waived until 2026-05-31 by team-web: moves in May (w-1)',
  '**Cannot tell: the pool size is not declared**',
])('a full report has %s', (expected) => {
  expect(render(fullReport())).toContain(expected);
});

test('a finding says what to do about it where that is more than what its rule says', () => {
  const findings = ['the remedy', 'Did you mean owner?'].map((remediation) =>
    sampleFinding({ remediation }),
  );
  const text = render(
    sampleReport({ checks: [sampleCheck({ findings, remediation: 'the remedy' })] }),
  );
  expect(text.match(/^Fix: .*$/gm)).toEqual(['Fix: Did you mean owner?']);
});

describe('what is accepted', () => {
  test.each([
    'archfit 1.2.3 (closes on high): 3 new, 3 known, 2 fixed, 1 waived;',
    'Baseline: archfit-baseline.json accepts 6 findings, 2 of them fixed: archfit baseline removes them.',
    'Waivers: 1 active, 1 expiring, 1 expired.',
    '3 known findings not listed: --verbose lists them.',
    'Baseline: replicas: 1 accepted, now 0',
    '- 2 rules need a budget file: <code>budget/connections</code>, <code>budget/pods</code>. Name one.',
  ])('is told: %s', (expected) => {
    expect(render(acceptedReport())).toContain(expected);
  });

  test('is listed in a line each on demand', () => {
    const text = markdown(acceptedReport(), { color: false, verbose: true });
    expect(text).toContain('<summary>3 known</summary>');
    expect(text.match(/^- .*names no owner \(<code>web\.yaml:4:3<\/code>\)$/gm)).toHaveLength(3);
    expect(text).not.toContain('not listed');
  });

  test('never takes the room of what is new', () => {
    const waived = Array.from({ length: 3000 }, () =>
      sampleFinding({ rule: 'a/first', state: 'waived', waiver: sampleWaiver }),
    );
    const checks = [
      sampleCheck({ rule: 'a/first', findings: [...waived, sampleFinding({ rule: 'a/first' })] }),
      sampleCheck({ rule: 'b/last', findings: [sampleFinding({ message: 'the last one' })] }),
    ];
    const text = render(sampleReport({ checks }));
    expect(text).toContain('**the last one**');
    expect(text).toMatch(/Left out for want of room: \d+ waived findings\./);
  });

  test('is text, whatever a waiver says', () => {
    const waiver = { ...sampleWaiver, reason: '</details> | `x`', owner: '@everyone' };
    expect(render(reportOf(sampleFinding({ state: 'waived', waiver })))).toContain(
      'by @&#8203;everyone: &#60;/details&#62; &#124; &#96;x&#96;',
    );
  });
});

describe('what a manifest says', () => {
  test.each([
    ['a | b', 'a &#124; b'],
    ['`code`', '&#96;code&#96;'],
    ['</details><script>', '&#60;/details&#62;&#60;script&#62;'],
    ['[x](http://evil.test) ![y](z)', '&#91;x&#93;(http://evil.test) !&#91;y&#93;(z)'],
    ['**bold** _it_ ~gone~', '&#42;&#42;bold&#42;&#42; &#95;it&#95; &#126;gone&#126;'],
    ['@everyone see #12 and !7', '@&#8203;everyone see #&#8203;12 and !&#8203;7'],
    ['&#64;team', '&#38;#&#8203;64;team'],
    ['a\n\n# b', 'a  # b'],
    ['\u001b[31mred', 'red'],
  ])('%j is text', (message, expected) => {
    expect(render(reportOf(sampleFinding({ message })))).toContain(`**${expected}**`);
  });

  test('cannot close the frame it stands in', () => {
    const snippet = { startLine: 1, lines: ['a: |', '  ```', '  ````', '  @team </details>'] };
    const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
    const text = render(reportOf(sampleFinding({ location: { uri: 'a.yaml', region, snippet } })));
    expect(text.match(/^`{5}$/gm)).toHaveLength(2);
  });

  test('in a file name is harmless', () => {
    const location = { uri: 'a|`b`</code>@c.yaml' };
    expect(render(reportOf(sampleFinding({ location })))).toContain(
      '<code>a&#124;&#96;b&#96;&#60;/code&#62;@c.yaml</code>',
    );
  });
});

describe('the budget', () => {
  const findings = Array.from({ length: 800 }, (_, index) =>
    sampleFinding({ fingerprint: `v1:${index}`, message: `finding ${index} ä|` }),
  );

  test.each([60_000, 16_384])(
    'of %i bytes holds, and the last line counts what is left out',
    (bytes) => {
      const text = markdownWithin(reportOf(...findings), bytes);
      const shown = text.match(/\*\*finding /g)?.length ?? 0;
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
      expect(Buffer.byteLength(text)).toBeGreaterThan(bytes * 0.9);
      expect(text).toMatch(
        new RegExp(`\\n_Left out for want of room: ${800 - shown} findings\\._\\n$`),
      );
    },
  );

  test('is 60,000 bytes unless told', () => {
    const report = reportOf(...findings);
    expect(render(report)).toBe(markdownWithin(report, 60_000));
  });

  test('leaves every block closed', () => {
    const checks = ['a', 'b', 'c'].map((rule) =>
      sampleCheck({ rule, findings: findings.slice(0, 90) }),
    );
    for (let bytes = 16_384; bytes < 40_000; bytes += 777) {
      const text = markdownWithin(sampleReport({ checks }), bytes);
      expect(text.split('<details>')).toHaveLength(text.split('</details>').length);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
    }
  });

  test('leaves room for the verdict beside any name of a baseline', () => {
    const baseline = { uri: '|'.repeat(5000), digest: 'sha256:0', entries: 1, fixed: 0 };
    const text = markdownWithin(sampleReport({ baseline }), 16_384);
    expect(text).toContain('## ✅ Gate open');
  });

  test('holds when problems alone would fill it', () => {
    const problems = Array.from({ length: 2000 }, () => sampleProblem);
    const text = markdownWithin(sampleReport({ problems }), 20_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/Left out for want of room: \d+ problems/);
  });

  test('holds for one endless message', () => {
    const text = render(reportOf(sampleFinding({ message: '|'.repeat(100_000) })));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
  });

  test('says nothing where all fits', () => {
    expect(render(fullReport())).not.toContain('Left out');
  });
});
