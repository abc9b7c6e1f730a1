import type { ImportEdge } from '../model/index.js';
import type { ExportedNames } from './exported-names.js';

/** Where a name that a file exports is defined. */
export interface NameOrigin {
  readonly origin:
    | { readonly kind: 'file'; readonly file: string }
    | { readonly kind: 'package'; readonly package: string };
  /** The imports and re-exports on the way there, first the one nearest to who asks. Empty: the file itself defines it. */
  readonly hops: readonly ImportEdge[];
}

/** Follows a name that a file exports through barrels; `*` stands for all of them. */
export type FollowName = (file: string, name: string) => readonly NameOrigin[];

/** What names are followed through. */
export interface BarrelSource {
  /** Of a file. */
  readonly edgesOf: (file: string) => readonly ImportEdge[];
  /** Whether a file may hand on what it imports; of all others the names are not asked. */
  readonly isBarrel: (file: string) => boolean;
  /** Asked for barrels, and for what they export from. */
  readonly exportsOf: (file: string) => ExportedNames;
}

const nowhere: readonly NameOrigin[] = [];

/**
 * Follows names as far as barrels hand them on: `export … from`, `export * from`, and what a file imports and then exports. A name that
 * leads nowhere counts as defined where it was asked for.
 */
export function createNameFollower({ edgesOf, isBarrel, exportsOf }: BarrelSource): FollowName {
  const known = new Map<string, readonly NameOrigin[]>();

  /** Empty: the file exports no such name. */
  const find = (file: string, name: string, asked: ReadonlySet<string>): readonly NameOrigin[] => {
    const key = `${file}\0${name}`;
    const answered = known.get(key);
    if (answered) return answered;
    // A cycle of barrels: the name comes from elsewhere, or from nowhere.
    if (asked.has(key)) return nowhere;
    const found =
      name === '*'
        ? findAll(file, new Set([...asked, key]))
        : findOne(file, name, new Set([...asked, key]));
    // What was found within a cycle is part of the answer only.
    if (asked.size === 0) known.set(key, found);
    return found;
  };

  const step = (
    edge: ImportEdge,
    name: string,
    asked: ReadonlySet<string>,
  ): readonly NameOrigin[] => {
    const { target } = edge;
    if (target.kind === 'external') {
      return [{ origin: { kind: 'package', package: target.package }, hops: [edge] }];
    }
    if (target.kind !== 'file') return nowhere;
    return find(target.file, name, asked).map(({ origin, hops }) => ({
      origin,
      hops: [edge, ...hops],
    }));
  };

  const findOne = (
    file: string,
    name: string,
    asked: ReadonlySet<string>,
  ): readonly NameOrigin[] => {
    const edges = edgesOf(file);
    const named = edges
      .filter(({ kind }) => kind === 're-export')
      .flatMap((edge) =>
        edge.names.filter((each) => each.as === name).map((each) => ({ edge, name: each.name })),
      );
    const [first] = named;
    if (first) return orItself(first.edge, step(first.edge, first.name, asked));
    const { declared, listed } = exportsOf(file);
    if (declared.has(name)) return itself(file);
    const local = listed.get(name);
    if (local !== undefined) {
      for (const edge of edges) {
        const imported =
          edge.kind === 're-export' ? undefined : edge.names.find((each) => each.as === local);
        if (imported) return orItself(edge, step(edge, imported.name, asked));
      }
      return itself(file);
    }
    if (name === 'default') return nowhere;
    const stars = edges.filter(isStar);
    const inFiles = stars.filter(({ target }) => target.kind === 'file');
    for (const edge of inFiles) {
      const found = step(edge, name, asked);
      if (found.length > 0) return found;
    }
    const outside = stars.find(({ target }) => target.kind === 'external');
    return outside ? step(outside, name, asked) : nowhere;
  };

  const findAll = (file: string, asked: ReadonlySet<string>): readonly NameOrigin[] => {
    const edges = edgesOf(file);
    const found = edges
      .filter(({ kind }) => kind === 're-export')
      .flatMap((edge) =>
        isStar(edge)
          ? step(edge, '*', asked)
          : edge.names.flatMap(({ name }) => orItself(edge, step(edge, name, asked))),
      );
    const { listed } = exportsOf(file);
    const handedOn = [...listed.keys()].flatMap((name) => findOne(file, name, asked));
    return distinct([...itself(file), ...found, ...handedOn]);
  };

  return (file, name) => {
    if (!isBarrel(file)) return itself(file);
    const found = find(file, name, new Set());
    return found.length > 0 ? found : itself(file);
  };
}

function isStar({ kind, names }: ImportEdge): boolean {
  return kind === 're-export' && names.some(({ name, as }) => name === '*' && as === undefined);
}

function itself(file: string): readonly NameOrigin[] {
  return [{ origin: { kind: 'file', file }, hops: [] }];
}

/** A file that does not say that it exports a name is where it is looked for all the same. */
function orItself(edge: ImportEdge, found: readonly NameOrigin[]): readonly NameOrigin[] {
  if (found.length > 0 || edge.target.kind !== 'file') return found;
  return [{ origin: { kind: 'file', file: edge.target.file }, hops: [edge] }];
}

function distinct(origins: readonly NameOrigin[]): readonly NameOrigin[] {
  const byOrigin = new Map<string, NameOrigin>();
  for (const each of origins) {
    const { origin } = each;
    const key = origin.kind === 'file' ? `f${origin.file}` : `p${origin.package}`;
    const shorter = byOrigin.get(key);
    if (!shorter || shorter.hops.length > each.hops.length) byOrigin.set(key, each);
  }
  return [...byOrigin.values()];
}
