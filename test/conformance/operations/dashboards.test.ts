import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { readPanels } from '../../../src/evaluate/operations/dashboards/read-panels.js';
import { noArtefacts, openDocuments } from '../../../src/facts/operations/index.js';
import { dashboardReader } from '../../../src/facts/operations/dashboards/read-dashboards.js';
import { evaluate, type FitnessReport, operations } from '../../../src/index.js';
import type { Problem } from '../../../src/report/index.js';
import { readDataStream } from '../../../src/source/data/read-data-stream.js';
import { corpus } from '../corpora.js';

const page = readFileSync(
  join(__dirname, '../../../docs/measurements/dashboard-findings.md'),
  'utf8',
);
const root = corpus('kubernetes', 'rendered');
const files = [
  'kube-prometheus/manifests/grafana-dashboardDefinitions.yaml',
  'opentelemetry-helm-charts/charts/opentelemetry-demo/examples/default/rendered/grafana-config.yaml',
];

/** What the page says of a row of its table. */
function said(row: string): number {
  const line = page.split('\n').find((each) => each.startsWith(`| ${row} `));
  return Number(line?.split('|')[2]);
}

test('the dashboards, panels and queries are as many as the page says, and all are read', async () => {
  const { dashboards, problems } = await readAll();
  const panels = dashboards.flatMap((dashboard) => readPanels(dashboard, problems));
  const queries = panels.flatMap(({ panel }) => panel.queries);
  expect(dashboards).toHaveLength(said('dashboards'));
  expect(panels).toHaveLength(said('panels'));
  expect(queries).toHaveLength(said('queries that are PromQL, or may be'));
  expect(problems).toHaveLength(said('queries of Prometheus that cannot be read'));
});

async function readAll() {
  const artefacts = noArtefacts();
  const problems: Problem[] = [];
  for (const uri of files) {
    const { documents } = await readDataStream(uri, readFileSync(join(root, uri), 'utf8'));
    for (const { value, locate, index } of documents) {
      const id = `${uri}#${String(index)}`;
      for (const document of await openDocuments({ id, uri, value, locate }, problems)) {
        await dashboardReader.read(document, artefacts, problems);
      }
    }
  }
  return { dashboards: artefacts.dashboards, problems };
}

let report: FitnessReport;

beforeAll(async () => {
  report = await evaluate([operations({ files: 'rendered' })], { cwd: corpus('kubernetes') });
});

test.each(['dashboards/red-panels', 'metrics/no-unbounded-label'])('what %s finds', (rule) => {
  const check = report.checks.find((each) => each.rule === rule);
  expect(check?.evidence.examined).toBeGreaterThan(0);
  const all = rule === 'metrics/no-unbounded-label' ? ' in all rules' : '';
  expect(check?.findings).toHaveLength(said(`findings of \`${rule}\`${all}`));
});

test('red panels are looked for in as many dashboards as the page says', () => {
  const check = report.checks.find(({ rule }) => rule === 'dashboards/red-panels');
  expect(check?.evidence.examined).toBe(said('dashboards that `dashboards/red-panels` examined'));
});
