import { answers, nearestRoute } from '../../facts/joined/route-match.js';
import type { OperationsSubject } from '../operations/operations-subject.js';
import type { Joinable } from './joinable.js';
import type { ProbeFacts } from './joined-facts.js';
import { type KnownRoutes, listRoutes } from './list-routes.js';
import type { MatchedServices } from './match-services.js';

/** Holds the HTTP probes of workloads against the routes of their services. */
export async function describeProbes(
  { services, serviceOf }: MatchedServices,
  joinable: Joinable,
  note: (subject: OperationsSubject) => string,
): Promise<Readonly<Record<string, ProbeFacts>>> {
  const probes: Record<string, ProbeFacts> = {};
  const routesOf = new Map<string, KnownRoutes>();
  for (const [workload, name] of serviceOf) {
    const service = services.get(name);
    // Of what is of nobody's service nothing else is known.
    if (service === undefined || service.contracts.length + service.code.length === 0) continue;
    const all = routesOf.get(name) ?? (await listRoutes(service, joinable));
    routesOf.set(name, all);
    if (all.from.length === 0) continue;
    const isOther = service.workloads.length > 1 && workload.name !== name;
    const unknown = isOther
      ? `${name} has other workloads, and this one may run other code`
      : all.unknown;
    const isWhole = all.isWhole && !isOther;
    const routes = { ...all, isWhole, ...(unknown !== undefined && { unknown }) };
    const [application] = workload.containers;
    for (const { kind, container, path, at } of workload.probes) {
      const { document } = workload;
      const display = `${workload.kind} ${workload.name}`;
      const of = workload.namespace === '' ? '' : `${workload.namespace}/`;
      const served = routes.routes.some((route) => answers(route.path, path));
      const nearest = served ? undefined : nearestRoute(path, routes.routes);
      const id = note({
        kind: 'probe',
        id: `${document.uri} ${workload.kind}/${of}${workload.name} ${container} ${kind}`,
        name: `${kind} probe of ${display}`,
        place: { document, path: [...workload.at, ...at] },
        services: [name],
      });
      probes[id] ??= {
        ...{ id, kind, path, container, workload: display, service: name },
        isSidecar: container !== application?.name,
        isServed: served,
        isWhole: routes.isWhole,
        ...(routes.unknown !== undefined && { unknown: routes.unknown }),
        from: routes.from,
        ...(nearest && { nearest: nearest.path }),
      };
    }
  }
  return probes;
}
