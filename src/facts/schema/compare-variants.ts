import { type Certainty, both, certain, either, opposite } from './certainty.js';
import { compareChoiceDiscriminators } from './compare-discriminators.js';
import type { Comparing, PairNodes } from './difference.js';
import { discriminatorOf } from './discriminator.js';
import { isEmpty } from './is-empty.js';
import { jsonType } from './json-type.js';
import { differInMark, overlap } from './overlap.js';
import { pairVariants, type PairedVariants } from './pair-variants.js';
import type { Term } from './part.js';
import { admits } from './admits.js';
import { edgesOf, sampleValues } from './sample-values.js';
import { signature } from './signature.js';
import type { Alternative } from './schema-view.js';

/** Above this many variants it is not looked at whether each two of one `oneOf` exclude each other. */
const overlapLimit = 70;

/** Compares two terms of which one at least is a choice; `old` and `after` are their alternatives beside null. */
export function compareVariants(
  comparing: Comparing,
  terms: { readonly old: Term; readonly new: Term },
  old: readonly Alternative[],
  after: readonly Alternative[],
  nodes: PairNodes,
): void {
  const { view } = comparing;
  const discriminators = {
    old: discriminatorOf(view, terms.old),
    new: discriminatorOf(view, terms.new),
  };
  const sides = { old: { term: terms.old, of: old }, new: { term: terms.new, of: after } };
  const found = pairVariants(view, old, after, discriminators);
  const paired = doubtTwins(comparing, found, sides.old, sides.new);
  const overlaps = new Overlaps(comparing, paired, discriminators, terms);
  for (const [from, to] of paired.pairs) {
    comparing.follow(from.term, to.term, undefined, {
      old: from.variant ?? nodes.old,
      new: to.variant ?? nodes.new,
    });
  }
  for (const variant of paired.gone) {
    const lost = missing(comparing, variant, sides.new);
    const won = overlaps.freed(variant);
    if (lost === 'no' && won === 'no') continue;
    comparing.tell({
      aspect: 'variant',
      change: 'removed',
      narrows: lost,
      widens: won,
      old: variant.variant ?? nodes.old,
      new: nodes.new,
      ...named(variant),
    });
  }
  for (const variant of paired.come) {
    const won = missing(comparing, variant, sides.old);
    const lost = overlaps.caught(variant);
    if (lost === 'no' && won === 'no') continue;
    comparing.tell({
      aspect: 'variant',
      change: 'added',
      narrows: lost,
      widens: won,
      old: nodes.old,
      new: variant.variant ?? nodes.new,
      ...named(variant),
    });
  }
  const { narrows, widens } = overlaps.amongPairs();
  if (narrows !== 'no' || widens !== 'no') {
    comparing.tell({
      aspect: 'variant',
      change: 'changed',
      narrows,
      widens,
      old: nodes.old,
      new: nodes.new,
      because: 'values that match two variants are refused by oneOf, and there are others now',
    });
  }
  compareChoiceDiscriminators(comparing, terms.old, terms.new, paired.pairs);
}

/** Variants above which twins are not doubted: each doubt asks about all others. */
const doubtLimit = 24;

/** All variants of one side. */
interface Variants {
  readonly term: Term;
  readonly of: readonly Alternative[];
}

/**
 * Parts twins that nobody named when other variants cover one of them: what the twin refuses is admitted there, and following
 * the pair would tell of a loss that is none. Together they may cover what none of them covers alone.
 */
function doubtTwins(
  comparing: Comparing,
  paired: PairedVariants,
  old: Variants,
  after: Variants,
): PairedVariants {
  const { view } = comparing;
  if (old.of.length > doubtLimit || after.of.length > doubtLimit) return paired;
  const covered = (one: Alternative, twin: Alternative, others: Variants) => {
    const { types } = view.shape(one.term);
    const rivals = others.of.filter(
      (other) => other !== twin && (view.shape(other.term).types & types & ~jsonType.null) !== 0,
    );
    return (
      rivals.length > 0 &&
      comparing.covers(twin.term, one.term) !== 'yes' &&
      (rivals.some((rival) => comparing.covers(rival.term, one.term) === 'yes') ||
        (mayShare(types) && !isRefused(comparing, one.term, others)))
    );
  };
  const doubted = paired.pairs.filter(
    ([from, to]) =>
      (from.name === undefined || from.name !== to.name) &&
      (covered(from, to, after) || covered(to, from, old)),
  );
  return {
    pairs: paired.pairs.filter((pair) => !doubted.includes(pair)),
    gone: [...paired.gone, ...doubted.map(([from]) => from)],
    come: [...paired.come, ...doubted.map(([, to]) => to)],
  };
}

function named({ name, title }: Alternative): { readonly name?: string } {
  const called = name ?? title;
  return called === undefined ? {} : { name: called };
}

/** Whether some value of a variant is refused by the other side. */
function missing(comparing: Comparing, variant: Alternative, others: Variants): Certainty {
  const { view } = comparing;
  if (isEmpty(view, variant.term)) return 'no';
  const { types } = view.shape(variant.term);
  const alike = others.of.filter(
    ({ term }) => (view.shape(term).types & types & ~jsonType.null) !== 0,
  );
  if (alike.length === 0) return 'yes';
  // What is told apart by its mark need not be looked into.
  if (types === jsonType.object && alike.every((one) => excludes(comparing, variant, one))) {
    return 'yes';
  }
  // Read strictly: that an open object would take the variant's members unseen does not make it the same.
  const answers = alike.slice(0, 40).map(({ term }) => comparing.covers(term, variant.term, true));
  if (answers.includes('yes')) return 'no';
  if (isRefused(comparing, variant.term, others)) return 'yes';
  if (alike.length === 1) return opposite(answers[0] ?? 'maybe');
  return answers.every((answer) => answer === 'no') && !mayShare(types) ? 'yes' : 'maybe';
}

