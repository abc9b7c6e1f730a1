// The public event schemas of the corpora, read folder by folder in one process; then 500 of them, as often as asked, and judged by all
// rules as a whole process. Processor time
// beside wall time, so that the figures mean something on a busy machine.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEventSchemas } from '../../dist/facts/events/read-event-schemas.js';
import { median } from '../measure.mjs';

const corpora = process.env.ARCHFIT_CORPORA;
if (!corpora) {
  process.stderr.write('no corpora: set ARCHFIT_CORPORA to the folder that holds them\n');
  process.exit(3);
}

const rounds = Number(process.argv[2] ?? 5);
const folder = join(corpora, 'events', 'schemas');
const sets = [
  'asyncapi-spec',
  'cdevents',
  'google-cloudevents',
  'iglu-central',
  'octokit-webhooks',
];

async function read(files, cwd) {
  const started = performance.now();
  const before = process.cpuUsage();
  const set = await readEventSchemas(files, { cwd });
  const { user, system } = process.cpuUsage(before);
  return { set, seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

process.stdout.write(
  '| | files | events | fields | problems | wall s | processor s |\n|---|---|---|---|---|---|---|\n',
);
for (const name of sets) {
  const { set, seconds, cpu } = await read('.', join(folder, name));
  const fields = set.schemas.reduce((sum, schema) => sum + schema.fields.length, 0);
  process.stdout.write(
    `| ${name} | ${set.files.length} | ${set.schemas.length} | ${fields} | ${set.problems.length} | ${seconds.toFixed(2)} | ${cpu.toFixed(2)} |\n`,
  );
}

const iglu = await readEventSchemas('.', { cwd: join(folder, 'iglu-central') });
const some = iglu.files.slice(0, 500).map(({ uri }) => uri);
const runs = [];
for (let round = 0; round < rounds; round += 1) {
  runs.push(await read(some, join(folder, 'iglu-central')));
}
const of = (key) => median(runs.map((run) => run[key])).toFixed(2);
const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
process.stdout.write(
  `\n500 files of iglu-central, ${rounds} rounds, medians: ${of('seconds')} s wall, ${of('cpu')} s of processor time; peak of all ${peak} MiB\n`,
);

const copy = mkdtempSync(join(tmpdir(), 'archfit-events-'));
for (const uri of some) cpSync(join(folder, 'iglu-central', uri), join(copy, uri));
const command = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/archfit.js');
const checks = [];
for (let round = 0; round < rounds; round += 1) {
  const started = performance.now();
  spawnSync(process.execPath, [command, 'check', 'events', '.'], { cwd: copy });
  checks.push((performance.now() - started) / 1000);
}
rmSync(copy, { recursive: true });
process.stdout.write(
  `the same judged by all rules, whole process: ${median(checks).toFixed(2)} s wall, least ${Math.min(...checks).toFixed(2)} s\n`,
);
