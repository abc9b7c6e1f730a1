import { pinnedTags, type Discriminator, tagsOf } from './discriminator.js';
import { valueKey } from './json-value.js';
import type { Alternative, SchemaView } from './schema-view.js';
import { signature } from './signature.js';

export interface PairedVariants {
  readonly pairs: readonly (readonly [old: Alternative, after: Alternative])[];
  readonly gone: readonly Alternative[];
  readonly come: readonly Alternative[];
}

/**
 * Finds the twin of each variant: by the name it is referred to, by discriminator value, by title, by content,
 * and at last by likeness among those left. Order means nothing.
 */
export function pairVariants(
  view: SchemaView,
  old: readonly Alternative[],
  after: readonly Alternative[],
  discriminators: {
    readonly old?: Discriminator | undefined;
    readonly new?: Discriminator | undefined;
  },
): PairedVariants {
  const gone = new Set(old);
  const come = new Set(after);
  const pairs: (readonly [Alternative, Alternative])[] = [];
  const match = (
    keyOld: (alternative: Alternative) => string | undefined,
    keyNew: (alternative: Alternative) => string | undefined = keyOld,
  ) => {
    if (gone.size === 0 || come.size === 0) return;
    const byKey = new Map<string, Alternative[]>();
    for (const one of come) {
      const key = keyNew(one);
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
    for (const one of gone) {
      const key = keyOld(one);
      const twin = key === undefined ? undefined : byKey.get(key)?.shift();
      if (twin === undefined) continue;
      pairs.push([one, twin]);
      gone.delete(one);
      come.delete(twin);
    }
  };
  const types = ({ term }: Alternative) => view.shape(term).types;
  const content = ({ term }: Alternative) => signature(view, term);
  // One variant may be cut into several by type: the type is part of every key.
  match((one) => (one.name === undefined ? undefined : `${one.name} ${types(one)}`));
  const tag = (discriminator: Discriminator | undefined) => (one: Alternative) =>
    discriminator === undefined
      ? undefined
      : (pinnedTags(view, discriminator, one)?.join() ?? tagsOf(discriminator, one)[0]);
  match(tag(discriminators.old), tag(discriminators.new));
  match((one) => (one.title === undefined ? undefined : `${one.title} ${types(one)}`));
  // The last two become each other if they are alike at all.
  if (gone.size > 1 || come.size > 1) {
    match(content);
    match((one) => constantsOf(view, one));
  }
  pairAlike(view, gone, come, pairs);
  return { pairs, gone: [...gone], come: [...come] };
}

/** The constants among the members that every object of a variant has: its mark, where nobody declared a discriminator. */
function constantsOf(view: SchemaView, { term }: Alternative): string | undefined {
  const shape = view.shape(term);
  const { declared } = view.membersOf(shape);
  const constants: string[] = [];
  for (const name of shape.required.keys()) {
    const member = declared.get(name);
    const values = member && view.shape(member.term).values?.value;
    if (values?.length === 1) constants.push(`${name}=${valueKey(values[0])}`);
  }
  return constants.length === 0 ? undefined : constants.sort().join();
}

/** Pairs what is left by how much it has in common; one that stands alone for its type needs nothing in common. */
function pairAlike(
  view: SchemaView,
  gone: Set<Alternative>,
  come: Set<Alternative>,
  pairs: (readonly [Alternative, Alternative])[],
): void {
  const candidates: { one: Alternative; other: Alternative; score: number }[] = [];
  // Quadratic, so bounded: among hundreds of variants without names nobody could say which became which.
  if (gone.size * come.size > 10_000) return;
  for (const one of gone) {
    for (const other of come) {
      const score = likeness(view, one, other, gone.size === 1 && come.size === 1);
      if (score > 0) candidates.push({ one, other, score });
    }
  }
  candidates.sort((one, other) => other.score - one.score);
  for (const { one, other } of candidates) {
    if (!gone.has(one) || !come.has(other)) continue;
    pairs.push([one, other]);
    gone.delete(one);
    come.delete(other);
  }
}

function likeness(view: SchemaView, one: Alternative, other: Alternative, alone: boolean): number {
  const [a, b] = [view.shape(one.term), view.shape(other.term)];
  const types = a.types & b.types & ~1;
  if (types === 0) return 0;
  // Listed values are one alternative beside others of the type: enum and free text do not become each other.
  if ((a.values === undefined) !== (b.values === undefined)) return alone ? 0.1 : 0.05;
  const [left, right] = [view.membersOf(a).declared, view.membersOf(b).declared];
  if (left.size === 0 && right.size === 0) return a.types === b.types ? 1 : 0.5;
  const shared = [...left.keys()].filter((name) => right.has(name));
  const all = left.size + right.size - shared.length;
  const clash = shared.some((name) => {
    const [from, to] = [left.get(name), right.get(name)].map(
      (member) => member && view.shape(member.term).values?.value,
    );
    return from?.length === 1 && to?.length === 1 && from[0] !== to[0];
  });
  // A shared constant with another value is how variants are told apart.
  if (clash && !alone) return 0;
  return shared.length / all + (alone ? 0.1 : 0.01);
}
