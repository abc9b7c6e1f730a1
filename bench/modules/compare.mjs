// The import graph, the cycles and three rules about layers, here and by dependency-cruiser where it is installed: the edges first, each that only one of
// the two has; then both in turns, so that the ratio holds whatever else the machine does.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { measure, median } from '../measure.mjs';
import { folderOfTree, trees } from './trees.mjs';

const rounds = Number(process.argv[2] ?? 3);
const archfit = resolve('dist/cli/archfit.js');
const cruiser = join(process.env.DEPCRUISE ?? '', 'node_modules/.bin/depcruise');
const hasPeer = process.env.DEPCRUISE !== undefined && existsSync(cruiser);
if (!hasPeer) {
  process.stdout.write(
    'dependency-cruiser is not installed: DEPCRUISE names a folder with it (npm install --prefix FOLDER dependency-cruiser@17 typescript@5)\n',
  );
}
const rules = 'modules/no-cycles,modules/layer-order';
/** Findings and doubts are what is asked for. The peer ends with the number of its errors, as far as a status can hold it. */
const allowed = Array.from({ length: 256 }, (_, status) => status);
const scratch = mkdtempSync(join(tmpdir(), 'archfit-bench-'));

for (const tree of trees) {
  const folder = folderOfTree(tree);
  const config = join(scratch, `${tree.name}.json`);
  const peerConfig = join(scratch, `${tree.name}.cjs`);
  writeFileSync(config, JSON.stringify(configOf(tree, folder)));
  writeFileSync(peerConfig, `module.exports = ${JSON.stringify(peerConfigOf(tree))};`);
  const ours = {
    by: 'archfit',
    args: [archfit, 'check', '--config', config, '--only', rules, '--format', 'json'],
  };
  const theirs = {
    by: 'dependency-cruiser',
    args: [cruiser, '--config', peerConfig, '--output-type', 'json', ...tree.files],
  };
  process.stdout.write(`\n## ${tree.name} at ${tree.commit.slice(0, 7)}\n\n`);
  const own = await readOwn(tree, folder, run(ours, folder));
  process.stdout.write(`archfit: ${own.edges.size} pairs of files, ${tell(own.findings)}\n`);
  if (hasPeer) {
    const peer = readPeer(run(theirs, folder));
    process.stdout.write(
      `dependency-cruiser: ${peer.edges.size} pairs of files, ${tell(peer.findings)}\n`,
    );
    list('only archfit has', without(own.edges, peer.edges));
    list('only dependency-cruiser has', without(peer.edges, own.edges));
    list('only archfit finds', without(own.crossings, peer.crossings));
    list('only dependency-cruiser finds', without(peer.crossings, own.crossings));
    list('in a cycle for archfit alone', without(own.cyclic, peer.cyclic));
    list('in a cycle for dependency-cruiser alone', without(peer.cyclic, own.cyclic));
  }
  await time(hasPeer ? [ours, theirs] : [ours], folder);
}
rmSync(scratch, { recursive: true });

/** One rule about the order of layers is as many for the peer as there are layers that have others above them. */
function configOf({ files, tsconfig, layers }, root) {
  return {
    sources: [{ kind: 'modules', root, files, tsconfig, layers: { kind: 'layered', layers } }],
    rules: { 'modules/no-cycles': { parameters: { type_imports: 'count' } } },
  };
}

function peerConfigOf({ tsconfig, layers }) {
  const folders = Object.values(layers);
  const names = Object.keys(layers);
  const order = folders.slice(1).map((folder, index) => ({
    name: `${names[index + 1]}-order`,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: { path: folders.slice(0, index + 1).map((above) => `^${above}/`) },
  }));
  return {
    forbidden: [
      { name: 'no-circular', severity: 'warn', from: {}, to: { circular: true } },
      ...order,
    ],
    options: {
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      tsConfig: { fileName: tsconfig },
    },
  };
}

