import { type Check, plural } from '../report/index.js';

/** Most sorts that are named. */
const mostNamed = 3;

/**
 * What a rule knew nothing of, by its sort, since a pass must not be taken for more than it says: `4 not judged: 3 Widget
 * (example.test/v1), 1 Gadget (example.test/v1)`. Undefined where it judged everything.
 */
export function describeNotJudged({
  evidence: { notJudged: sorts = [] },
}: Check): string | undefined {
  if (sorts.length === 0) return undefined;
  const count = sorts.reduce((sum, sort) => sum + sort.count, 0);
  const largest = sorts.toSorted((left, right) => right.count - left.count).slice(0, mostNamed);
  const named = largest.map(({ what, count: own }) => `${own} ${what}`).join(', ');
  const others = sorts.length - largest.length;
  const rest = others > 0 ? ` and ${plural(others, 'other kind')}` : '';
  return `${count} not judged: ${named}${rest}`;
}
