// The whole command over what a system is run by: the rules and dashboards of kube-prometheus, and a large system that is made here.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { measureInTurns, medianOf, pairedRatio } from './measure.mjs';
import { findPeer } from './peers.mjs';
import { corpora } from './run.mjs';

const size = { alerts: 1000, dashboards: 200, pipelines: 100, services: 50 };

export async function run({ rounds, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-bench-'));
  try {
    writeSystem(folder);
    const corpus = findCorpus(say);
    const peer = findPeer('actionlint');
    const workflows = join(folder, '.github', 'workflows');
    const contestants = [
      ...(corpus === undefined ? [] : [archfit('kube-prometheus', [corpus])]),
      archfit('a large system', ['.'], folder, ['--catalog', 'catalog.yaml']),
      archfit('its pipelines', [join('.github', 'workflows')], folder),
      ...(peer.command ? [actionlint(peer, folder)] : []),
    ];
    say(`${size.alerts} alerts, ${size.dashboards} dashboards, ${size.pipelines} pipelines`);
    if (!existsSync(workflows)) throw new Error('no pipelines were written');
    const runs = await measureInTurns(contestants, rounds);
    return { peers: [peer], rows: rowsOf(runs, peer), details: detailsOf(runs) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The large system is measured where there are no corpora, too. */
function findCorpus(say) {
  try {
    const corpus = join(corpora(), 'kubernetes', 'rendered', 'kube-prometheus');
    if (existsSync(corpus)) return corpus;
    say('the corpora have no folder kubernetes/rendered/kube-prometheus');
  } catch (error) {
    say(error.message);
  }
  return undefined;
}

function archfit(name, paths, cwd = process.cwd(), options = []) {
  const command = join(process.cwd(), 'dist', 'cli', 'archfit.js');
  return {
    name,
    command: process.execPath,
    args: [
      ...[command, 'check', 'operations', ...paths, '--no-config', '--report-only'],
      ...['--format', 'json', ...options],
    ],
    cwd,
    statuses: [0, 2],
  };
}

function actionlint({ command }, folder) {
  const files = range(size.pipelines).map((each) =>
    join('.github', 'workflows', `service-${each}.yaml`),
  );
  // Shell and Python are no part of what is compared.
  const args = ['-shellcheck=', '-pyflakes=', ...files];
  return { name: 'actionlint', command, args, cwd: folder, statuses: [0, 1] };
}

function writeSystem(folder) {
  const write = (path, content) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    // JSON is YAML.
    writeFileSync(join(folder, path), JSON.stringify(content, null, 2));
  };
  write('catalog.yaml', {
    services: Object.fromEntries(
      range(size.services).map((each) => [
        nameOf(each),
        { team: 'shop', dashboards: [`dashboards/board-${each}.json`] },
      ]),
    ),
  });
  for (const each of range(size.services)) {
    const own = range(size.alerts).filter((alert) => alert % size.services === each);
    write(`rules/${nameOf(each)}.yaml`, {
      groups: [{ name: nameOf(each), rules: [recording(each), ...own.map(alert)] }],
    });
  }
  for (const each of range(size.dashboards)) write(`dashboards/board-${each}.json`, board(each));
  for (const each of range(size.pipelines)) {
    write(`.github/workflows/service-${each}.yaml`, pipeline(each));
  }
}

const range = (count) => Array.from({ length: count }, (_, index) => index);
const nameOf = (index) => `service-${index % size.services}`;
const errors = (name) => `sum(rate(http_requests_total{service="${name}", code=~"5.."}[5m]))`;
const all = (name) => `sum(rate(http_requests_total{service="${name}"}[5m]))`;

function recording(each) {
  const name = nameOf(each);
  return { record: `${name.replace('-', '_')}:errors`, expr: `${errors(name)} / ${all(name)}` };
}

function alert(each) {
  const name = nameOf(each);
  return {
    alert: `Errors${each}`,
    expr: `${errors(name)} / ${all(name)} > ${(each % 9) + 1}e-2`,
    for: '5m',
    labels: { severity: each % 3 === 0 ? 'page' : 'ticket', service: name, team: 'shop' },
    annotations: { summary: `${name} fails`, runbook_url: `docs/${name}.md` },
  };
}

function board(each) {
  const name = nameOf(each);
  const queries = [
    ...[errors(name), all(name), `up{service="${name}"}`],
    `histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{service="${name}"}[5m])))`,
  ];
  return {
    uid: `board-${each}`,
    title: `${name} ${each}`,
    schemaVersion: 39,
    panels: range(12).map((id) => ({
      id,
      type: 'timeseries',
      title: `Panel ${id}`,
      datasource: { type: 'prometheus', uid: 'main' },
      targets: [{ refId: 'A', expr: queries[id % queries.length] }],
    })),
  };
}

function pipeline(each) {
  const steps = (...commands) => [
    { uses: 'actions/checkout@v4' },
    ...commands.map((run) => ({ run })),
  ];
  const job = (needs, ...commands) => ({
    'runs-on': 'ubuntu-latest',
    ...(needs && { needs: [needs] }),
    steps: steps(...commands),
  });
  return {
    name: `${nameOf(each)} ${each}`,
    on: { push: { branches: ['main'] } },
    jobs: {
      test: job(undefined, 'npm ci', 'npm test'),
      scan: job('test', 'trivy fs .', 'gitleaks detect'),
      deploy: job('scan', `helm upgrade ${nameOf(each)} chart --install`),
    },
  };
}

function rowsOf(runs, { name }) {
  const seconds = (own) => medianOf(runs[own], 'seconds');
  const theirs = runs[name];
  const { alerts, dashboards, pipelines } = size;
  return [
    ...(runs['kube-prometheus'] === undefined
      ? []
      : [{ work: 'operations of kube-prometheus', seconds: seconds('kube-prometheus') }]),
    {
      work: `${alerts} alerts, ${dashboards} dashboards, ${pipelines} pipelines`,
      seconds: seconds('a large system'),
    },
    {
      work: `${pipelines} pipelines`,
      seconds: seconds('its pipelines'),
      peer: name,
      ...(theirs !== undefined && {
        peerSeconds: medianOf(theirs, 'seconds'),
        ratio: pairedRatio(runs['its pipelines'], theirs),
      }),
    },
  ];
}

function detailsOf(runs) {
  return {
    head: ['process', 'wall s', 'processor s', 'peak MiB', 'KiB printed'],
    rows: Object.entries(runs).map(([name, results]) => [
      name,
      medianOf(results, 'seconds').toFixed(2),
      medianOf(results, 'processor').toFixed(2),
      medianOf(results, 'peak').toFixed(0),
      Math.round(medianOf(results, 'bytes') / 1024),
    ]),
  };
}
