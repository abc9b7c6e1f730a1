import type { Finding, Undecided } from '../report/index.js';

/** What was found or could not be told, and which copy of an object it is about: its id in the set. */
export interface AboutCopy<Said> {
  readonly said: Said;
  readonly copy: string;
}

/**
 * Makes one finding of those that say the same of one object that stands several times in a set: the first copy is its place, the
 * others are related. Copies of which different things are found keep theirs. Objects that only share a generateName are no copies.
 */
export function joinCopies(findings: readonly AboutCopy<Finding>[]): readonly Finding[] {
  return group(findings, ({ fingerprint }) => fingerprint).map(([first, ...others]) => {
    const places = others.flatMap(({ location }) => location ?? []);
    return places.length === 0 ? first : { ...first, related: [...first.related, ...places] };
  });
}

/** The same of what could not be told. */
export function joinDoubts(doubts: readonly AboutCopy<Undecided>[]): readonly Undecided[] {
  return group(doubts, ({ subject }) => subject?.id).map(([first]) => first);
}

type Group<Said> = [Said, ...Said[]];

function group<Said extends Finding | Undecided>(
  all: readonly AboutCopy<Said>[],
  identityOf: (said: Said) => string | undefined,
): readonly Group<Said>[] {
  const groups = new Map<string, Group<Said>>();
  const counts = new Map<string, number>();
  for (const { said, copy } of all) {
    // Names that the cluster makes end with a star.
    const isCopy = said.subject?.name?.endsWith('*') !== true;
    const key = JSON.stringify([identityOf(said), said.message, isCopy ? '' : copy]);
    // Of one copy the same may be found at several places.
    const own = JSON.stringify([key, copy]);
    const count = counts.get(own) ?? 0;
    counts.set(own, count + 1);
    const known = groups.get(`${key}${count}`);
    if (known) known.push(said);
    else groups.set(`${key}${count}`, [said]);
  }
  return [...groups.values()];
}
