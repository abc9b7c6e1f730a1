import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { evaluate, type FitnessReport, kubernetes } from '../../src/index.js';
import { type Format, formats, loadReporter, wholeText } from '../../src/reporters/index.js';
import { acceptedReport } from './sample-report.js';

const extensions: Readonly<Record<Format, string>> = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif',
  'sarif-github': 'sarif',
  junit: 'xml',
  github: 'txt',
  gitlab: 'json',
  markdown: 'md',
  html: 'html',
  scorecard: 'txt',
  'scorecard-json': 'json',
};

const rules = ['cpu-limit', 'cpu-request', 'critical-hpa-min-replicas', 'owner-label'];

/** The shop with its faults, judged by a few rules; what changes with every build is replaced. */
async function faultyShop(): Promise<FitnessReport> {
  const report = await evaluate([kubernetes({ manifests: 'fixtures/shop/rendered-faulty' })], {
    cwd: join(__dirname, '..', '..'),
    only: rules.map((rule) => `kubernetes/${rule}`),
    now: () => new Date('2026-01-31T12:00:00Z'),
  });
  return {
    ...report,
    tool: { name: 'archfit', version: '0.0.0', opa: '0.0.0' },
    packs: [{ name: 'archfit', revision: 'revision', digest: 'sha256:digest' }],
    notSelected: report.notSelected.filter(({ rule }) => rule === 'kubernetes/memory-limit'),
    durationMs: 68,
  };
}

/** A page holds its styles and its script, which are none of what it says of a report. */
function withoutAssets(page: string): string {
  return page
    .replace(/<style>.*<\/style>/s, '<style></style>')
    .replace(/<script>.*<\/script>/s, '<script></script>')
    .replaceAll(/sha256-[^&]*/g, 'sha256-digest');
}

/** A run whose findings are partly known and waived, which no file of the sample system has. */
const reports = { 'faulty-shop': faultyShop, accepted: acceptedReport } as const;

const cases = (['faulty-shop', 'accepted'] as const).flatMap((name) =>
  formats.map((format) => ({ format, name })),
);

test.each(cases)('$format shows the report $name as agreed', async ({ format, name }) => {
  const reporter = await loadReporter(format);
  const written = wholeText(reporter(await reports[name](), { color: false }));
  const text = format === 'html' ? withoutAssets(written) : written;
  const file = join(__dirname, 'golden', name, `${format}.${extensions[format]}`);
  // UPDATE_GOLDEN=1 npx jest test/reporters writes them anew.
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});
