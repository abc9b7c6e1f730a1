import type { Place, WrittenDay } from '../../../facts/operations/index.js';
import type {
  BridgeFacts,
  DayFacts,
  DeliveryFacts,
  FlagFacts,
  LinkFacts,
} from './delivery-facts.js';
import type { DescribeArtefacts, Describing } from '../describer.js';

/** Describes the flags and bridges of registries, and what has expired of them. */
export const describeRegistries: DescribeArtefacts = ({ flags, bridges }, describing) => ({
  flags: byId(
    flags.map(({ place, name, owner, flagKind, expires }): FlagFacts => ({
      id: noteEntry('flag', name, place, describing, owner),
      name,
      ...(owner !== undefined && { owner }),
      ...(flagKind !== undefined && { kind: flagKind }),
      ...(expires && { expires: describeDay(expires, describing.now) }),
    })),
  ),
  bridges: byId(
    bridges.map(({ place, name, owner, retires, adr, consumers }): BridgeFacts => ({
      id: noteEntry('bridge', name, place, describing, owner),
      name,
      ...(owner !== undefined && { owner }),
      ...(retires && { retires: describeDay(retires, describing.now) }),
      ...(adr !== undefined && {
        adr: describeLink(adr, place.document.uri, describing),
      }),
      ...(consumers && { consumers }),
    })),
  ),
});

/** Describes how the catalog says that services are delivered. */
export const describeDeliveries: DescribeArtefacts = (_artefacts, describing) => {
  const services = Object.entries(describing.catalog?.services ?? {});
  return {
    deliveries: Object.fromEntries(
      services.flatMap(([service, entry]) => {
        const { strategy, rollback } = entry?.delivery ?? {};
        const facts: DeliveryFacts = {
          // The subject of the service, with its place in the catalog.
          id: `service ${service}`,
          service,
          ...(strategy !== undefined && { strategy }),
          ...(rollback !== undefined && {
            rollback: describeLink(rollback, describing.catalogUri, describing),
          }),
        };
        return [[service, facts]];
      }),
    ),
  };
};

function noteEntry(
  kind: string,
  name: string,
  place: Place,
  { note }: Describing,
  owner: string | undefined,
): string {
  const id = `${kind} ${name} of ${place.document.id}`;
  return note({ kind, id, name, place, ...(owner !== undefined && { owner }) });
}

function describeDay({ written, day }: WrittenDay, now: Date): DayFacts {
  const today = now.toISOString().slice(0, 10);
  return { written, isDay: day !== undefined, isOver: day !== undefined && day <= today };
}

function describeLink(
  written: string,
  holder: string | undefined,
  { links }: Describing,
): LinkFacts {
  return { written, leads: links.resolve(written, holder).kind };
}

function byId<Fact extends { readonly id: string }>(
  facts: readonly Fact[],
): Readonly<Record<string, Fact>> {
  return Object.fromEntries(facts.map((fact) => [fact.id, fact]));
}
