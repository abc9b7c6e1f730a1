import { describe, expect, test } from '@jest/globals';
import type { Check, FitnessReport, Problem } from '../../src/report/index.js';
import {
  type Format,
  formats,
  loadReporter,
  type ReporterOptions,
  wholeText,
} from '../../src/reporters/index.js';
import { fullReport, sampleCheck, sampleFinding, sampleReport } from './sample-report.js';

async function render(
  format: Format,
  report: FitnessReport,
  options: Partial<ReporterOptions> = {},
): Promise<string> {
  const reporter = await loadReporter(format);
  return wholeText(reporter(report, { color: false, ...options }));
}

/** Formats that count findings, and show none. */
const counting: readonly Format[] = ['scorecard', 'scorecard-json'];
const listing = formats.filter((format) => !counting.includes(format));

/** How a reader of a format gets back the text that was written. */
const readers: Partial<Record<Format, (text: string) => string>> = {
  github: (text) => text.replaceAll(/%(25|0A|0D|3A|2C)/g, (code) => decodeURIComponent(code)),
  junit: decodeEntities,
  markdown: decodeEntities,
  html: decodeEntities,
};
const asJson: readonly Format[] = ['json', 'sarif', 'sarif-github', 'gitlab', 'scorecard-json'];

const forPrograms: readonly Format[] = ['json', 'scorecard-json'];

function decodeEntities(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(lt|gt|amp|quot);/g, (_, name: string) => names[name] ?? '')
    .replaceAll('\\', '');
}

function read(format: Format, text: string): string {
  if (!asJson.includes(format)) return readers[format]?.(text) ?? text;
  const texts: string[] = [];
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

/** The same with a name that a manifest, a file or a policy may hold. */
function reportOf(name: string): FitnessReport {
  const region = { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 };
  const finding = sampleFinding({
    message: `Deployment ${name} names no owner`,
    subject: { kind: 'Deployment', id: name, name, namespace: name, owner: name },
    location: { uri: `${name}.yaml`, region, snippet: { startLine: 4, lines: [`  ${name}`] } },
    remediation: name,
  });
  const problem: Problem = {
    code: 'yaml-invalid',
    message: `not YAML: ${name}`,
    location: { uri: `${name}.yaml` },
    hint: name,
  };
  const checks = [
    sampleCheck({ title: name, findings: [finding], rationale: name, remediation: name }),
  ];
  return sampleReport({ checks, problems: [problem] });
}

describe.each(listing)('%s', (format) => {
  test.each(['a]]>b', 'a|b', 'a,b', 'a:b', '100%', 'a%0Ab', '<b>x</b>', '--> x', '"q" & \'r\''])(
    'keeps %j',
    async (name) => {
      expect(read(format, await render(format, reportOf(name)))).toContain(
        `Deployment ${name} names no owner`,
      );
    },
  );

  test('keeps the place', async () => {
    const text = read(format, await render(format, fullReport()));
    expect(text).toContain('web.yaml');
    expect(await render(format, fullReport())).toMatch(/\b4\b/);
  });
});

describe.each(formats)('%s', (format) => {
  test.each([
    ['a line break', 'a\nb'],
    ['a bell and a zero', 'a\u0007\u0000b'],
    ['a terminal sequence', 'a\u001b[31mb'],
    ['text from right to left', 'a\u202eb'],
    ['half of a pair', 'a\ud800b'],
  ])('shows nothing that cannot be seen: %s', async (_name, name) => {
    // The script of the page is indented.
    const text = (await render(format, reportOf(name))).replaceAll(/^\t+/gm, '');
    // For programs a report says what there is, in words of JSON.
    const shown = forPrograms.includes(format) ? text.replaceAll('\u202e', '') : text;
    const [found] =
      /.{0,40}(?:[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|\p{Surrogate}).{0,40}/u.exec(
        shown,
      ) ?? [];
    expect(found).toBeUndefined();
  });

  test('has no colours where none are asked for', async () => {
    expect(await render(format, fullReport())).not.toContain('\u001b');
  });

  test('is the same for the same report', async () => {
    expect(await render(format, fullReport())).toBe(await render(format, fullReport()));
  });

  test('shows a run that judged nothing as no pass', async () => {
    const text = await render(format, sampleReport({ checks: [] }));
    expect(text).toMatch(/undecided|no rule was selected/);
  });
});

describe('50,000 findings', () => {
  const { snippet, ...place } = sampleFinding().location ?? { uri: '' };
  const names = Array.from({ length: 50_000 }, (_, index) => index);
  const findings = names.map((index) =>
    sampleFinding({
      ...{ fingerprint: `v1:${index}`, message: `finding ${index} ä|`, location: place },
      severity: (['high', 'medium', 'low'] as const)[index % 3] ?? 'high',
    }),
  );
  const checks: readonly Check[] = [sampleCheck({ findings })];
  const report = sampleReport({ checks });

  test('have a place, and no lines around it', () => {
    expect([snippet === undefined, place.uri]).toEqual([false, 'web.yaml']);
  });

  test.each(formats)('are shown as %s piece by piece', async (format) => {
    const rendered = (await loadReporter(format))(report, { color: false });
    let longest = 0;
    let size = 0;
    for (const piece of typeof rendered === 'string' ? [rendered] : rendered) {
      longest = Math.max(longest, piece.length);
      size += piece.length;
    }
    expect(size).toBeGreaterThan(0);
    // What is whole is short, but for what GitHub's limits cut.
    if (format !== 'sarif-github') expect(longest).toBeLessThan(250_000);
  });

  test('are ten annotations of each level, and the cut is announced', async () => {
    const lines = (await render('github', report)).split('\n');
    for (const level of ['error', 'warning', 'notice']) {
      const own = lines.filter((line) => line.startsWith(`::${level}`));
      expect(own).toHaveLength(10);
      expect(own.at(-1)).toContain(`more of level ${level}: see the report of this run`);
    }
  });

  test('leave a step summary within its bytes, and the cut is announced', async () => {
    const text = await render('markdown', report);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/_Left out for want of room: \d+ findings\._\n$/);
  });

  test('are as many results as GitHub shows, and the cut is announced', async () => {
    const text = await render('sarif-github', report);
    expect(text.match(/"ruleIndex"/g)?.length).toBe(5000);
    expect(text).toContain('45000 findings of 50000 left out: GitHub takes no more');
  });
});
