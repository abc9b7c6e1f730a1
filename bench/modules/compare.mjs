// The import graph, the cycles and three rules about layers, here and by dependency-cruiser where it is installed: the edges first, each that only one of
// the two has; then both in turns.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { measureInTurns, medianOf, pairedRatio } from '../measure.mjs';
import { findCruiser } from '../peers.mjs';
import { folderOfTree, ownTree, trees } from './trees.mjs';

const archfit = resolve('dist/cli/archfit.js');
const rules = 'modules/no-cycles,modules/layer-order';
/** Findings and doubts are what is asked for. The peer ends with the number of its errors, as far as a status can hold it. */
const statuses = Array.from({ length: 256 }, (_, status) => status);

export async function run({ rounds, say }) {
  const cruiser = findCruiser();
  const scratch = mkdtempSync(join(tmpdir(), 'archfit-bench-'));
  const rows = [];
  const details = {
    head: [
      'tree',
      'by',
      'pairs of files',
      'alone has',
      'cycles',
      'layers',
      'wall s',
      'processor s',
      'peak MiB',
    ],
    rows: [],
  };
  try {
    for (const tree of [ownTree, ...trees]) {
      const folder = folderOfTree(tree);
      if (folder === undefined) {
        say(
          `not ${tree.name}: ARCHFIT_TREES names no folder with ${tree.repository} at ${tree.commit} as ${tree.name}/`,
        );
        continue;
      }
      say(tree.name);
      const compared = await compare(tree, folder, { cruiser, scratch, rounds, say });
      rows.push(compared.row);
      details.rows.push(...compared.details);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return { peers: [cruiser], rows, details };
}

async function compare(tree, folder, { cruiser, scratch, rounds, say }) {
  const config = join(scratch, `${tree.name}.json`);
  const peerConfig = join(scratch, `${tree.name}.cjs`);
  writeFileSync(config, JSON.stringify(configOf(tree, folder)));
  writeFileSync(peerConfig, `module.exports = ${JSON.stringify(peerConfigOf(tree))};`);
  const node = (name, ...args) => ({
    name,
    command: process.execPath,
    args,
    statuses,
    cwd: folder,
  });
  const check = ['check', '--config', config, '--only', rules, '--format', 'json'];
  const ours = node('archfit', archfit, ...check);
  const found = { archfit: await readOwn(tree, folder, ask(ours)) };
  const contestants = [ours];
  if (cruiser.command) {
    const options = ['--config', peerConfig, '--output-type', 'json'];
    const theirs = node(cruiser.name, cruiser.command, ...options, ...tree.files);
    found[cruiser.name] = readPeer(ask(theirs));
    contestants.push(theirs);
    tellDifferences(found.archfit, found[cruiser.name], say);
  }
  const runs = await measureInTurns(contestants, rounds);
  return {
    row: rowOf(tree, found, runs, cruiser),
    details: contestants.map(({ name }) => detailsOf(tree, name, found, runs[name])),
  };
}

function rowOf({ name, goal }, found, runs, cruiser) {
  const row = {
    work: `the import graph of ${name}, cycles and layers`,
    seconds: medianOf(runs.archfit, 'seconds'),
    peer: cruiser.name,
    ...(goal !== undefined && { goal: { ratio: goal } }),
  };
  const theirs = runs[cruiser.name];
  if (theirs === undefined) return row;
  const ratio = pairedRatio(runs.archfit, theirs);
  return { ...row, peerSeconds: medianOf(theirs, 'seconds'), ratio };
}

function detailsOf(tree, name, found, runs) {
  const others = Object.keys(found).filter((other) => other !== name);
  const alone = others.map((other) => without(found[name].edges, found[other].edges).length);
  const { edges, findings } = found[name];
  const [wall, processor] = ['seconds', 'processor'].map((key) => medianOf(runs, key).toFixed(2));
  const counts = [edges.size, alone.join(), findings.cycles, findings.crossings];
  return [tree.name, name, ...counts, wall, processor, medianOf(runs, 'peak').toFixed(0)];
}

function tellDifferences(own, peer, say) {
  const list = (what, items) => {
    if (items.length === 0) return;
    say(`${what}: ${items.length}`);
    for (const item of items.slice(0, 20)) say(`  ${item}`);
  };
  list('only archfit has', without(own.edges, peer.edges));
  list('only dependency-cruiser has', without(peer.edges, own.edges));
  list('only archfit finds', without(own.crossings, peer.crossings));
  list('only dependency-cruiser finds', without(peer.crossings, own.crossings));
  list('in a cycle for archfit alone', without(own.cyclic, peer.cyclic));
  list('in a cycle for dependency-cruiser alone', without(peer.cyclic, own.cyclic));
}

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

function ask({ name, args, cwd }) {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, maxBuffer: 2 ** 30 });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${name} printed no JSON: ${String(stderr).slice(0, 2000)}`);
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

function without(some, others) {
  return [...some].filter((each) => !others.has(each)).sort();
}
