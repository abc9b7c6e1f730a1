import { asObject, asText } from '../../untrusted.js';
import type { DependencyServer, ServiceName } from './dependency-server.js';
import { type Factor, knownFactor, mapFactor, type Place, unknownFactor } from '../factor.js';
import type { PeakPods } from '../pods/peak-pods.js';
import type { SetObject, SetObjects } from '../set-objects.js';
import { readParameter } from '../settings/setting-number.js';

type Path = readonly string[];

const postgres = { role: 'database', engine: 'postgresql' } as const;

/** Databases and poolers that operators run, from their custom resources. */
export function readServerResources(objects: SetObjects): readonly DependencyServer[] {
  return [
    ...objects.ofKind('postgresql.cnpg.io/Cluster').map(readCloudNativeCluster),
    ...objects
      .ofKind('postgresql.cnpg.io/Pooler')
      .map((object) => readCloudNativePooler(object, objects)),
    ...objects.ofKind('acid.zalan.do/postgresql').flatMap(readZalando),
    ...objects.ofKind('postgres-operator.crunchydata.com/PostgresCluster').flatMap(readCrunchy),
  ];
}

/** @see https://cloudnative-pg.io/documentation/current/postgresql_conf/ */
function readCloudNativeCluster(object: SetObject): DependencyServer {
  const path = ['spec', 'postgresql', 'parameters'];
  return readServer(object, path, ['-rw', '-ro', '-r'], 100);
}

/** @see https://cloudnative-pg.io/documentation/current/connection_pooling/ */
function readCloudNativePooler(object: SetObject, objects: SetObjects): DependencyServer {
  const path = ['spec', 'pgbouncer', 'parameters'];
  const name = asText(asObject(asObject(object.value['spec'])['cluster'])['name']) ?? '';
  const cluster = objects.find('postgresql.cnpg.io/Cluster', name, object.namespace);
  const pods = parameter(object, ['spec', 'instances'], 1);
  return {
    ...readBouncerSide(object, path, pods),
    id: object.id,
    subject: object.id,
    display: object.display,
    namespace: object.namespace,
    ...postgres,
    services: services(object, ['']),
    ...withUpstream(
      object,
      path,
      pods,
      cluster.kind === 'found'
        ? { kind: 'server', id: cluster.object.id }
        : { kind: 'hosts', hosts: [serviceHost(`${name}-rw`, object)], isSecret: false },
    ),
  };
}

/** @see https://opensource.zalando.com/postgres-operator/docs/reference/cluster_manifest.html */
function readZalando(object: SetObject): readonly DependencyServer[] {
  const parameters = ['spec', 'postgresql', 'parameters'];
  // Its image works the limit out from the memory of the pod.
  const server = readServer(object, parameters, ['', '-repl'], undefined);
  const spec = asObject(object.value['spec']);
  if (spec['enableConnectionPooler'] !== true && spec['connectionPooler'] === undefined) {
    return [server];
  }
  const total = parameter(object, ['spec', 'connectionPooler', 'maxDBConnections'], 60);
  const pods = parameter(object, ['spec', 'connectionPooler', 'numberOfInstances'], 2);
  const one = knownFactor(1, 'default', 'the limit holds for all pods of the pooler together');
  const clients = unknownFactor(
    `clients of the pooler of ${object.display}`,
    'the operator sets their limit',
    { subject: object.id, path: ['spec', 'connectionPooler'] },
  );
  return [
    server,
    {
      id: `${object.id}#pooler`,
      subject: object.id,
      display: `pooler of ${object.display}`,
      namespace: object.namespace,
      ...postgres,
      services: services(object, ['-pooler', '-pooler-repl']),
      max: clients,
      reserved: noneReserved,
      pooler: {
        peak: { ...steady(one), surge: surgeShare(pods, total) },
        perPod: total,
        pairs: knownFactor(1, 'default', 'one limit for all databases'),
        upstream: { kind: 'server', id: object.id },
      },
    },
  ];
}

