import { identify, type KubernetesFacts } from '../../facts/kubernetes/index.js';
import type { createServiceFinder } from '../../facts/kubernetes/service-of-workload.js';
import type { NotedSubject } from '../rule-results.js';

/** Workloads that a rule looked at, with the service of each, as findings name them: a copy in another file has no other id. */
export function noteWorkloads(
  ids: readonly string[],
  { workloads }: Pick<KubernetesFacts, 'workloads'>,
  findService: ReturnType<typeof createServiceFinder>,
  uriOf: (id: string) => string | undefined,
): readonly NotedSubject[] {
  return ids.flatMap((key): readonly NotedSubject[] => {
    const workload = workloads[key];
    if (workload === undefined) return [];
    const { group, kind, namespace, name, display } = workload;
    const { id } = identify({ apiVersion: `${group}/`, kind, namespace, name });
    const uri = uriOf(key);
    const services = [findService(workload).service];
    const location = uri === undefined ? {} : { location: { uri } };
    return [{ kind, id, name: display, services, ...location, isExamined: true }];
  });
}
