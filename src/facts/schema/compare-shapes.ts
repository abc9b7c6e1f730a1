// Long because what a conjunction says about types and listed values decides together what is left to compare.
import { admits } from './admits.js';
import { type Certainty, certain } from './certainty.js';
import { compareArrays } from './compare-arrays.js';
import { compareConditions } from './compare-conditions.js';
import { compareDiscriminators } from './compare-discriminators.js';
import { compareNumbers, reach } from './compare-numbers.js';
import { compareObjects } from './compare-objects.js';
import { compareTexts } from './compare-texts.js';
import type { Comparing } from './difference.js';
import { anyType, jsonType, numeric, typeNames, typeOfValue } from './json-type.js';
import { sameValue, valueKey } from './json-value.js';
import { isWhole, stepOf } from './number-step.js';
import type { Term } from './part.js';
import { sampleValues } from './sample-values.js';
import type { Shape } from './shape.js';

/** Compares two conjunctions without choices, null left aside. */
export function compareShapes(comparing: Comparing, old: Shape, after: Shape): void {
  compareNotes(comparing, old, after);
  compareMalformed(comparing, old, after);
  const [from, to] = [admittedTypes(comparing, old), admittedTypes(comparing, after)];
  const sides: Sides = {
    comparing,
    old,
    after,
    from: from & ~jsonType.null,
    to: to & ~jsonType.null,
  };
  if ((sides.from & sides.to) === 0) {
    // Nothing else is comparable, and null goes with its type.
    compareTypes({ ...sides, from, to });
    return;
  }
  if (compareValues(sides)) return;
  compareTypes(sides);
  const types = sides.from & sides.to;
  if ((types & numeric) !== 0) compareNumbers(comparing, old, after, types & numeric);
  if ((types & jsonType.string) !== 0) compareTexts(comparing, old, after);
  if ((types & jsonType.array) !== 0) compareArrays(comparing, old, after);
  if ((types & jsonType.object) !== 0) {
    compareObjects(comparing, old, after);
    compareDiscriminators(comparing, old.discriminator, after.discriminator, old, after);
  }
  compareConditions(comparing, old, after, 'not');
  compareConditions(comparing, old, after, 'if');
}

interface Sides {
  readonly comparing: Comparing;
  readonly old: Shape;
  readonly after: Shape;
  readonly from: number;
  readonly to: number;
}

/** The types of a shape, without those of listed values that another keyword refuses. */
function admittedTypes({ view }: Comparing, shape: Shape): number {
  if (shape.values === undefined) return shape.types;
  return shape.values.value
    .filter((value) => admits(view, shape.term, value) !== 'no')
    .reduce<number>((types, value) => types | typeOfValue(value), 0);
}

function compareTypes({ comparing, old, after, from, to }: Sides): void {
  const wide = (types: number, shape: Shape) =>
    comparing.asText && isFreeText(types, shape) ? types | numeric | jsonType.boolean : types;
  const lost = effective(from, old) & ~wide(to, after);
  const won = effective(to, after) & ~wide(from, old);
  if (from === to) return;
  comparing.tell({
    aspect: 'type',
    change: lost === 0 ? 'widened' : won === 0 ? 'narrowed' : 'changed',
    narrows: certain(lost !== 0),
    widens: certain(won !== 0),
    old: old.typesAt ?? old.nodes[0],
    new: after.typesAt ?? after.nodes[0],
    from: typeNames(old.types),
    to: typeNames(after.types),
  });
}

/** The types without fractions where another keyword than `type` rules them out. */
function effective(types: number, shape: Shape): number {
  const hasBoth = (types & numeric) === numeric;
  return hasBoth && isWhole(shape) ? types & ~jsonType.fraction : types;
}

/** A text that takes every other text: as a parameter it takes numbers and booleans too. */
function isFreeText(types: number, shape: Shape): boolean {
  return (
    (types & jsonType.string) !== 0 &&
    shape.values === undefined &&
    shape.patterns.length === 0 &&
    shape.textFormat === undefined &&
    shape.minLength === undefined &&
    shape.maxLength === undefined
  );
}

