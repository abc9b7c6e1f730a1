import { ArchfitError } from '../../report/index.js';
import type { ObjectKind } from '../pack-manifest.js';
import type { ExportedPack, ExportedRule } from './exported-rule.js';

/** What Gatekeeper is to hand to a rule. */
export interface KindMatch {
  readonly apiGroups: readonly string[];
  readonly kinds: readonly string[];
}

/**
 * The kinds that a rule is about, as the pack says what the names of its `applies_to` stand for. Groups of the same kinds stand together.
 * Of all kinds of a group some may live in no namespace; the rule itself leaves them out.
 *
 * @throws {@link ArchfitError} `export-refused` where the pack does not say it
 */
export function matchKinds(
  { manifest }: ExportedPack,
  { rule }: ExportedRule,
): readonly KindMatch[] {
  const kinds = rule.appliesTo.flatMap((name): readonly ObjectKind[] => {
    const known = manifest.kinds?.[name];
    if (known !== undefined) return known;
    throw new ArchfitError(
      'export-refused',
      `${rule.id} applies to ${name}, and the pack ${manifest.name} does not say which kinds these are`,
      'kinds_by_name of lib.archfit.kubernetes says it.',
    );
  });
  const kindsOf = new Map<string, Set<string>>();
  for (const { group, kind } of kinds) {
    kindsOf.set(group, (kindsOf.get(group) ?? new Set()).add(kind));
  }
  const groupsOf = new Map<string, string[]>();
  for (const [group, names] of [...kindsOf].sort(byFirst)) {
    // All kinds of a group hold the others.
    const list = (names.has('*') ? ['*'] : [...names].sort()).join(' ');
    groupsOf.set(list, [...(groupsOf.get(list) ?? []), group]);
  }
  return [...groupsOf].map(([list, apiGroups]) => ({ apiGroups, kinds: list.split(' ') }));
}

function byFirst([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
