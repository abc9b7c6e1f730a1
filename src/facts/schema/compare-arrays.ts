import { opposite } from './certainty.js';
import { compareCounts, presence } from './compare-counts.js';
import type { Comparing } from './difference.js';
import { isEmpty } from './is-empty.js';
import { everyItem } from './instance-step.js';
import type { Contains, Shape } from './shape.js';

/** Compares what two shapes say about arrays. */
export function compareArrays(comparing: Comparing, old: Shape, after: Shape): void {
  const { view } = comparing;
  compareCounts(comparing, old, after, 'minItems', ({ contains }) =>
    Math.max(0, ...contains.map(({ min }) => min)),
  );
  compareCounts(comparing, old, after, 'maxItems', (shape) => {
    const { prefix, rest } = view.itemsOf(shape);
    return isEmpty(view, rest) ? prefix.length : Infinity;
  });
  compareUniqueness(comparing, old, after);
  compareItems(comparing, old, after);
  compareContains(comparing, old, after);
}

function compareUniqueness(comparing: Comparing, old: Shape, after: Shape): void {
  const [from, to] = [old.uniqueItems, after.uniqueItems];
  if (from?.value === to?.value) return;
  // One item is always unique.
  const { narrows, widens } = presence(from, to);
  comparing.tell({
    aspect: 'uniqueItems',
    change: to === undefined ? 'removed' : 'added',
    narrows: (old.maxItems?.value ?? 2) < 2 ? 'no' : narrows,
    widens: (after.maxItems?.value ?? 2) < 2 ? 'no' : widens,
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    from: from?.value,
    to: to?.value,
  });
}

function compareItems(comparing: Comparing, old: Shape, after: Shape): void {
  const [before, now] = [comparing.view.itemsOf(old), comparing.view.itemsOf(after)];
  const nodes = { old: old.nodes[0], new: after.nodes[0] };
  const longest = Math.min(old.maxItems?.value ?? Infinity, after.maxItems?.value ?? Infinity);
  const positions = Math.max(before.prefix.length, now.prefix.length);
  for (let index = 0; index < Math.min(positions, longest); index += 1) {
    comparing.follow(
      before.prefix[index] ?? before.rest,
      now.prefix[index] ?? now.rest,
      { kind: 'item', index },
      nodes,
    );
  }
  if (longest > positions) comparing.follow(before.rest, now.rest, everyItem, nodes);
}

function compareContains(comparing: Comparing, old: Shape, after: Shape): void {
  const count = Math.max(old.contains.length, after.contains.length);
  for (let index = 0; index < count; index += 1) {
    compareOneContains(comparing, old, after, old.contains[index], after.contains[index]);
  }
}

function compareOneContains(
  comparing: Comparing,
  old: Shape,
  after: Shape,
  from: Contains | undefined,
  to: Contains | undefined,
): void {
  const places = { old: from ?? old.nodes[0], new: to ?? after.nodes[0] };
  if (from === undefined || to === undefined) {
    const { parts } = comparing.view;
    // Where any item will do, only their number counts.
    const refuses = (contains: Contains | undefined, { minItems, maxItems }: Shape) => {
      if (contains === undefined) return undefined;
      const isAny = parts.saysNothing(contains.value);
      const [least, most] = isAny
        ? [minItems?.value ?? 0, maxItems?.value ?? Infinity]
        : [0, Infinity];
      return contains.min > least || contains.max < most ? true : undefined;
    };
    comparing.tell({
      aspect: 'contains',
      change: to === undefined ? 'removed' : 'added',
      ...presence(refuses(from, after), refuses(to, old)),
      ...places,
    });
    return;
  }
  const wider = comparing.covers(to.value, from.value);
  const narrower = comparing.covers(from.value, to.value);
  const tighter = to.min > from.min || to.max < from.max;
  const looser = to.min < from.min || to.max > from.max;
  if (wider === 'yes' && narrower === 'yes') {
    if (!tighter && !looser) return;
    comparing.tell({
      aspect: 'contains',
      change: tighter && looser ? 'changed' : tighter ? 'narrowed' : 'widened',
      narrows: tighter ? 'yes' : 'no',
      widens: looser ? 'yes' : 'no',
      ...places,
      from: [from.min, from.max],
      to: [to.min, to.max],
    });
    return;
  }
  // With a largest count, more matching items are not more arrays.
  const counted = from.max < Infinity || to.max < Infinity;
  const narrows = counted || tighter ? 'maybe' : wider === 'yes' ? 'no' : opposite(wider);
  const widens = counted || looser ? 'maybe' : narrower === 'yes' ? 'no' : opposite(narrower);
  comparing.tell({ aspect: 'contains', change: 'changed', narrows, widens, ...places });
}
