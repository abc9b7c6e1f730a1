// The whole command over the rendered corpus, beside conftest with three of the same policies, kube-score and kube-linter where they are installed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { measureInTurns, medianOf, pairedRatio } from './measure.mjs';
import { findPeer } from './peers.mjs';
import { Absent, corpora } from './run.mjs';

const threeRules = ['owner_label', 'cpu_request', 'service_account'];

export async function run({ rounds, say }) {
  const corpus = join(corpora(), 'kubernetes', 'rendered');
  if (!existsSync(corpus)) throw new Absent('the corpora have no folder kubernetes/rendered');
  const counts = JSON.parse(readFileSync(`${corpus}.counts.json`, 'utf8'));
  const documents = Object.values(counts).reduce((sum, [count]) => sum + count, 0);
  const policies = mkdtempSync(join(tmpdir(), 'archfit-bench-'));
  try {
    const peers = ['conftest', 'kube-score', 'kube-linter'].map(findPeer);
    const contestants = [
      archfit('archfit, 3 rules', corpus, ['--only', threeRules.map(idOf).join(',')]),
      archfit('archfit, all rules', corpus, []),
      ...peers.filter(({ command }) => command).map((peer) => contestantOf(peer, corpus, policies)),
    ];
    say(`${documents} documents`);
    const runs = await measureInTurns(contestants, rounds);
    refuseEmpty(runs);
    return { peers, rows: rowsOf(runs, peers), details: detailsOf(runs, documents) };
  } finally {
    rmSync(policies, { recursive: true });
  }
}

function idOf(rule) {
  return `kubernetes/${rule.replaceAll('_', '-')}`;
}

function archfit(name, corpus, args) {
  const command = ['dist/cli/archfit.js', 'check', corpus, '--each', 'file', '--report-only'];
  return {
    name,
    command: process.execPath,
    args: [...command, '--format', 'json', ...args],
    // The corpus has a file that nobody can read.
    statuses: [0, 2],
  };
}

/** Findings are what is asked for; kube-score reads files, and ends at the first that it cannot read. */
function contestantOf({ name, command }, corpus, policies) {
  if (name === 'kube-linter') {
    return { name, command, args: ['lint', corpus, '--format', 'json'], statuses: [0, 1] };
  }
  if (name === 'kube-score') {
    const files = listReadable(corpus);
    return { name, command, args: ['score', '--output-format', 'ci', ...files], statuses: [0, 1] };
  }
  cpSync('policies/lib', join(policies, 'lib'), { recursive: true });
  for (const rule of threeRules) {
    cpSync(`policies/kubernetes/${rule}/${rule}.rego`, join(policies, `${rule}.rego`));
  }
  const namespaces = threeRules.flatMap((rule) => ['--namespace', `archfit.kubernetes.${rule}`]);
  const args = [
    'test',
    corpus,
    '--policy',
    policies,
    ...namespaces,
    '--output',
    'json',
    '--no-fail',
  ];
  return { name, command, args, statuses: [0, 1] };
}

/** The files of the corpus without those that archfit cannot read either. */
function listReadable(corpus) {
  const { command, args } = archfit('archfit', corpus, ['--only', 'kubernetes/owner-label']);
  const { stdout } = spawnSync(command, args, { maxBuffer: 2 ** 30 });
  const report = JSON.parse(stdout);
  const unread = new Set(report.problems.map(({ location }) => location?.uri));
  return report.inputs.map(({ uri }) => uri).filter((uri) => !unread.has(uri));
}

/** A tool that refuses its input ends early, which is no feat. */
function refuseEmpty(runs) {
  for (const [name, results] of Object.entries(runs)) {
    const bytes = medianOf(results, 'bytes');
    if (bytes < 100_000)
      throw new Error(`${name} printed ${bytes} bytes: it has not judged the corpus`);
  }
}

function rowsOf(runs, peers) {
  const own = runs['archfit, all rules'];
  const work = 'the rendered corpus, all rules';
  return [
    against(runs, own, `${work}; conftest: 3 rules`, peers[0], 1 / 4),
    ...peers.slice(1).map((peer) => against(runs, own, work, peer, 1)),
  ];
}

function against(runs, own, work, { name }, goal) {
  const row = { work, seconds: medianOf(own, 'seconds'), peer: name, goal: { ratio: goal } };
  const theirs = runs[name];
  if (theirs === undefined) return row;
  return { ...row, peerSeconds: medianOf(theirs, 'seconds'), ratio: pairedRatio(own, theirs) };
}

function detailsOf(runs, documents) {
  return {
    head: ['process', 'wall s', 'processor s', 'documents/s', 'peak MiB'],
    rows: Object.entries(runs).map(([name, results]) => {
      const seconds = medianOf(results, 'seconds');
      const processor = medianOf(results, 'processor').toFixed(2);
      const peak = medianOf(results, 'peak').toFixed(0);
      return [name, seconds.toFixed(2), processor, Math.round(documents / seconds), peak];
    }),
  };
}
