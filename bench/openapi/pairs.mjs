// Real pairs of API descriptions, compared here and by oasdiff where it is installed: paired in one run, so that the ratio holds
// whatever else the machine does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { measure, median } from '../measure.mjs';

const corpora = process.env.ARCHFIT_CORPORA;
if (!corpora) {
  process.stderr.write('no corpora: set ARCHFIT_CORPORA to the folder that holds them\n');
  process.exit(3);
}

const rounds = Number(process.argv[2] ?? 3);
const real = join(corpora, 'openapi', 'real');
const pairs = JSON.parse(readFileSync(join(real, 'pairs.json'), 'utf8'));
const oasdiff = process.env.OASDIFF ?? 'oasdiff';
const hasPeer = spawnSync(oasdiff, ['--version']).status === 0;
if (!hasPeer) {
  process.stdout.write('oasdiff is not installed: only archfit is measured (OASDIFF names it)\n');
}

process.stdout.write(
  `${rounds} rounds, medians\n\n| pair | | wall s | peak MiB | output MB | changes |\n|---|---|---|---|---|---|\n`,
);
for (const [name, { files }] of Object.entries(pairs)) {
  const [old, newer] = files.map((file) => join(real, file));
  const contestants = [
    {
      by: 'archfit',
      command: process.execPath,
      args: ['dist/cli/archfit.js', 'openapi', 'changelog', old, newer, '--format', 'json'],
    },
    ...(hasPeer
      ? [{ by: 'oasdiff', command: oasdiff, args: ['changelog', old, newer, '--format', 'json'] }]
      : []),
  ];
  const runs = new Map(contestants.map(({ by }) => [by, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { by, command, args } of contestants) {
      runs.get(by).push(await measure(command, args, [0, 1]));
    }
  }
  for (const { by, command, args } of contestants) {
    const results = runs.get(by);
    const of = (key) => median(results.map((run) => run[key]));
    process.stdout.write(
      `| ${name} | ${by} | ${of('seconds').toFixed(2)} | ${of('peak').toFixed(0)} | ${(of('bytes') / 1e6).toFixed(2)} | ${count(command, args)} |\n`,
    );
  }
}

/** Changes in the output of one more run. */
function count(command, args) {
  const { stdout } = spawnSync(command, args, { maxBuffer: 2 ** 30 });
  try {
    const found = JSON.parse(stdout);
    return (found.changes ?? found).length;
  } catch {
    return 'none';
  }
}
