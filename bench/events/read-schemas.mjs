// The public event schemas of the corpora, read folder by folder in one process; then 500 of them, as often as asked, and judged by all
// rules as a whole process. Processor time beside wall time, so that the figures mean something on a busy machine.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { measureInTurns, medianOf } from '../measure.mjs';
import { Absent, corpora } from '../run.mjs';

const sets = [
  'asyncapi-spec',
  'cdevents',
  'google-cloudevents',
  'iglu-central',
  'octokit-webhooks',
];

export async function run({ rounds, say }) {
  const folder = join(corpora(), 'events', 'schemas');
  if (!existsSync(folder)) throw new Absent('the corpora have no folder events/schemas');
  const details = {
    head: ['read', 'files', 'events', 'fields', 'problems', 'wall s', 'processor s'],
    rows: [],
  };
  for (const name of sets) {
    say(name);
    details.rows.push(rowOf(name, [await read('.', join(folder, name))]));
  }
  const iglu = join(folder, 'iglu-central');
  const { set } = await read('.', iglu);
  const some = set.files.slice(0, 500).map(({ uri }) => uri);
  const reads = [];
  for (let round = 0; round < rounds; round += 1) reads.push(await read(some, iglu));
  details.rows.push(rowOf('500 files of iglu-central', reads));
  const checks = await judge(some, iglu, rounds);
  return {
    rows: [
      {
        work: '500 event schemas, all rules',
        seconds: medianOf(checks, 'seconds'),
        goal: { seconds: 1 },
      },
    ],
    details,
  };
}

async function read(files, cwd) {
  const { readEventSchemas } = await import('../../dist/index.js');
  const started = performance.now();
  const before = process.cpuUsage();
  const set = await readEventSchemas(files, { cwd });
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1000;
  return { set, seconds, processor: (user + system) / 1e6 };
}

function rowOf(name, runs) {
  const { files, schemas, problems } = runs[0].set;
  const fields = schemas.reduce((sum, schema) => sum + schema.fields.length, 0);
  const times = [medianOf(runs, 'seconds').toFixed(2), medianOf(runs, 'processor').toFixed(2)];
  return [name, files.length, schemas.length, fields, problems.length, ...times];
}

async function judge(files, from, rounds) {
  const copy = mkdtempSync(join(tmpdir(), 'archfit-bench-'));
  try {
    for (const uri of files) cpSync(join(from, uri), join(copy, uri));
    const args = [resolve('dist/cli/archfit.js'), 'check', 'events', '.', '--report-only'];
    // Of some of them nobody can say whether they are right.
    const command = process.execPath;
    const check = { name: 'check', command, args, statuses: [0, 2], cwd: copy };
    return (await measureInTurns([check], rounds)).check;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