/** Compares listed values; true when they explain everything and nothing else is to be compared. */
function compareValues({ comparing, old, after, from, to }: Sides): boolean {
  const { view } = comparing;
  const listed = (shape: Shape) => {
    const values = new Map(view.listedValues(shape));
    values.delete('null');
    return values;
  };
  const [before, now] = [listed(old), listed(after)];
  const isListed = { before: old.values !== undefined, now: after.values !== undefined };
  if (!isListed.before && !isListed.now) return false;
  // A listed value that another keyword refuses was never one.
  const refused = [...before].filter(
    ([, value]) =>
      admits(view, after.term, value) !== 'yes' && admits(view, old.term, value) !== 'no',
  );
  const fresh = [...now].filter(
    ([, value]) =>
      admits(view, old.term, value) !== 'yes' && admits(view, after.term, value) !== 'no',
  );
  const places = { old: old.values ?? old.nodes[0], new: after.values ?? after.nodes[0] };
  if (isListed.before && isListed.now) {
    const [written, rewritten] = [keysOf(old), keysOf(after)];
    const removed = refused.filter(([key]) => !rewritten.has(key)).map(([, value]) => value);
    const added = fresh.filter(([key]) => !written.has(key)).map(([, value]) => value);
    if (removed.length > 0) {
      comparing.tell({
        aspect: 'enum',
        change: 'value-removed',
        narrows: 'yes',
        widens: 'no',
        ...places,
        from: removed,
      });
    }
    if (added.length > 0) {
      comparing.tell({
        aspect: 'enum',
        change: 'value-added',
        narrows: 'no',
        widens: 'yes',
        ...places,
        to: added,
      });
    }
    return removed.length === refused.length && added.length === fresh.length;
  }
  if (isListed.before) {
    comparing.tell({
      aspect: 'enum',
      change: 'removed',
      narrows: 'no',
      widens: beyond(comparing, after, to, [...before.values()], old.term),
      ...places,
      from: old.values?.value,
    });
    return refused.length === 0;
  }
  comparing.tell({
    aspect: 'enum',
    change: 'added',
    narrows: beyond(comparing, old, from, [...now.values()], after.term),
    widens: 'no',
    ...places,
    to: after.values?.value,
  });
  return fresh.length === 0;
}

function keysOf(shape: Shape): ReadonlySet<string> {
  return new Set(shape.values?.value.map(valueKey));
}

/** Whether a shape without listed values admits one that is not listed. */
function beyond(
  { view }: Comparing,
  shape: Shape,
  types: number,
  listed: readonly unknown[],
  listing: Term,
): Certainty {
  if (types === jsonType.boolean) {
    return certain(!(listed.includes(true) && listed.includes(false)));
  }
  const isBeyond = (value: unknown) => value !== null && admits(view, listing, value) === 'no';
  if (sampleValues(view, shape.term).some(isBeyond)) return 'yes';
  const numbers = (types & ~numeric) === 0 ? wholeNumbers(shape) : undefined;
  if (numbers !== undefined) {
    const isListed = (value: number) =>
      admits(view, shape.term, value) === 'no' || admits(view, listing, value) === 'yes';
    return numbers.every(isListed) ? 'no' : 'maybe';
  }
  const refuses = shape.patterns.length + shape.nots.length + shape.conditions.length > 0;
  if (refuses) return 'maybe';
  const bounded = shape.lower !== undefined && shape.upper !== undefined;
  // Without bounds on both ends there are more texts or numbers than anybody lists.
  return (types & (numeric | jsonType.string)) !== 0 && !bounded && shape.maxLength === undefined
    ? 'yes'
    : 'maybe';
}

/** More numbers than these nobody lists. */
const mostNumbers = 1000;

