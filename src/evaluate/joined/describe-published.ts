import type { Catalog } from '../../facts/catalog/index.js';
import { consumersOf, ownerOf } from '../../facts/events/traits/index.js';
import type { PlacedSubject } from '../place-subject.js';
import { fingerprint } from '../../verdict/index.js';
import type { Joinable } from './joinable.js';
import type { PactFacts, PublishedEvent } from './joined-facts.js';

/** Says who publishes the events of a run, and who reads them. */
export function describePublished(
  { events }: Joinable,
  catalog: Catalog | undefined,
  subjects: Map<string, PlacedSubject>,
): Readonly<Record<string, PublishedEvent>> {
  const described: Record<string, PublishedEvent> = {};
  for (const { schemas, source } of events?.sources ?? []) {
    for (const event of schemas) {
      const consumers = consumersOf(event).map((reader) => ({
        name: reader,
        services: servicesOf(reader, catalog),
      }));
      if (consumers.length === 0) continue;
      const { id, name, document, pointer } = event;
      const owner = source.service ?? ownerOf(event);
      described[id] = { id, name, consumers, publishers: servicesOf(owner, catalog) };
      subjects.set(id, {
        subject: { kind: 'event', id, name },
        unit: document.uri,
        fingerprint: (rule) =>
          fingerprint({ rule: rule.id, subject: id, path: [], object: undefined }),
        locate: () => document.locate(pointer),
        related: () => [],
      });
    }
  }
  return described;
}

/** Who is named, where it is a service, or nobody says what it is; the services of a team. */
function servicesOf(owner: string | undefined, catalog: Catalog | undefined): readonly string[] {
  if (owner === undefined) return [];
  const services = Object.entries(catalog?.services ?? {});
  if (services.some(([name]) => name === owner)) return [owner];
  const own = services.filter(([, service]) => service?.team === owner).map(([name]) => name);
  return own.length > 0 ? own : [owner];
}

/** The contracts of consumers in a run, each pair once. */
export function describePacts({ operations }: Joinable): readonly PactFacts[] {
  const pairs = new Map<string, PactFacts>();
  for (const { consumer, provider } of operations?.pacts ?? []) {
    pairs.set(JSON.stringify([consumer, provider]), { consumer, provider });
  }
  return [...pairs.values()];
}
