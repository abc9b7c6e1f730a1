import type { Certainty } from './certainty.js';
import { certain } from './certainty.js';
import type { Comparing } from './difference.js';
import type { Keyword, Shape } from './shape.js';

type CountKeyword =
  'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';

/**
 * Compares a least or largest count: of characters, items or members.
 *
 * @param implied - what other keywords of a shape make of the count
 */
export function compareCounts(
  comparing: Comparing,
  old: Shape,
  after: Shape,
  aspect: CountKeyword,
  implied?: (shape: Shape) => number,
): void {
  const [from, to] = [old[aspect], after[aspect]];
  if (from?.value === to?.value) return;
  const lower = aspect.startsWith('min');
  const none = lower ? 0 : Infinity;
  const grew = (to?.value ?? none) > (from?.value ?? none);
  const refuses = (own: Keyword<number> | undefined, other: Shape): boolean => {
    const [count, held] = [own?.value ?? none, other[aspect]?.value ?? none];
    const reached = implied?.(other) ?? none;
    return lower ? count > Math.max(held, reached) : count < Math.min(held, reached);
  };
  comparing.tell({
    aspect,
    change: changeOf(from, to, grew),
    narrows: certain(refuses(to, old)),
    widens: certain(refuses(from, after)),
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    from: from?.value,
    to: to?.value,
  });
}

/** How a bound that is a number moved. */
export function changeOf(
  from: Keyword<number> | undefined,
  to: Keyword<number> | undefined,
  grew: boolean,
): 'added' | 'removed' | 'increased' | 'decreased' {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  return grew ? 'increased' : 'decreased';
}

/** A keyword that is there or not, and only ever refuses values. */
export function presence(from: unknown, to: unknown): { narrows: Certainty; widens: Certainty } {
  return { narrows: certain(to !== undefined), widens: certain(from !== undefined) };
}
