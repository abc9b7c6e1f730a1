import type { branchesOf } from './avro-type.js';
import { isNamedAs } from './can-read.js';

type Branch = ReturnType<typeof branchesOf>[number];

/**
 * Which branches of two unions are the same: named types of one name, then of one alias; all else by its kind. Their order says
 * nothing.
 */
export function pairBranches(
  old: readonly Branch[],
  after: readonly Branch[],
): {
  readonly pairs: readonly (readonly [Branch, Branch])[];
  readonly removed: readonly Branch[];
  readonly added: readonly Branch[];
} {
  const left = withoutDoubles(old);
  const right = withoutDoubles(after);
  const pairs: (readonly [Branch, Branch])[] = [];
  const pair = (keyOf: (branch: Branch) => string): void => {
    const byKey = new Map([...right].map((branch) => [keyOf(branch), branch]));
    for (const branch of left) {
      const other = byKey.get(keyOf(branch));
      if (other === undefined || !right.delete(other)) continue;
      left.delete(branch);
      pairs.push([branch, other]);
    }
  };
  pair(fullName);
  pair((branch) => ('name' in branch ? `${branch.kind} ${branch.name.simple}` : branch.kind));
  for (const branch of left) {
    const other = [...right].find((each) => areAliased(branch, each));
    if (other === undefined) continue;
    left.delete(branch);
    right.delete(other);
    pairs.push([branch, other]);
  }
  return { pairs, removed: [...left], added: [...right] };
}

function withoutDoubles(branches: readonly Branch[]): Set<Branch> {
  const byName = new Map(branches.map((branch) => [fullName(branch), branch]));
  return new Set(byName.values());
}

function fullName(branch: Branch): string {
  return 'name' in branch ? `${branch.kind} ${branch.name.full}` : branch.kind;
}

function areAliased(old: Branch, after: Branch): boolean {
  if (!('name' in old) || !('name' in after) || old.kind !== after.kind) return false;
  return isNamedAs(after, old) || isNamedAs(old, after);
}
