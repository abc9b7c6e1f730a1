import { asObject, asTextMap } from '../../untrusted.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { isLocalHost } from './dependency-hosts.js';
import type { DependencyServer, ServiceName } from './dependency-server.js';
import { knownFactor, mapFactor, unknownFactor } from '../factor.js';
import { findConnections } from './find-connections.js';
import type { PeakPods } from '../pods/peak-pods.js';
import type { Container, PodWorkload } from '../pods/pod-workload.js';
import {
  isServerOf,
  readConnectionLimit,
  readPgBouncer,
  readPgpool,
  readServerLimits,
  roleOf,
  serverKindOf,
} from './server-containers.js';
import { isSameNamespace, type SetObject, type SetObjects } from '../set-objects.js';

/** A container with what configures it and the pods that it runs in. */
export interface ReadContainer {
  readonly workload: PodWorkload;
  readonly container: Container;
  readonly settings: ContainerSettings;
  readonly peak: PeakPods;
}

/** Whether a container ends before the others of its pod start. */
export function isInit({ workload, container }: Pick<ReadContainer, 'workload' | 'container'>) {
  return workload.initContainers.includes(container);
}

/** A server that runs in pods of the set, and in which container. */
export interface ServerContainer {
  readonly server: DependencyServer;
  readonly workload: PodWorkload;
  readonly container: Container;
  /** A pooler in a pod of its clients, which serves that pod alone. */
  readonly isSidecar: boolean;
}

/** The database servers and poolers that run as workloads of the set, by their images. */
export function readServerContainers(
  containers: readonly ReadContainer[],
  objects: SetObjects,
): readonly ServerContainer[] {
  const found = containers.flatMap((each): readonly ServerContainer[] => {
    const kind = serverKindOf(each.container);
    const { workload, container, settings } = each;
    switch (kind) {
      case 'postgresql':
      case 'mysql': {
        // A client of the same image makes a backup or a migration, and ends.
        if (['Job', 'CronJob', 'ScaledJob'].includes(workload.object.kind)) return [];
        const limits = readServerLimits(kind, container, settings);
        const server = {
          ...nameServer(each, false, objects),
          role: 'database' as const,
          engine: kind,
          ...limits,
        };
        return [{ server, workload, container, isSidecar: false }];
      }
      case 'pgbouncer':
      case 'pgpool': {
        const isSidecar = containers.some(
          (other) => other.workload === workload && other !== each && connectsLocally(other),
        );
        return [
          { server: readPooler(each, kind, isSidecar, objects), workload, container, isSidecar },
        ];
      }
      case 'redis':
      case 'memcached':
      case 'nats':
      case 'rabbitmq':
      case 'kafka': {
        if (['Job', 'CronJob', 'ScaledJob'].includes(workload.object.kind)) return [];
        // Redis Sentinel has the image of the server it watches.
        if (settings.command.some(({ text }) => text.includes('sentinel'))) return [];
        const server = {
          ...nameServer(each, false, objects),
          role: roleOf[kind],
          max: readConnectionLimit(kind, container, settings),
          reserved: knownFactor(0, 'default', `${container.name} keeps none for itself`),
        };
        return [{ server, workload, container, isSidecar: false }];
      }
      case 'cloud-sql-proxy':
      case 'database':
      case undefined:
        return [];
    }
  });
  // Of several containers of one pod that could be it, the first is the server: others watch over it.
  const first = new Map(found.toReversed().map((each) => [each.server.id, each]));
  return [...first.values()].toReversed();
}

function readPooler(
  each: ReadContainer,
  kind: 'pgbouncer' | 'pgpool',
  isSidecar: boolean,
  objects: SetObjects,
): DependencyServer {
  const { workload, container, settings, peak } = each;
  const { clients, perPod, pairs, upstream } =
    kind === 'pgbouncer'
      ? readPgBouncer(workload, container, settings)
      : readPgpool(container, settings);
  const { floor } = peak;
  const limit = floor.value;
  const max =
    limit === null
      ? unknownFactor(
          clients.source,
          floor.reason ?? 'the number of its pods is unknown',
          floor.location,
        )
      : mapFactor(
          { ...clients, source: `${clients.source} x ${floor.source}` },
          (value) => value * limit,
        );
  return {
    ...nameServer(each, isSidecar, objects),
    role: 'database',
    engine: 'postgresql',
    max: isSidecar ? clients : max,
    reserved: knownFactor(0, 'default', 'a pooler reserves none'),
    pooler: { peak, perPod, pairs, upstream, container: container.name },
  };
}

function nameServer(
  { workload, container }: ReadContainer,
  isSidecar: boolean,
  objects: SetObjects,
): Pick<DependencyServer, 'id' | 'subject' | 'display' | 'namespace' | 'services'> {
  const { id: subject, display, namespace } = workload.object;
  const own = { subject, namespace };
  return isSidecar
    ? {
        ...own,
        id: `${subject}#${container.name}`,
        display: `${container.name} in ${display}`,
        services: [],
      }
    : { ...own, id: subject, display, services: servicesOf(workload, objects) };
}

/** The Services that lead to the pods of a workload. */
function servicesOf(workload: PodWorkload, objects: SetObjects): readonly ServiceName[] {
  return objects
    .ofKind('core/Service')
    .filter((service) => isSelected(service, workload))
    .map(({ name, namespace }) => ({ name, namespace }));
}

/** Whether a Service leads to the pods of a workload. */
export function isSelected(service: SetObject, { object, podLabels }: PodWorkload): boolean {
  if (!isSameNamespace(service.namespace, object.namespace)) return false;
  const selector = Object.entries(asTextMap(asObject(service.value['spec'])['selector']));
  return selector.length > 0 && selector.every(([label, value]) => podLabels[label] === value);
}

function connectsLocally({ container, settings }: ReadContainer): boolean {
  return (
    !isServerOf(container, 'database') &&
    findConnections(settings).some(({ hosts }) => hosts.some(isLocalHost))
  );
}
