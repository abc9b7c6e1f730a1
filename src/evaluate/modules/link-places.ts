import { linkImports, type Links, narrowLinks } from '../../facts/modules/graph/index.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { CodeBase } from './code-base.js';
import { judgedFiles } from './judged-files.js';

/** Contexts, or the layers of one layering, as numbers. */
export interface LinkedPlaces {
  readonly among: 'contexts' | 'layers';
  readonly names: readonly string[];
  /** By the imports that are left when the compiler has erased types. */
  readonly values: Links;
  readonly all: Links;
}

/**
 * Links contexts, and layers where no rule about their order is on, which would tell of every import that closes a circle. An import that the
 * map of contexts forbids is told by the rule about it, and one that `isTold` by the cycle of files that it is part of.
 */
export function linkPlaces(
  base: CodeBase,
  isTold: (edge: ImportEdge) => boolean,
): readonly LinkedPlaces[] {
  const { architecture, membership } = base;
  const places: LinkedPlaces[] = [];
  if (architecture.contexts) {
    const map = base.isOn('modules/context-per-service')
      ? architecture.contexts.relationships
      : undefined;
    const isAllowed = (from: string, to: string): boolean =>
      !map || map[from]?.includes(to) === true;
    const nameOf = (file: string) => membership.placeOf(file).context;
    places.push(link(base, 'contexts', nameOf, isAllowed, isTold));
  }
  if (!base.isOn('modules/layer-order')) {
    for (const index of architecture.layers.keys()) {
      const nameOf = (file: string) => membership.placeOf(file).layers[index]?.name;
      places.push(link(base, 'layers', nameOf, () => true, isTold));
    }
  }
  return places;
}

function link(
  base: CodeBase,
  among: LinkedPlaces['among'],
  nameOf: (file: string) => string | undefined,
  isAllowed: (from: string, to: string) => boolean,
  isTold: (edge: ImportEdge) => boolean,
): LinkedPlaces {
  const placeOf = new Map(judgedFiles(base).map((path) => [path, nameOf(path)]));
  const names = [...new Set([...placeOf.values()].flatMap((name) => name ?? []))].sort();
  const numberOf = new Map(names.map((name, index) => [name, index]));
  const all = linkImports(names.length, base.graph.edges, (edge) => {
    if (edge.target.kind !== 'file' || edge.kind === 'mock' || isTold(edge)) return undefined;
    const from = placeOf.get(edge.from);
    const to = nameOf(edge.target.file);
    if (from === undefined || to === undefined || from === to) return undefined;
    const target = numberOf.get(to);
    if (target === undefined || !isAllowed(from, to)) return undefined;
    return [numberOf.get(from) ?? -1, target];
  });
  return { among, names, values: narrowLinks(all, ({ isTypeOnly }) => !isTypeOnly), all };
}
