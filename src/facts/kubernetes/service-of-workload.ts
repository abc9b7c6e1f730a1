import type { Catalog } from '../catalog/index.js';
import { serviceAnnotation, type Workload } from './workload.js';

/**
 * Labels that name the service of a workload where the catalog names no other, the first one first. The name of the application comes
 * before that of its release: `orders` may be released as `orders-green`.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
const serviceLabels = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app'];

/** What names the service of a workload. */
export type NamedWorkload = Pick<Workload, 'name' | 'labels' | 'podLabels' | 'service'>;

/** The service that a workload is of. */
export interface ServiceOfWorkload {
  /** Its name in the catalog; where it is not there, what the workload would be called there. */
  readonly service: string;
  readonly isKnown: boolean;
  /** What named it: `label app`. */
  readonly by: string;
}

/**
 * Finds the service that a workload is of. What is meant for this alone decides, whether the catalog knows the service or not: the
 * annotation `archfit/service`, a name under `workloads` of a service, the label that the catalog names. Else the first of
 * the usual labels, or the name of the workload, that is a service of the catalog.
 */
export function createServiceFinder(
  catalog: Catalog,
): (workload: NamedWorkload) => ServiceOfWorkload {
  const { services, serviceLabel } = catalog;
  const known = new Set(Object.keys(services));
  const listed = new Map(
    Object.entries(services).flatMap(([service, entry]) =>
      Object.keys(entry?.workloads ?? {}).map((name) => [name, service]),
    ),
  );
  const tell = (service: string, by: string) => ({ service, by, isKnown: known.has(service) });
  return (workload) => {
    const label = (name: string) =>
      labelOf(workload.labels, name) ?? labelOf(workload.podLabels, name) ?? '';
    if (workload.service !== undefined) {
      return tell(workload.service, `annotation ${serviceAnnotation}`);
    }
    const service = listed.get(workload.name);
    if (service !== undefined) return tell(service, 'its name in the catalog');
    if (serviceLabel !== undefined && label(serviceLabel) !== '') {
      return tell(label(serviceLabel), `label ${serviceLabel}`);
    }
    const candidates = [
      ...serviceLabels.map((name) => tell(label(name), `label ${name}`)),
      tell(workload.name, 'its name'),
    ].filter((candidate) => candidate.service !== '');
    const named = candidates.find(({ isKnown }) => isKnown);
    return named ?? candidates[0] ?? tell(workload.name, 'its name');
  };
}

function labelOf(labels: Workload['labels'], name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
