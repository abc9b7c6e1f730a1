import type { DependencyLimit } from '../budget/read-limits.js';
import type { BudgetRow } from '../budget/budget-row.js';
import type { DependencyCatalog } from './dependency-catalog.js';
import { knownFactor } from '../factor.js';
import type { DependencyName } from './dependency-kind.js';
import type { DependencyUse } from './find-uses.js';
import type { PodWorkload } from '../pods/pod-workload.js';
import { isServerOf } from './server-containers.js';
import { isInit, type ReadContainer } from './server-workloads.js';

/** The names by which a budget may call a workload. */
export function serviceNames({ object, podLabels }: PodWorkload): readonly string[] {
  const label = 'app.kubernetes.io/name';
  const names = [object.name, object.labels[label], podLabels[label]];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Whether a budget means this workload by the name of a service. */
export function isService(workload: PodWorkload, service: string): boolean {
  return serviceNames(workload).includes(service);
}

/**
 * Binds workloads to the databases whose budget lists them as consumers, where nothing in the manifests does: of those that go by the
 * name of the service, the one that is called so, else all.
 */
export function bindConsumers(
  limits: readonly DependencyLimit[],
  catalog: DependencyCatalog,
  pods: readonly (readonly ReadContainer[])[],
  uses: readonly DependencyUse[],
  name: DependencyName,
): readonly DependencyUse[] {
  return limits.flatMap((limit) => {
    const dependency = catalog.all.find((each) => each.limit === limit);
    if (!dependency) return [];
    return limit.consumers.flatMap(({ service, share }): DependencyUse[] => {
      const members = pods.filter((pod) => pod[0] && isService(pod[0].workload, service));
      const isUsed = uses.some(
        (use) =>
          use.dependency === dependency &&
          isService(use.client.workload, service) &&
          !isInit(use.client),
      );
      if (isUsed) return [];
      const exact = members.filter((pod) => pod[0]?.workload.object.name === service);
      return (exact.length > 0 ? exact : members).flatMap((pod) => {
        const client = pod.find(({ container }) => !isServerOf(container, name));
        const source = `consumers of ${limit.id} in the budget file`;
        const location = share.location ?? limit.location;
        const binding = { by: 'budget', source, location } as const;
        return client ? [{ client, dependency, binding, connections: [] }] : [];
      });
    });
  });
}

/** What is set aside for consumers whose manifests are elsewhere. */
export function shareRows(
  { consumers, location }: DependencyLimit,
  workloads: readonly PodWorkload[],
): readonly BudgetRow[] {
  return consumers
    .filter(({ service }) => !workloads.some((workload) => isService(workload, service)))
    .map(({ service, share }) => {
      const one = knownFactor(1, 'default', 'one share');
      const none = knownFactor(0, 'default', 'a share has none');
      return {
        kind: 'share',
        subject: location.subject,
        display: service,
        service,
        names: [service],
        container: null,
        datasource: null,
        stack: null,
        binding: null,
        pods: one,
        surge: none,
        terminating: none,
        processes: one,
        pools: one,
        pool: share,
        threads: null,
      };
    });
}
