import type { MediaType } from '../../model/index.js';

type Content = ReadonlyMap<string, MediaType>;

/** How two media types that stand for each other are related. */
export type MediaTypeMatch = 'same' | 'parameters' | 'widened' | 'narrowed';

export interface MediaTypePair {
  readonly old: MediaType;
  readonly new: MediaType;
  readonly match: MediaTypeMatch;
}

export interface PairedMediaTypes {
  readonly pairs: readonly MediaTypePair[];
  readonly removed: readonly MediaType[];
  readonly added: readonly MediaType[];
}

/** Finds for each media type the one that takes its place: the same, one with other parameters, a range around it or in it. */
export function pairMediaTypes(old: Content, newer: Content): PairedMediaTypes {
  const pairs: MediaTypePair[] = [];
  const taken = new Set<MediaType>();
  const open = new Set(old.values());
  const pairBy = (
    matches: (left: MediaType, right: MediaType) => boolean,
    match: MediaTypeMatch,
  ) => {
    for (const left of open) {
      const right = [...newer.values()].find(
        (candidate) => !taken.has(candidate) && matches(left, candidate),
      );
      if (right === undefined) continue;
      pairs.push({ old: left, new: right, match });
      taken.add(right);
      open.delete(left);
    }
  };
  pairBy((left, right) => identityOf(left) === identityOf(right), 'same');
  pairBy((left, right) => essenceOf(left) === essenceOf(right), 'parameters');
  // Nothing names the type on one side: it may be the one that the other side names.
  if (open.size === 1 && newer.size - taken.size === 1) {
    pairBy((left, right) => left.assumed === true || right.assumed === true, 'same');
  }
  const before = new Set(open);
  pairBy((left, right) => covers(right, left), 'widened');
  for (const left of before) {
    if (!open.has(left)) continue;
    for (const right of newer.values()) {
      if (taken.has(right) || !covers(left, right)) continue;
      pairs.push({ old: left, new: right, match: 'narrowed' });
      taken.add(right);
      open.delete(left);
    }
  }
  // Several types of the old version may be in one range of the new one.
  for (const left of open) {
    const range = [...newer.values()].find((candidate) => covers(candidate, left));
    if (range === undefined) continue;
    pairs.push({ old: left, new: range, match: 'widened' });
    open.delete(left);
  }
  return {
    pairs,
    removed: [...open],
    added: [...newer.values()].filter((type) => !taken.has(type) && !isInOldRange(type, old)),
  };
}

/** A type that a range of the old version held is no new one. */
function isInOldRange(type: MediaType, old: Content): boolean {
  return [...old.values()].some((range) => covers(range, type));
}

function essenceOf({ type }: MediaType): string {
  return type.split(';', 1)[0] ?? type;
}

/** JSON is always UTF-8 (RFC 8259), so that its charset says nothing; that of other texts is left to negotiation. */
function identityOf({ type }: MediaType): string {
  return type.replace(/;charset=[^;]*/, '');
}

/** Whether a range (any type, or any text) holds another type. */
function covers(range: MediaType, type: MediaType): boolean {
  const wide = essenceOf(range);
  const narrow = essenceOf(type);
  if (wide === narrow || !wide.endsWith('/*')) return false;
  return wide === '*/*' || narrow.startsWith(wide.slice(0, -1));
}
