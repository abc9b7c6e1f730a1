// How far the files below a folder must be read to know what they import, and what that costs in one process: listing, reading, and telling
// all references. Medians of runs in processes of their own, for each the compiler and the lexer are loaded anew.
// node bench/modules/lanes.mjs [FOLDER] [ROUNDS]; without a folder those that `repositories.json` names, below ARCHFIT_TREES.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../measure.mjs';

const [folder, rounds = '5', mode] = process.argv.slice(2);

if (mode === 'once') {
  await readOnce(folder);
} else {
  process.stdout.write(
    '| folder | files | MB | references | header | lexer | parser | list s | read s | tell s | all s | processor s | peak MiB |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n',
  );
  for (const tree of folder === undefined ? treesOfTable() : [folder]) {
    const runs = Array.from({ length: Number(rounds) }, () => runOnce(tree));
    const of = (key) => median(runs.map((run) => run[key])).toFixed(2);
    const { files, megabytes, references, header, lexer, parser } = runs[0];
    const peak = median(runs.map((run) => run.peak)).toFixed(0);
    process.stdout.write(
      `| ${tree} | ${files} | ${megabytes.toFixed(1)} | ${references} | ${header} | ${lexer} | ${parser} | ${of('list')} | ${of('read')} | ${of('tell')} | ${of('all')} | ${of('cpu')} | ${peak} |\n`,
    );
  }
}

/** Checkouts of the pinned commits, made beforehand: nothing here opens the network. */
function treesOfTable() {
  const trees = process.env.ARCHFIT_TREES;
  if (!trees) {
    process.stderr.write(
      'name a folder, or set ARCHFIT_TREES to where the pinned repositories are\n',
    );
    process.exit(3);
  }
  const table = JSON.parse(readFileSync(new URL('repositories.json', import.meta.url), 'utf8'));
  return table.map(({ name }) => join(trees, name));
}

function runOnce(tree) {
  const script = fileURLToPath(import.meta.url);
  const { stdout } = spawnSync(process.execPath, [script, tree, '1', 'once'], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

async function readOnce(tree) {
  const { readImports } = await import('../../dist/facts/modules/imports/read-imports.js');
  const { listSourceFiles } = await import('./source-files.mjs');
  const started = performance.now();
  const before = process.cpuUsage();
  const paths = listSourceFiles(tree);
  const listed = performance.now();
  const files = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const loaded = performance.now();
  const imports = await readImports(files);
  const ended = performance.now();
  const { user, system } = process.cpuUsage(before);
  const inLane = (lane) => imports.filter((one) => one.lane === lane).length;
  process.stdout.write(
    JSON.stringify({
      files: files.length,
      megabytes: files.reduce((sum, { text }) => sum + text.length, 0) / 1e6,
      references: imports.reduce((sum, { references }) => sum + references.length, 0),
      header: inLane('header'),
      lexer: inLane('lexer'),
      parser: inLane('parser'),
      list: (listed - started) / 1000,
      read: (loaded - listed) / 1000,
      tell: (ended - loaded) / 1000,
      all: (ended - started) / 1000,
      cpu: (user + system) / 1e6,
      peak: process.resourceUsage().maxRSS / 1024,
    }),
  );
}
