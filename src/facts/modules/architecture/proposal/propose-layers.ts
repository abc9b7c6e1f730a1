import type { ModuleGraph } from '../../model/index.js';
import type { ContextMap, LayeredArchitecture, LayerRole } from '../architecture.js';
import { everyFolder } from '../folder-of-context.js';
import { layered } from '../layered.js';
import { listGlobs } from '../named-layers.js';
import { findLayerFolders, type LayerFolder } from './layer-folders.js';
import { proposeContexts } from './propose-contexts.js';

/** An architecture that the folders of a code base suggest. */
export interface LayerProposal {
  /** Absent where fewer than two layers show. */
  readonly layers?: LayeredArchitecture;
  readonly contexts?: ContextMap;
  /** By layer, uppermost first. */
  readonly files: Readonly<Record<string, number>>;
  /** Imports that the order of the layers forbids, by pairs of layers: those with most first. */
  readonly upward: readonly UpwardImports[];
  /** Files that no layer holds, entry points left out. */
  readonly uncovered: number;
}

/** Imports from a layer into one above it. */
export interface UpwardImports {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/**
 * The orders that people build, uppermost first, the stricter before the looser: what stores and sends implements what the domain asks
 * for; it is used by the application; it is used by everything.
 */
const orders: readonly (readonly LayerRole[])[] = [
  ['web', 'infrastructure', 'application', 'domain'],
  ['web', 'application', 'infrastructure', 'domain'],
  ['web', 'application', 'domain', 'infrastructure'],
];

/** Files that start the others, and so may know all of them. */
const entryPoint = /^(?:[^/]+\/)*(?:main|index|server|app|bootstrap)\.[cm]?[jt]sx?$/;

/**
 * Proposes layers by the names of folders, in the order that the imports follow best, and contexts by folders that stand beside one another.
 * Tests are not asked.
 */
export function proposeLayers(graph: ModuleGraph): LayerProposal {
  const files = graph.files
    .filter(({ isSelected, isTest }) => isSelected && !isTest)
    .map(({ path }) => path);
  const contexts = proposeContexts(files, graph);
  const [every = ''] = listGlobs(contexts?.contexts[everyFolder]);
  const folders = findLayerFolders(files, contexts && every.replace(/\/\*$/, ''));
  const counts = countRoles(folders);
  const free = files.filter((file) => !folders.has(file));
  const found = { ...(contexts && { contexts }) };
  if (counts.size < 2) return { ...found, files: {}, upward: [], uncovered: free.length };
  const crossings = countCrossings(graph, folders);
  const [best] = orders
    .map((order) => {
      const upward = crossings.filter(({ from, to }) => order.indexOf(from) > order.indexOf(to));
      return { order, upward, broken: upward.reduce((sum, { count }) => sum + count, 0) };
    })
    .sort((left, right) => left.broken - right.broken);
  const { order = [], upward = [] } = best ?? {};
  const roles = order.filter((role) => counts.has(role));
  // An entry point beside the layers, not one of many `index` files deep in what no layer holds.
  const depth = Math.min(...[...folders.values()].map(({ path }) => path.split('/').length));
  const outside = free.filter((file) => entryPoint.test(file) && file.split('/').length <= depth);
  return {
    ...found,
    layers: layered(
      Object.fromEntries(roles.map((role) => [role, pathsOf(role, folders)])),
      outside.length > 0 ? { outside } : {},
    ),
    files: Object.fromEntries(roles.map((role) => [role, counts.get(role) ?? 0])),
    upward: upward.toSorted((left, right) => right.count - left.count),
    uncovered: free.length - outside.length,
  };
}

function countRoles(folders: ReadonlyMap<string, LayerFolder>): ReadonlyMap<LayerRole, number> {
  const counts = new Map<LayerRole, number>();
  for (const { role } of folders.values()) counts.set(role, (counts.get(role) ?? 0) + 1);
  return counts;
}

function pathsOf(role: LayerRole, folders: ReadonlyMap<string, LayerFolder>): readonly string[] {
  const own = [...folders.values()].filter((folder) => folder.role === role);
  return [...new Set(own.map(({ path }) => path))].sort();
}

/** Pairs of files, by the roles of their folders. */
function countCrossings(
  { edges }: ModuleGraph,
  folders: ReadonlyMap<string, LayerFolder>,
): readonly { readonly from: LayerRole; readonly to: LayerRole; readonly count: number }[] {
  const seen = new Set<string>();
  const found = new Map<string, { from: LayerRole; to: LayerRole; count: number }>();
  for (const { from, target, kind } of edges) {
    if (target.kind !== 'file' || kind === 'mock') continue;
    const [here, there] = [folders.get(from)?.role, folders.get(target.file)?.role];
    const pair = `${from}\0${target.file}`;
    if (here === undefined || there === undefined || here === there || seen.has(pair)) continue;
    seen.add(pair);
    const key = `${here} ${there}`;
    const known = found.get(key) ?? { from: here, to: there, count: 0 };
    known.count += 1;
    found.set(key, known);
  }
  return [...found.values()];
}