function run({ by, args }, cwd) {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, maxBuffer: 2 ** 30 });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${by} printed no JSON: ${String(stderr).slice(0, 2000)}`);
  }
}

async function readOwn({ files, tsconfig }, folder, report) {
  const { readModules } = await import('../../dist/index.js');
  const graph = await readModules(folder, { files, tsconfig });
  const edges = graph.edges.flatMap(({ from, target, kind }) =>
    (target.kind === 'file' || target.kind === 'asset') && kind !== 'mock'
      ? [`${from} -> ${target.file}`]
      : [],
  );
  const found = report.checks.flatMap(({ findings }) => findings);
  const circles = found.filter(({ rule }) => rule === 'modules/no-cycles');
  const crossings = found.filter(({ rule }) => rule === 'modules/layer-order');
  return {
    edges: new Set(edges),
    crossings: new Set(crossings.map(({ subject }) => subject.id)),
    // Everything that is in a cycle, as the peer tells it: by the edges of the graph.
    cyclic: cyclicFiles(edges),
    findings: { cycles: circles.length, crossings: crossings.length },
  };
}

function readPeer({ modules, summary }) {
  const local = new Set(modules.map(({ source }) => source));
  const own = modules.filter(({ source }) => !source.includes('node_modules'));
  const edges = own.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ resolved, coreModule, couldNotResolve }) => {
        return (
          local.has(resolved) &&
          !coreModule &&
          !couldNotResolve &&
          !resolved.includes('node_modules')
        );
      })
      .map(({ resolved }) => `${source} -> ${resolved}`),
  );
  const cycles = summary.violations.filter(({ rule }) => rule.name === 'no-circular');
  const crossings = summary.violations.filter(({ rule }) => rule.name.endsWith('-order'));
  return {
    edges: new Set(edges),
    crossings: new Set(crossings.map(({ from, to }) => `${from} -> ${to}`)),
    // Of cycles that are one but for where they start, it tells one: the files of all are marked.
    cyclic: new Set(
      own
        .filter(({ dependencies }) => dependencies.some(({ circular }) => circular))
        .map(({ source }) => source),
    ),
    findings: { cycles: cycles.length, crossings: crossings.length },
  };
}

/** Files that lead to themselves. */
function cyclicFiles(edges) {
  const next = new Map();
  for (const edge of edges) {
    const [from, to] = edge.split(' -> ');
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const found = new Set();
  for (const start of next.keys()) {
    const seen = new Set();
    const pending = [...next.get(start)];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (at === start) {
        found.add(start);
        break;
      }
      if (seen.has(at)) continue;
      seen.add(at);
      pending.push(...(next.get(at) ?? []));
    }
  }
  return found;
}

function tell({ cycles, crossings }) {
  return `${cycles} findings about cycles, ${crossings} about layers`;
}

function list(what, items) {
  process.stdout.write(`${what}: ${items.length}\n`);
  for (const item of items.slice(0, 20)) process.stdout.write(`  ${item}\n`);
}

function without(some, others) {
  return [...some].filter((each) => !others.has(each)).sort();
}

async function time(contestants, cwd) {
  const runs = contestants.map(() => []);
  const before = process.cwd();
  process.chdir(cwd);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { args }] of contestants.entries()) {
      runs[index].push(await measure(process.execPath, args, allowed));
    }
  }
  process.chdir(before);
  process.stdout.write(
    `\n${rounds} rounds, medians\n\n| | wall s | processor s | peak MiB |\n|---|---|---|---|\n`,
  );
  for (const [index, { by }] of contestants.entries()) {
    const of = (key) => median(runs[index].map((each) => each[key]));
    process.stdout.write(
      `| ${by} | ${of('seconds').toFixed(2)} | ${of('processor').toFixed(2)} | ${of('peak').toFixed(0)} |\n`,
    );
  }
  const [ours, theirs] = runs;
  if (!theirs) return;
  for (const key of ['seconds', 'processor']) {
    const ratio = median(ours.map((own, index) => theirs[index][key] / own[key]));
    process.stdout.write(
      `${key}: dependency-cruiser takes ${ratio.toFixed(1)} times as much (paired, median)\n`,
    );
  }
}