function excludes({ view }: Comparing, one: Alternative, other: Alternative): boolean {
  return differInMark(view, view.shape(one.term), view.shape(other.term));
}

/**
 * Whether several variants may cover together what none of them covers alone, as two ranges of numbers do: then a loss takes a
 * proof. Objects are read as people mean them, one variant for each.
 */
function mayShare(types: number): boolean {
  return (types & jsonType.object) === 0;
}

/** Whether some value of a variant is refused by the other side: a sample, or one just beyond what a variant there admits. */
function isRefused({ view }: Comparing, variant: Term, others: Variants): boolean {
  const beyond = others.of.flatMap(({ term }) => edgesOf(view.shape(term)));
  return [...sampleValues(view, variant), ...beyond].some(
    (value) =>
      value !== null &&
      admits(view, variant, value) === 'yes' &&
      admits(view, others.term, value) === 'no',
  );
}

/** What `oneOf` refuses because two of its members match. */
class Overlaps {
  constructor(
    private readonly comparing: Comparing,
    private readonly paired: PairedVariants,
    private readonly discriminators: { readonly old?: unknown; readonly new?: unknown },
    private readonly terms: { readonly old: Term; readonly new: Term },
  ) {}

  /** Whether values are admitted now because a variant that matched them too is gone. */
  freed(variant: Alternative): Certainty {
    const { pairs, gone } = this.paired;
    const kept = pairs.map(([from]) => from);
    return either(this.withAny(variant, kept, 'old'), this.withTwinless(variant, gone, 'old'));
  }

  /** Whether values are refused now because a new variant matches them too. */
  caught(variant: Alternative): Certainty {
    const { pairs, come } = this.paired;
    const kept = pairs.map(([, to]) => to);
    return either(this.withAny(variant, kept, 'new'), this.withTwinless(variant, come, 'new'));
  }

  /** The same among variants that stayed. */
  amongPairs(): { readonly narrows: Certainty; readonly widens: Certainty } {
    let [narrows, widens]: [Certainty, Certainty] = ['no', 'no'];
    const { pairs } = this.paired;
    const excludes = pairs.some(([from, to]) => from.taken.size + to.taken.size > 0);
    if (!excludes || pairs.length > overlapLimit) return { narrows, widens };
    const { view } = this.comparing;
    const same = pairs.map(([from, to]) => signature(view, from.term) === signature(view, to.term));
    for (const [index, [from, to]] of pairs.entries()) {
      for (const [offset, [otherFrom, otherTo]] of pairs.slice(index + 1).entries()) {
        // Two variants that did not change overlap as they did.
        if (same[index] === true && same[index + 1 + offset] === true) {
          if (from.taken.size > 0 === to.taken.size > 0) continue;
        }
        const before = this.refused(from, otherFrom, 'old');
        const now = this.refused(to, otherTo, 'new');
        if (before === 'yes' && now === 'yes') {
          narrows = either(narrows, this.moved(to.term, otherTo.term, 'new'));
          widens = either(widens, this.moved(from.term, otherFrom.term, 'old'));
        }
        if (before === now) continue;
        narrows = either(narrows, both(now, opposite(before)));
        widens = either(widens, both(before, opposite(now)));
      }
    }
    return { narrows, widens };
  }

  /** What two variants refuse that have no twin on the other side: it counts where that side takes it. */
  private withTwinless(
    variant: Alternative,
    others: readonly Alternative[],
    side: 'old' | 'new',
  ): Certainty {
    if (others.length > overlapLimit) return 'no';
    return others
      .filter((other) => other !== variant && this.refused(variant, other, side) !== 'no')
      .map((other) => this.moved(variant.term, other.term, side))
      .reduce(either, 'no');
  }

  /** Whether the overlap of two variants of one side, which that side refuses, is taken by the other side. */
  private moved(one: Term, other: Term, refusing: 'old' | 'new'): Certainty {
    const { view, literal } = this.comparing;
    const taking = refusing === 'old' ? 'new' : 'old';
    // Read as people mean it, an overlap of objects that stays one is how the variants were always written.
    if (!literal && !mayShare(view.shape(one).types & view.shape(other).types)) return 'no';
    const isProof = (value: unknown) =>
      admits(view, this.terms[taking], value) === 'yes' &&
      admits(view, this.terms[refusing], value) === 'no';
    if (sampleValues(view, view.terms.and(one, other)).some(isProof)) return 'yes';
    const shared = view.terms.and(one, other, this.terms[taking]);
    return literal && !isEmpty(view, shared) ? 'maybe' : 'no';
  }

  private withAny(
    variant: Alternative,
    others: readonly Alternative[],
    side: 'old' | 'new',
  ): Certainty {
    if (others.length > overlapLimit) return 'no';
    return others.map((other) => this.refused(variant, other, side)).reduce(either, certain(false));
  }

  private refused(one: Alternative, other: Alternative, side: 'old' | 'new'): Certainty {
    const exclusive = [...one.taken].some(([choice, index]) => {
      const otherIndex = other.taken.get(choice);
      return otherIndex !== undefined && otherIndex !== index;
    });
    if (!exclusive) return 'no';
    // Where a discriminator decides between named schemas, people do not mean that two could match.
    if (this.discriminators[side] !== undefined && one.target !== undefined) return 'no';
    return overlap(this.comparing.view, one.term, other.term, this.comparing.literal);
  }
}
