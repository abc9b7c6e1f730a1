import type { DatabaseLimit } from '../budget/budgets.js';
import type { BudgetRow } from '../budget/budget-row.js';
import type { DatabaseCatalog } from './database-catalog.js';
import { knownFactor } from '../factor.js';
import type { DatabaseUse } from './find-uses.js';
import type { PodWorkload } from '../pods/pod-workload.js';
import { serverKindOf } from './server-containers.js';
import type { ReadContainer } from './server-workloads.js';

/** Whether a budget means this workload by the name of a service. */
export function isService({ object, podLabels }: PodWorkload, service: string): boolean {
  const label = 'app.kubernetes.io/name';
  return (
    object.name === service || object.labels[label] === service || podLabels[label] === service
  );
}

/**
 * Binds workloads to the databases whose budget lists them as consumers, where nothing in the manifests does: of those that go by the
 * name of the service, the one that is called so, else all.
 */
export function bindConsumers(
  limits: readonly DatabaseLimit[],
  catalog: DatabaseCatalog,
  pods: readonly (readonly ReadContainer[])[],
  uses: readonly DatabaseUse[],
): readonly DatabaseUse[] {
  return limits.flatMap((limit) => {
    const database = catalog.all.find((each) => each.limit === limit);
    if (!database) return [];
    return limit.consumers.flatMap(({ service, share }): DatabaseUse[] => {
      const members = pods.filter((pod) => pod[0] && isService(pod[0].workload, service));
      const isUsed = uses.some(
        (use) => use.database === database && isService(use.client.workload, service),
      );
      if (isUsed) return [];
      const exact = members.filter((pod) => pod[0]?.workload.object.name === service);
      return (exact.length > 0 ? exact : members).flatMap((pod) => {
        const client = pod.find(({ container }) => serverKindOf(container) === undefined);
        const source = `consumers of ${limit.id} in the budget file`;
        const location = share.location ?? limit.location;
        const binding = { by: 'budget', source, location } as const;
        return client ? [{ client, database, binding, connections: [] }] : [];
      });
    });
  });
}

/** What is set aside for consumers whose manifests are elsewhere. */
export function shareRows(
  { consumers, location }: DatabaseLimit,
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
