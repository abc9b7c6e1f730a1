import { certain } from './certainty.js';
import type { Comparing } from './difference.js';
import type { Shape } from './shape.js';

/** Tells that texts or numbers have another format, where they do. */
export function tellFormat(
  comparing: Comparing,
  key: 'numberFormat' | 'textFormat',
  old: Shape,
  after: Shape,
  { narrows, widens }: { readonly narrows: boolean; readonly widens: boolean },
): void {
  const [from, to] = [old[key], after[key]];
  if (from?.value === to?.value) return;
  const moved = narrows === widens ? 'changed' : narrows ? 'narrowed' : 'widened';
  comparing.tell({
    aspect: 'format',
    change: from === undefined ? 'added' : to === undefined ? 'removed' : moved,
    narrows: certain(narrows),
    widens: certain(widens),
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    from: from?.value,
    to: to?.value,
  });
}
