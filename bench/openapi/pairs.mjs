// Real pairs of API descriptions, compared here and by oasdiff where it is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { measureInTurns, medianOf, pairedRatio } from '../measure.mjs';
import { findPeer } from '../peers.mjs';
import { Absent, corpora } from '../run.mjs';

/** Of oasdiff's time. */
const goals = { stripe: 1 / 8, kubernetes: 1 / 5 };

export async function run({ rounds, say }) {
  const real = join(corpora(), 'openapi', 'real');
  if (!existsSync(real)) throw new Absent('the corpora have no folder openapi/real');
  const pairs = JSON.parse(readFileSync(join(real, 'pairs.json'), 'utf8'));
  const oasdiff = findPeer('oasdiff');
  const rows = [];
  const details = {
    head: ['pair', 'by', 'wall s', 'processor s', 'peak MiB', 'output MB', 'changes'],
    rows: [],
  };
  for (const [pair, { files }] of Object.entries(pairs)) {
    say(pair);
    const [old, newer] = files.map((file) => join(real, file));
    const command = ['changelog', old, newer, '--format', 'json'];
    const own = ['dist/cli/archfit.js', 'openapi', ...command];
    const contestants = [
      { name: 'archfit', command: process.execPath, args: own, statuses: [0, 1] },
      ...(oasdiff.command
        ? [{ name: 'oasdiff', command: oasdiff.command, args: command, statuses: [0, 1] }]
        : []),
    ];
    const runs = await measureInTurns(contestants, rounds);
    rows.push(rowOf(pair, runs));
    for (const contestant of contestants) {
      details.rows.push([pair, ...detailsOf(contestant, runs[contestant.name])]);
    }
  }
  return { peers: [oasdiff], rows, details };
}

function rowOf(pair, { archfit, oasdiff }) {
  const row = {
    work: `two versions of ${pair}`,
    seconds: medianOf(archfit, 'seconds'),
    peer: 'oasdiff',
    goal: { ratio: goals[pair] ?? 1 },
  };
  if (oasdiff === undefined) return row;
  const ratio = pairedRatio(archfit, oasdiff);
  return { ...row, peerSeconds: medianOf(oasdiff, 'seconds'), ratio };
}

function detailsOf({ name, command, args }, runs) {
  const of = (key) => medianOf(runs, key);
  const [wall, processor] = [of('seconds').toFixed(2), of('processor').toFixed(2)];
  const output = (of('bytes') / 1e6).toFixed(2);
  return [name, wall, processor, of('peak').toFixed(0), output, countChanges(command, args)];
}

/** Changes in the output of one more run. */
function countChanges(command, args) {
  const { stdout } = spawnSync(command, args, { maxBuffer: 2 ** 30 });
  try {
    const found = JSON.parse(stdout);
    return (found.changes ?? found).length;
  } catch {
    return 'none';
  }
}