/** @see https://access.crunchydata.com/documentation/postgres-operator/latest/references/crd */
function readCrunchy(object: SetObject): readonly DependencyServer[] {
  const parameters = ['spec', 'patroni', 'dynamicConfiguration', 'postgresql', 'parameters'];
  const server = readServer(object, parameters, ['-primary', '-ha', '-replicas', '-pods'], 100);
  const bouncer = asObject(asObject(object.value['spec'])['proxy'])['pgBouncer'];
  if (bouncer === undefined || bouncer === null) return [server];
  const path = ['spec', 'proxy', 'pgBouncer', 'config', 'global'];
  const pods = parameter(object, ['spec', 'proxy', 'pgBouncer', 'replicas'], 1);
  return [
    server,
    {
      ...readBouncerSide(object, path, pods),
      id: `${object.id}#pgbouncer`,
      subject: object.id,
      display: `PgBouncer of ${object.display}`,
      namespace: object.namespace,
      ...postgres,
      services: services(object, ['-pgbouncer']),
      ...withUpstream(object, path, pods, { kind: 'server', id: object.id }),
    },
  ];
}

function readServer(
  object: SetObject,
  parameters: Path,
  suffixes: readonly string[],
  fallback: number | undefined,
): DependencyServer {
  return {
    id: object.id,
    subject: object.id,
    display: object.display,
    namespace: object.namespace,
    ...postgres,
    services: services(object, suffixes),
    max: parameter(object, [...parameters, 'max_connections'], fallback),
    reserved: parameter(object, [...parameters, 'superuser_reserved_connections'], 3),
  };
}

/** Clients that all pods of a PgBouncer take: https://www.pgbouncer.org/config.html */
function readBouncerSide(object: SetObject, path: Path, pods: Factor) {
  const clients = parameter(object, [...path, 'max_client_conn'], 100);
  const max =
    pods.value === null
      ? unknownFactor(
          clients.source,
          pods.reason ?? 'the number of its pods is unknown',
          pods.location,
        )
      : mapFactor(
          { ...clients, source: `${clients.source} x ${pods.source}` },
          (value) => value * (pods.value ?? 0),
        );
  return { max, reserved: noneReserved };
}

function withUpstream(
  object: SetObject,
  path: Path,
  pods: Factor,
  upstream: NonNullable<DependencyServer['pooler']>['upstream'],
) {
  const cap = parameter(object, [...path, 'max_db_connections'], 0);
  const pool = parameter(object, [...path, 'default_pool_size'], 20);
  const isCapped = cap.value !== null && cap.value > 0;
  const pairs = 'databases of the pooler, with one user each';
  return {
    pooler: {
      peak: { ...steady(pods), surge: surgeShare(pods, pods) },
      perPod: isCapped ? cap : pool,
      pairs: knownFactor(1, 'default', isCapped ? 'databases of the pooler' : pairs),
      upstream,
    },
  };
}

/** Operators run a pooler as a Deployment, which adds a quarter of its pods while it is rolled out. */
function surgeShare(pods: Factor, { location }: Factor): Factor {
  return mapFactor(
    {
      ...pods,
      grade: pods.value === null ? 'unknown' : 'default',
      source: 'a quarter of the pods of a pooler, rounded up',
      location,
    },
    (value) => Math.ceil(value / 4),
  );
}

function steady(pods: Factor): PeakPods {
  const none = knownFactor(0, 'default', 'pods of a pooler that are ending are not counted');
  return { ceiling: pods, floor: pods, surge: none, terminating: none, conflict: [] };
}

const noneReserved = knownFactor(0, 'default', 'a pooler reserves none');

function parameter(object: SetObject, path: Path, fallback: number | undefined): Factor {
  const value = path.reduce<unknown>((node, key) => asObject(node)[key], object.value);
  const place: Place = { subject: object.id, path };
  const source = `${path.at(-1) ?? ''} of ${object.display}`;
  return object.declarations > 1
    ? unknownFactor(source, `the set declares ${object.display} several times`, place)
    : readParameter(value, fallback, source, place);
}

function services({ name, namespace }: SetObject, suffixes: readonly string[]): ServiceName[] {
  return suffixes.map((suffix) => ({ name: `${name}${suffix}`, namespace }));
}

function serviceHost(name: string, { namespace }: SetObject): string {
  return namespace === '' ? name : `${name}.${namespace}.svc`;
}
