// The cold start: whole processes, each of which loads what it needs anew.
import process from 'node:process';
import { measureInTurns, medianOf } from './measure.mjs';

const manifest = 'fixtures/shop/rendered/prod/orders.yaml';

export async function run({ rounds }) {
  const node = (name, ...args) => ({ name, command: process.execPath, args });
  const contestants = [
    node('an empty script', '--input-type=module', '--eval', ''),
    node("import 'archfit'", '--input-type=module', '--eval', "import 'archfit';"),
    node("require('archfit')", '--input-type=commonjs', '--eval', "require('archfit');"),
    node('check', 'dist/cli/archfit.js', 'check', manifest, '--report-only'),
  ];
  // Short runs differ much, and cost little.
  const runs = await measureInTurns(contestants, rounds * 7);
  const start = medianOf(runs['an empty script'], 'seconds');
  const row = (name, work, goal, above = 0) => ({
    work,
    seconds: medianOf(runs[name], 'seconds') - above,
    goal: { seconds: goal },
  });
  return {
    rows: [
      row('check', '`archfit check` on one manifest, cold', 0.25),
      row("import 'archfit'", "`import 'archfit'`, above an empty script", 0.06, start),
      row("require('archfit')", "`require('archfit')`, above an empty script", 0.06, start),
    ],
    details: {
      head: ['process', 'wall ms, median', 'least', 'peak MiB'],
      rows: contestants.map(({ name }) => [
        name,
        (medianOf(runs[name], 'seconds') * 1000).toFixed(0),
        (Math.min(...runs[name].map(({ seconds }) => seconds)) * 1000).toFixed(0),
        medianOf(runs[name], 'peak').toFixed(0),
      ]),
    },
  };
}
