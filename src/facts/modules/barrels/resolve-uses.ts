import type { ImportedName, ImportEdge } from '../model/index.js';
import type { FollowName, NameOrigin } from './name-follower.js';

/** An import, as far as the files go that its names come from. */
export interface Use {
  readonly edge: ImportEdge;
  readonly origin: NameOrigin['origin'];
  /** Through barrels: re-exports, and what they import. Empty: the file that the import names defines what it asks for. */
  readonly hops: readonly ImportEdge[];
  /** Of those that come from there, as this file asks for them. */
  readonly names: readonly string[];
  readonly isTypeOnly: boolean;
}

const everything: readonly ImportedName[] = [{ name: '*' }];

/** Follows an import to the files and packages that define what it asks for. */
export function resolveUses(edge: ImportEdge, follow: FollowName): readonly Use[] {
  const { target, isTypeOnly } = edge;
  if (target.kind !== 'file') return [];
  if (edge.kind === 'reference' || edge.kind === 'augmentation') {
    return [{ edge, origin: { kind: 'file', file: target.file }, hops: [], names: [], isTypeOnly }];
  }
  const names = edge.names.length > 0 ? edge.names : everything;
  const uses = new Map<string, Use>();
  for (const { name, isType } of names) {
    for (const { origin, hops } of follow(target.file, name)) {
      const key = origin.kind === 'file' ? `f${origin.file}` : `p${origin.package}`;
      const known = uses.get(key);
      const isErased = isTypeOnly || isType === true || hops.some((hop) => hop.isTypeOnly);
      uses.set(key, {
        edge,
        origin,
        hops: known?.hops ?? hops,
        names: [...(known?.names ?? []), ...(name === '*' ? [] : [name])],
        isTypeOnly: isErased && (known?.isTypeOnly ?? true),
      });
    }
  }
  return [...uses.values()];
}
