// Renders one large report in one format: seconds, MiB of output, and how far the memory grows above that of the report itself.
// node --expose-gc bench/reporters/render.mjs FINDINGS FORMAT
import process from 'node:process';
import { loadReporter } from '../../dist/reporters/index.js';
import { countTotals, decideGate } from '../../dist/report/index.js';

const [count, format] = process.argv.slice(2);

const report = largeReport(Number(count));
const render = await loadReporter(format);
globalThis.gc();
const before = process.memoryUsage().rss;
let peak = before;
let size = 0;
let pieces = 0;
const started = performance.now();
const text = render(report, { color: false });
for (const piece of typeof text === 'string' ? [text] : text) {
  size += Buffer.byteLength(piece);
  // Reading the size of the process costs more than a piece does.
  if (pieces++ % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
}
const seconds = (performance.now() - started) / 1000;
peak = Math.max(peak, process.memoryUsage().rss);
const mebibyte = 1024 * 1024;
process.stdout.write(
  JSON.stringify({ seconds, written: size / mebibyte, above: (peak - before) / mebibyte }),
);

/** Findings as a run over rendered manifests has them: with place, lines around it, a fix, half of them of one rule. */
function largeReport(findings) {
  const rules = 50;
  const inputs = [
    { uri: 'shop.yaml', digest: `sha256:${'0'.repeat(64)}`, kind: 'kubernetes', units: findings },
  ];
  const checks = Array.from({ length: rules }, (_, rule) => ({
    rule: `kubernetes/rule-${rule}`,
    title: 'Workloads name their owner',
    domain: 'kubernetes',
    severity: ['critical', 'high', 'medium', 'low', 'info'][rule % 5],
    outcome: 'fail',
    evidence: { unit: 'workload', examined: findings },
    findings: [],
    undecided: [],
    rationale: 'An alert finds its team by this label.',
    remediation: 'Set the label owner to the team that answers for the workload.',
  }));
  for (let index = 0; index < findings; index += 1) {
    const check = checks[index % 2 === 0 ? 0 : index % rules];
    check.findings.push(finding(check, index));
  }
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: '0.0.0', opa: '0.0.0' },
    packs: [],
    inputs,
    checks,
    notSelected: [],
    problems: [],
    totals: countTotals(checks, inputs, []),
    verdict: decideGate(checks, [], 'high'),
    evaluatedAt: '2026-01-31T12:00:00.000Z',
    durationMs: 1000,
  };
}

function finding({ rule, severity }, index) {
  const line = (index % 5000) + 10;
  const uri = `rendered/prod/service-${index % 997}.yaml`;
  return {
    fingerprint: `v1:${index.toString(16).padStart(16, '0')}`,
    environment: 'prod',
    rule,
    severity,
    message: `Deployment service-${index} names no owner: none of the labels owner, team is set`,
    subject: {
      kind: 'Deployment',
      id: `apps/Deployment/shop/service-${index}`,
      name: `service-${index}`,
      namespace: 'shop',
      owner: `team-${index % 40}`,
    },
    path: 'metadata.labels',
    location: {
      uri,
      pointer: '/metadata/labels',
      region: { startLine: line, startColumn: 3, endLine: line, endColumn: 9 },
      snippet: {
        startLine: line - 2,
        lines: ['kind: Deployment', 'metadata:', '  labels:', `    app: service-${index}`, 'spec:'],
      },
    },
    related: [
      { uri: 'catalog.yaml', region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } },
    ],
    details: { labels: ['owner', 'team'], found: [] },
    state: 'new',
    fixes: [
      {
        title: 'set replicas to 2',
        patch: [{ op: 'add', path: '/spec/replicas', value: 2 }],
        preview: [{ oldStart: line, newStart: line, lines: [' spec:', '+  replicas: 2'] }],
      },
    ],
  };
}
