// The whole command over the rendered corpus, and conftest with the same three rules where it is installed: paired in one run, so
// that the ratio holds whatever else the machine does.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { measure, median } from './measure.mjs';

const corpora = process.env.ARCHFIT_CORPORA;
if (!corpora) {
  process.stderr.write('no corpora: set ARCHFIT_CORPORA to the folder that holds them\n');
  process.exit(3);
}

const rounds = Number(process.argv[2] ?? 5);
const corpus = join(corpora, 'kubernetes', 'rendered');
const counts = JSON.parse(
  readFileSync(join(corpora, 'kubernetes', 'rendered.counts.json'), 'utf8'),
);
const documents = Object.values(counts).reduce((sum, [count]) => sum + count, 0);
const threeRules = ['owner_label', 'cpu_request', 'service_account'];

const archfit = [
  'dist/cli/archfit.js',
  'check',
  corpus,
  '--each',
  'file',
  '--report-only',
  '--format',
  'json',
];
const ids = threeRules.map((rule) => `kubernetes/${rule.replaceAll('_', '-')}`).join(',');
const contestants = [
  {
    name: 'archfit, 3 rules',
    command: process.execPath,
    args: [...archfit, '--only', ids],
    statuses: [0, 2],
  },
  { name: 'archfit, all rules', command: process.execPath, args: archfit, statuses: [0, 2] },
];

const conftest = process.env.CONFTEST ?? 'conftest';
const policies = mkdtempSync(join(tmpdir(), 'archfit-bench-'));
if (spawnSync(conftest, ['--version']).status === 0) {
  cpSync('policies/lib', join(policies, 'lib'), { recursive: true });
  for (const rule of threeRules)
    cpSync(`policies/kubernetes/${rule}/${rule}.rego`, join(policies, `${rule}.rego`));
  const namespaces = threeRules.flatMap((rule) => ['--namespace', `archfit.kubernetes.${rule}`]);
  contestants.push({
    name: 'conftest, 3 rules',
    command: conftest,
    args: ['test', corpus, '--policy', policies, ...namespaces, '--output', 'json', '--no-fail'],
    statuses: [0, 1],
  });
} else {
  process.stdout.write(
    'conftest is not installed: only archfit is measured (CONFTEST names the binary)\n',
  );
}

const runs = new Map(contestants.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const { name, command, args, statuses } of contestants) {
    runs.get(name).push(await measure(command, args, statuses));
  }
}
rmSync(policies, { recursive: true });

process.stdout.write(
  `${documents} documents, ${rounds} rounds, medians\n\n| | wall s | documents/s | peak MiB |\n|---|---|---|---|\n`,
);
for (const [name, results] of runs) {
  const seconds = median(results.map((run) => run.seconds));
  const peak = median(results.map((run) => run.peak));
  process.stdout.write(
    `| ${name} | ${seconds.toFixed(2)} | ${Math.round(documents / seconds)} | ${peak.toFixed(0)} |\n`,
  );
}
const secondsOf = (name) => runs.get(name)?.map((run) => run.seconds);
const peer = secondsOf('conftest, 3 rules');
if (peer) {
  const ratios = secondsOf('archfit, all rules').map((seconds, round) => seconds / peer[round]);
  process.stdout.write(
    `\narchfit with all rules takes ${median(ratios).toFixed(2)} of conftest's time (paired, median)\n`,
  );
}
