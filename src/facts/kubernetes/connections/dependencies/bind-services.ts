import type { Catalog } from '../../../catalog/index.js';
import { createServiceFinder } from '../../service-of-workload.js';
import { serviceAnnotation } from '../../workload.js';
import type { PodWorkload } from '../pods/pod-workload.js';
import type { Dependency, DependencyCatalog } from './dependency-catalog.js';
import type { DependencyUse } from './find-uses.js';
import { isServerOf } from './server-containers.js';
import { isInit, type ReadContainer } from './server-workloads.js';

/** A service of the catalog with the databases that it uses. */
export interface CatalogService {
  readonly name: string;
  readonly databases: readonly string[];
}

/** The services of workloads whose databases a catalog names, by the ids of their objects. */
export function findServices(
  catalog: Catalog | undefined,
  workloads: readonly PodWorkload[],
): ReadonlyMap<string, CatalogService> {
  const services = new Map<string, CatalogService>();
  if (!catalog) return services;
  const find = createServiceFinder(catalog);
  for (const { object, podLabels, annotations } of workloads) {
    const service = annotations[serviceAnnotation]?.value;
    const { name, labels } = object;
    const named = find({ name, labels, podLabels, ...(service !== undefined && { service }) });
    const databases = catalog.services[named.service]?.databases ?? [];
    if (named.isKnown && databases.length > 0) {
      services.set(object.id, { name: named.service, databases });
    }
  }
  return services;
}

/**
 * Binds workloads to the databases that the catalog names for their service, where nothing in the manifests and the budgets does: of
 * several workloads the one that is called as the service, else all. A name that means no database which is known binds nothing.
 */
export function bindServices(
  services: ReadonlyMap<string, CatalogService>,
  catalog: DependencyCatalog,
  pods: readonly (readonly ReadContainer[])[],
  uses: readonly DependencyUse[],
): readonly DependencyUse[] {
  const serviceOf = ({ workload: { object } }: Pick<ReadContainer, 'workload'>) =>
    services.get(object.id);
  const named = new Set(
    pods.flatMap(([first]) => {
      const service = first && serviceOf(first);
      return service?.name === first?.workload.object.name ? [service?.name] : [];
    }),
  );
  const users = new Map<Dependency, Set<string>>();
  for (const { client, dependency } of uses) {
    const service = serviceOf(client);
    if (!service || isInit(client)) continue;
    users.set(dependency, (users.get(dependency) ?? new Set()).add(service.name));
  }
  return pods.flatMap((pod): DependencyUse[] => {
    const client = pod.find(({ container }) => !isServerOf(container, 'database'));
    const service = client && serviceOf(client);
    if (!client || !service) return [];
    const { id, name: own, namespace } = client.workload.object;
    if (named.has(service.name) && own !== service.name) return [];
    return service.databases.flatMap((name): DependencyUse[] => {
      const dependency = catalog.known(name, namespace);
      if (!dependency || users.get(dependency)?.has(service.name)) return [];
      const source = `databases of ${service.name} in the catalog`;
      const binding = { by: 'catalog', source, location: { subject: id, path: [] } } as const;
      return [{ client, dependency, binding, connections: [] }];
    });
  });
}