/** The whole numbers that the bounds of a shape leave, where they are few. */
function wholeNumbers(shape: Shape): readonly number[] | undefined {
  const step = stepOf(shape, true) ?? 1;
  const [first, last] = [reach(shape, 'lower', true).value, reach(shape, 'upper', true).value];
  const count = Math.floor((last - first) / step) + 1;
  if (!isWhole(shape) || !(count <= mostNumbers)) return undefined;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

/** What is written in a way that cannot be read says something that nobody knows, unless both sides say the same. */
function compareMalformed(comparing: Comparing, old: Shape, after: Shape): void {
  const without = (one: Shape, other: Shape) => {
    const known = new Set(other.malformed.map(({ key, value }) => `${key} ${valueKey(value)}`));
    return one.malformed.find(({ key, value }) => !known.has(`${key} ${valueKey(value)}`));
  };
  const [from, to] = [without(old, after), without(after, old)];
  const first = to ?? from;
  if (first === undefined) return;
  comparing.tell({
    aspect: 'schema',
    change: 'undecided',
    narrows: 'maybe',
    widens: 'maybe',
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    because: `"${first.key}" cannot be read as it is written`,
  });
}

/** What accepts and refuses nothing, yet is part of the contract. */
function compareNotes(comparing: Comparing, old: Shape, after: Shape): void {
  const [from, to] = [old.defaultValue, after.defaultValue];
  if ((from === undefined) !== (to === undefined) || !sameValue(from?.value, to?.value)) {
    // A client that leaves the value out gets another one; who only reads it is not concerned.
    const matters: Certainty =
      !comparing.asMessage && comparing.direction === 'request' && from !== undefined
        ? 'maybe'
        : 'no';
    comparing.tell({
      aspect: 'default',
      change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
      narrows: matters,
      widens: 'no',
      old: from ?? old.nodes[0],
      new: to ?? after.nodes[0],
      from: from?.value,
      to: to?.value,
      ...(matters === 'maybe'
        ? { because: 'requests that leave the value out mean something else' }
        : {}),
    });
  }
  if (old.deprecated !== undefined || after.deprecated !== undefined) {
    if (old.deprecated === undefined || after.deprecated === undefined) {
      comparing.tell({
        aspect: 'deprecated',
        change: after.deprecated === undefined ? 'removed' : 'added',
        narrows: 'no',
        widens: 'no',
        note: true,
        old: old.deprecated ?? old.nodes[0],
        new: after.deprecated ?? after.nodes[0],
      });
    }
  }
  compareOpenValues(comparing, old, after);
  if (old.formatNote?.value !== after.formatNote?.value) {
    comparing.tell({
      aspect: 'format',
      change:
        old.formatNote === undefined
          ? 'added'
          : after.formatNote === undefined
            ? 'removed'
            : 'changed',
      narrows: 'no',
      widens: 'no',
      note: true,
      old: old.formatNote ?? old.nodes[0],
      new: after.formatNote ?? after.nodes[0],
      from: old.formatNote?.value,
      to: after.formatNote?.value,
    });
  }
}

function compareOpenValues(comparing: Comparing, old: Shape, after: Shape): void {
  const [from, to] = [old.openValues, after.openValues];
  if (from === undefined || to === undefined) return;
  const without = (one: typeof from, other: typeof from) => {
    const keys = new Set(other.value.map(valueKey));
    return one.value.filter((value) => !keys.has(valueKey(value)));
  };
  const [removed, added] = [without(from, to), without(to, from)];
  if (removed.length > 0) {
    comparing.tell({
      aspect: 'extensibleEnum',
      change: 'value-removed',
      narrows: 'yes',
      widens: 'no',
      old: from,
      new: to,
      from: removed,
      because: 'a value that was known before is known no more',
    });
  }
  if (added.length > 0) {
    comparing.tell({
      aspect: 'extensibleEnum',
      change: 'value-added',
      narrows: 'no',
      widens: 'no',
      old: from,
      new: to,
      to: added,
    });
  }
}

/** Whether a shape admits any type at all. */
export function isUntyped(shape: Shape): boolean {
  return shape.types === anyType && shape.values === undefined;
}
