/** A set is everything that runs together in one environment; without environments there is one. */
export function groupByEnvironment<Item extends { readonly environment?: string }>(
  items: readonly Item[],
): ReadonlyMap<string | undefined, readonly Item[]> {
  const sets = new Map<string | undefined, Item[]>();
  for (const item of items) {
    const set = sets.get(item.environment);
    if (set) set.push(item);
    else sets.set(item.environment, [item]);
  }
  return sets;
}
