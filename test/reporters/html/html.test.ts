import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { FitnessReport } from '../../../src/index.js';
import { html } from '../../../src/reporters/html.js';
import { wholeText } from '../../../src/reporters/index.js';
import {
  acceptedReport,
  fullReport,
  sampleCheck,
  sampleFinding,
  sampleProblem,
  sampleReport,
} from '../sample-report.js';

const render = (report: FitnessReport) => wholeText(html(report, { color: false }));

/** The page without its styles and its script. */
const said = (report: FitnessReport) =>
  render(report).replaceAll(/<(style|script)>.*?<\/\1>/gs, '');

/** What the script of the page is given. */
function dataOf(page: string): readonly unknown[] {
  return [...page.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/gs)].map(
    ([, text = '']): unknown => JSON.parse(text),
  );
}

const hostile = [
  ']]>',
  '|',
  'a\nb',
  'bell\u0007',
  '\u001b[31mred',
  '\u202eright to left',
  '</script><script>alert(1)</script>',
  '<!--',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '\ud800',
  '__proto__',
];

/** A report that says a text wherever it says any. */
function reportSaying(text: string): FitnessReport {
  const finding = sampleFinding({
    fingerprint: text,
    environment: text,
    message: text,
    path: text,
    subject: { kind: text, id: text, name: text, owner: text },
    location: {
      uri: text,
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
      snippet: { startLine: 1, lines: [text] },
      template: text,
    },
    related: [{ uri: text }],
    fixes: [{ title: text, patch: [{ op: 'add', path: '/a', value: text }] }],
  });
  const check = sampleCheck({
    findings: [finding],
    undecided: [{ message: text, hint: text, details: {} }],
    title: text,
    rationale: text,
    remediation: text,
    docs: text,
  });
  const problem = { ...sampleProblem, message: text, hint: text };
  const report = sampleReport({ checks: [check], problems: [problem] });
  return { ...report, target: { service: text, environment: text, commit: text } };
}

/** The tags and attributes of a page, without what it says. */
function bones(page: string): readonly string[] {
  return [...page.matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => tag.replaceAll(/="[^"]*"/g, '='));
}

test.each(hostile)('%j is text wherever a report says it', (text) => {
  const page = said(reportSaying(text));
  expect(bones(page)).toEqual(bones(said(reportSaying('plain'))));
  expect(page).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u,
  );
  const [, entries] = dataOf(page);
  expect(entries).toHaveLength(3);
});

test('only addresses of the web are links', () => {
  const page = (docs: string) =>
    said(sampleReport({ checks: [sampleCheck({ docs, findings: [sampleFinding({ docs })] })] }));
  expect(page('https://example.test/rule')).toContain('<a href="https://example.test/rule"');
  expect(page('javascript:alert(1)')).not.toContain('href="javascript');
});

test('the page may run its own script and show its own styles, and nothing else', () => {
  const page = render(sampleReport());
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const digest = (tag: string) => {
    const [, text = ''] = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(page) ?? [];
    return `sha256-${createHash('sha256').update(text).digest('base64')}`;
  };
  expect(policy).toContain('default-src &#39;none&#39;');
  expect(policy).toContain(`script-src &#39;${digest('script')}&#39;`);
  expect(policy).toContain(`style-src &#39;${digest('style')}&#39;`);
  expect(page.replaceAll(/ href="(?:#|data:)/g, '')).not.toMatch(/ (?:src|href|style|on\w+)="/);
});

test('a report without findings says that there is none, and what was examined', () => {
  const page = said(sampleReport());
  expect(page).toContain('Gate open');
  expect(page).toContain('No finding, and nothing that could not be judged.');
  expect(page).toContain('1 rule passed');
  expect(page).not.toContain('class="filters"');
});

test('an empty report says why there is no verdict', () => {
  const page = said(sampleReport({ checks: [] }));
  expect(page).toContain('Gate undecided');
  expect(page).toContain('no rule was selected, so nothing was judged');
});

test('what could not be judged stands beside what was found', () => {
  const page = said(fullReport('never'));
  expect(page).toContain('1 problem in the input');
  expect(page).toContain('1 rule failed to run');
  for (const text of [
    'the document is not YAML',
    'the pool size is not declared',
    'the policy threw',
  ]) {
    expect(page).toContain(`<span class="message">${text}</span>`);
  }
});

test('new findings come first, then what was not judged, then what is accepted; each once', () => {
  const page = said(fullReport());
  const ids = [...page.matchAll(/<section class="list-section" id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['new', 'not-judged', 'known', 'waived']);
  const anchors = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(anchors).toContain('v1:aa');
  expect(anchors).toContain('v1:aa.2');
  expect(new Set(anchors).size).toBe(anchors.length);
});

test('a finding says what was accepted of it, and who answers for it', () => {
  const page = said(acceptedReport());
  expect(page).toContain('replicas: 1 accepted, now 0');
  expect(page).toContain('waived until 2026-05-31 by team-web');
});

test('of many findings the first are HTML and all are data, and what is left is said', () => {
  const findings = Array.from({ length: 3000 }, (_, index) =>
    sampleFinding({ fingerprint: `v1:${index}` }),
  );
  const page = said(sampleReport({ checks: [sampleCheck({ findings })] }));
  expect(page.match(/<li class="entry /g)).toHaveLength(200);
  expect(page).toContain('2800 more are not shown');
  const [index, ...blocks] = dataOf(page);
  expect(index).toMatchObject({
    total: 3000,
    groups: [{ rule: 'kubernetes/owner-label', count: 3000 }],
  });
  expect(blocks.map((block) => (block as unknown[]).length)).toEqual([1000, 1000, 1000]);
});
