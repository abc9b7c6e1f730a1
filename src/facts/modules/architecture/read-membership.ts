import type { Problem } from '../../../report/index.js';
import { folderOf, loadPatternReader } from '../../../source/index.js';
import type { SourceTree } from '../../../source/tree/source-tree.js';
import type { ModuleGraph } from '../model/index.js';
import type { Architecture, ContextMap } from './architecture.js';
import { ContextPlaces } from './context-places.js';
import { readExportedFiles } from './exported-files.js';
import { DoubleClaims } from './double-claims.js';
import { describeEmpty } from './empty-setting.js';
import {
  describeFault,
  findArchitectureFaults,
  unknownContexts,
} from './find-architecture-faults.js';
import { everyFolder } from './folder-of-context.js';
import { LayeringPlaces } from './layering-places.js';
import type { Membership, ModulePlace } from './membership.js';
import { readOwners } from './owners/read-owners.js';
import { StereotypeFinder } from './stereotypes/stereotype-finder.js';

/**
 * Tells where each file of a graph belongs, by what an architecture says. Each glob is held against each file once.
 *
 * @param needsStereotypes - without it no file has one, unless the architecture defines some: the texts of the files are not read for them
 */
export async function readMembership(
  graph: ModuleGraph,
  architecture: Architecture,
  tree: SourceTree,
  { needsStereotypes = true }: { readonly needsStereotypes?: boolean } = {},
): Promise<Membership> {
  const read = await loadPatternReader();
  const claims = new DoubleClaims();
  const layerings = architecture.layers.map(
    (layering, index) => new LayeringPlaces(layering, ['layers', index], read, claims),
  );
  const contexts =
    architecture.contexts &&
    new ContextPlaces(architecture.contexts, read, claims, readExportedFiles(graph, tree));
  // What a person defined is held against the files in any case: it may be faulty.
  const isFound = needsStereotypes || Object.keys(architecture.stereotypes).length > 0;
  const stereotypes = isFound && new StereotypeFinder(graph, architecture.stereotypes, tree, read);
  const places = new Places();
  const owners = readOwners(architecture.owners, tree);
  const uncovered = layerings.map((): string[] => []);
  const locate = (file: string, folder: string, isCounted = false): ModulePlace => {
    const layers = layerings.map((layering, index) => {
      const layer = layering.find(file, folder);
      if (layer === undefined && isCounted) uncovered[index]?.push(file);
      return layer === 'outside' ? undefined : layer;
    });
    const { isShared = false, context, isPublic = true } = contexts?.find(file, folder) ?? {};
    return places.of({
      layers,
      ...(context !== undefined && { context }),
      ...(isShared && { isShared }),
      isPublic,
      stereotypes: stereotypes ? stereotypes.find(file, folder) : [],
    });
  };
  let folder = '';
  const known = new Map(
    graph.files.map(({ path, isSelected }) => {
      // One text for a folder: patterns know by that whether they were asked about it.
      const own = folderOf(path);
      if (own !== folder) folder = own;
      return [path, locate(path, folder, isSelected)];
    }),
  );
  const settings = [...layerings, ...(contexts ? [contexts] : [])];
  const unmatched = settings
    .flatMap(({ others }) => others)
    .flatMap((list) => list.unmatched.map((pattern) => ({ setting: list.setting, pattern })));
  const empty = [...settings, ...(stereotypes ? [stereotypes] : [])].flatMap((each) => each.empty);
  const names = new Set(places.all.flatMap(({ context }) => context ?? []));
  return {
    places: places.all,
    placeOf: (file) => known.get(file) ?? locate(file, folderOf(file)),
    ownersOf: owners.ownersOf,
    unmatched: [...unmatched, ...(stereotypes ? stereotypes.unmatched : [])],
    uncovered,
    contexts: namesOfContexts(names, architecture.contexts),
    problems: [
      ...findArchitectureFaults(architecture).map(describeFault),
      ...findUnknownFolders(names, architecture.contexts),
      ...describeEmpty(empty, graph.files),
      ...claims.problems,
      ...owners.problems,
    ],
  };
}

function namesOfContexts(
  found: ReadonlySet<string>,
  map: ContextMap | undefined,
): readonly string[] {
  const named = Object.keys(map?.contexts ?? {}).filter((name) => name !== everyFolder);
  return [...new Set([...named, ...found])].sort();
}

/** Relationships of contexts that would be folders, and are not. Without such contexts the configuration alone tells. */
function findUnknownFolders(
  found: ReadonlySet<string>,
  map: ContextMap | undefined,
): readonly Problem[] {
  if (map?.contexts[everyFolder] === undefined) return [];
  return unknownContexts(map, namesOfContexts(found, map)).map(describeFault);
}

/** Places by what they say, so that files of the same share one. */
class Places {
  readonly all: ModulePlace[] = [];
  readonly #known = new Map<string, ModulePlace>();

  of(place: Omit<ModulePlace, 'id'>): ModulePlace {
    const { layers, context, isShared, isPublic, stereotypes } = place;
    const key = [
      ...layers.map((layer) => layer?.name ?? ''),
      context ?? '',
      isShared === true ? 'shared' : '',
      isPublic ? 'public' : '',
      ...stereotypes,
    ].join('\0');
    const known = this.#known.get(key);
    if (known) return known;
    const added = { id: this.all.length, ...place };
    this.all.push(added);
    this.#known.set(key, added);
    return added;
  }
}
