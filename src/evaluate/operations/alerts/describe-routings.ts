import type { Route, Routing } from '../../../facts/operations/alertmanager/index.js';
import type { RouteMatcherFacts, RoutingFacts } from './alert-facts.js';
import type { Describing } from '../describer.js';

/** Who is told, by document. */
export function describeRoutings(
  routings: readonly Routing[],
  { note }: Describing,
): Readonly<Record<string, RoutingFacts>> {
  const described = routings.map(({ place, root, receivers }): RoutingFacts => {
    const { id, object } = place.document;
    note({ kind: 'routing', id, name: object?.name ?? 'Alertmanager', place });
    return {
      id,
      receivers: [...receivers.values()].map(({ name, kinds }) => ({ name, kinds })),
      matchers: [...matchersOf(root)],
    };
  });
  return Object.fromEntries(described.map((routing) => [routing.id, routing]));
}

function* matchersOf({ matchers, receiver, routes }: Route): Generator<RouteMatcherFacts> {
  for (const matcher of matchers) yield { ...matcher, ...(receiver !== undefined && { receiver }) };
  for (const route of routes) yield* matchersOf(route);
}
