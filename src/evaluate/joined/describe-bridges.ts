import type { Bridge } from '../../facts/operations/index.js';
import { createPathMatcher, type PathMatcher } from '../../source/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { CodeBase } from '../modules/code-base.js';
import type { OperationsSubject } from '../operations/operations-subject.js';
import type { PlacedSubject } from '../place-subject.js';
import { findReaches, type Reach } from './find-reaches.js';
import type { Joinable } from './joinable.js';
import type { GuardedBridge, JoinedFacts, LegacyReachFacts } from './joined-facts.js';

type BridgeMaps = Pick<JoinedFacts, 'bridges' | 'legacyReaches'>;

/**
 * Finds the code that comes to the systems behind bridges. Where no bridge says how its system is reached, there is nothing to look for.
 */
export async function describeBridges(
  { operations, code = [] }: Joinable,
  note: (subject: OperationsSubject) => string,
  subjects: Map<string, PlacedSubject>,
): Promise<BridgeMaps> {
  const known = operations?.bridges ?? [];
  if (!known.some(({ reached }) => reached)) return { bridges: {}, legacyReaches: {} };
  const bridges: GuardedBridge[] = [];
  const legacyReaches: LegacyReachFacts[] = [];
  for (const bridge of known) {
    const { place, name, owner, reached, allowed = [] } = bridge;
    const id = note({
      ...{ kind: 'bridge', id: `bridge ${name} of ${place.document.id}`, name, place },
      ...(owner !== undefined && { owner }),
    });
    const isAccess = await matcherOf(reached?.files);
    const isAllowed = await matcherOf(allowed);
    const unread: string[] = [];
    for (const base of reached ? code : []) {
      const found = await findReaches(base, reached ?? {}, isAccess);
      const strange = found.unread.filter((path) => !isAllowed(path) && !isAccess(path));
      unread.push(...strange.map((path) => base.tree.uriOf(path)));
      for (const reach of found.reaches) {
        legacyReaches.push({
          ...noteReach(bridge, reach, subjects),
          ...{ bridge: id, name, allowed },
          isAllowed: isAllowed(reach.file) || isAccess(reach.file),
        });
      }
    }
    const missing = await findMissing(reached?.files ?? [], code);
    bridges.push({ id, name, isKnown: reached !== undefined, missing, unread });
  }
  return {
    bridges: Object.fromEntries(bridges.map((bridge) => [bridge.id, bridge])),
    legacyReaches: Object.fromEntries(legacyReaches.map((reach) => [reach.id, reach])),
  };
}

/** Without globs nothing matches. */
async function matcherOf(globs: readonly string[] = []): Promise<PathMatcher> {
  return globs.length === 0 ? () => false : createPathMatcher(globs);
}

/** Globs that name no file of the code: with them nothing can be found. */
async function findMissing(
  globs: readonly string[],
  code: readonly CodeBase[],
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const glob of globs) {
    const matches = await createPathMatcher([glob.replace(/^!/, '')]);
    const isThere = code.some(({ graph }) => graph.files.some(({ path }) => matches(path)));
    if (!isThere) missing.push(glob);
  }
  return missing;
}

/** A file comes to a bridge once, by however many ways. */
function noteReach(
  { name }: Bridge,
  { base, file, by }: Reach,
  subjects: Map<string, PlacedSubject>,
): Pick<LegacyReachFacts, 'id' | 'file' | 'by'> {
  const uri = base.tree.uriOf(file);
  const id = `reach of ${name} by ${uri}`;
  subjects.set(id, {
    subject: { kind: 'file', id: uri, name: uri },
    unit: uri,
    fingerprint: (rule) => fingerprint({ rule: rule.id, subject: id, path: [], object: undefined }),
    locate: () => by[0]?.place,
    related: () => by.slice(1).map(({ place }) => place),
  });
  return { id, file: uri, by: [...new Set(by.map(({ what }) => what))] };
}
