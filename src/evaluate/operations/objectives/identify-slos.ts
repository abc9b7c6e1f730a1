import type { ServiceObjective } from '../../../facts/operations/objectives/index.js';
import type { Describing } from '../describer.js';

/** An objective that findings may be about. */
export interface IdentifiedSlo {
  readonly id: string;
  /** With its service: `orders/checkout`. */
  readonly display: string;
  readonly slo: ServiceObjective;
  /** Another one of the same service has its name, and comes first. */
  readonly isRepeated: boolean;
}

/** Gives each objective an id by its service and name, whatever the order of its file. */
export function identifySlos(
  slos: readonly ServiceObjective[],
  { note, catalog }: Pick<Describing, 'note' | 'catalog'>,
): readonly IdentifiedSlo[] {
  const counts = new Map<string, number>();
  return slos.map((slo) => {
    const { name, service, owner, place } = slo;
    const display = service === undefined ? name : `${service}/${name}`;
    const count = (counts.get(display) ?? 0) + 1;
    counts.set(display, count);
    const id = note({
      kind: 'objective',
      id: `objective ${display}${count === 1 ? '' : ` (${String(count)})`}`,
      name: display,
      ...(owner !== undefined && { owner }),
      place,
      services: service === undefined ? ofJourney(slo, catalog) : [service],
    });
    return { id, display, slo, isRepeated: count > 1 };
  });
}

/** An objective of a journey alone is one of all services that the journey passes. */
function ofJourney({ journey }: ServiceObjective, catalog: Describing['catalog']) {
  const { journeys = {} } = catalog ?? {};
  const known = journey !== undefined && Object.hasOwn(journeys, journey);
  return (known ? journeys[journey]?.services : undefined) ?? [];
}
