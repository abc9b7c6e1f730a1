import { connectionAnnotations, readAnnotation, readDatabaseNames } from '../annotations.js';
import type { Database, DatabaseCatalog, DatabaseMatch } from './database-catalog.js';
import { isLocalHost } from './database-hosts.js';
import type { Place } from '../factor.js';
import { type Connection, findConnections } from './find-connections.js';
import { isPoolKey } from '../pools/pool-size.js';
import { readProxiedInstances, serverKindOf } from './server-containers.js';
import type { ReadContainer, ServerContainer } from './server-workloads.js';
import { anyStack, stacks } from '../pools/stacks.js';
import { findSettings } from '../settings/find-settings.js';

/** How a database was found for a container. */
export interface Binding {
  readonly by: 'annotation' | 'connection string' | 'host' | 'budget' | 'pooler';
  /** For people. */
  readonly source: string;
  readonly location: Place;
}

/** A container that connects to a database. */
export interface DatabaseUse {
  readonly client: ReadContainer;
  readonly database: Database;
  readonly binding: Binding;
  /** The settings that name it. */
  readonly connections: readonly Connection[];
}

/** Something that connects to a database that nobody can tell: any of them may be meant. */
export interface UnknownUse {
  /** Id of the workload or pooler. */
  readonly subject: string;
  readonly display: string;
  readonly container: string | null;
  readonly reason: string;
  readonly location: Place;
}

export interface DatabaseUses {
  readonly uses: readonly DatabaseUse[];
  readonly unknown: readonly UnknownUse[];
}

/** Finds the databases that the containers of one pod connect to. */
export function findUses(
  pod: readonly ReadContainer[],
  servers: readonly ServerContainer[],
  catalog: DatabaseCatalog,
): DatabaseUses {
  const clients = pod.filter(({ container }) => serverKindOf(container) === undefined);
  const [first] = clients;
  if (!first) return { uses: [], unknown: [] };
  const named = readDatabaseNames(first.workload);
  if (named?.length === 1 && named[0] === 'none') return { uses: [], unknown: [] };
  const finder = new UseFinder(pod, servers, catalog);
  clients.forEach((client) => {
    finder.addConnections(client);
  });
  if (named) finder.addNamed(chooseClient(clients, first, finder), named);
  return finder.result(named !== undefined);
}

class UseFinder {
  readonly uses: DatabaseUse[] = [];
  readonly unknown: UnknownUse[] = [];

  constructor(
    private readonly pod: readonly ReadContainer[],
    private readonly servers: readonly ServerContainer[],
    private readonly catalog: DatabaseCatalog,
  ) {}

  /** @param isNamed the workload says itself which databases it uses, so that settings nobody can read do not matter */
  result(isNamed: boolean): DatabaseUses {
    return { uses: this.uses, unknown: isNamed ? [] : this.unknown };
  }

  addConnections(client: ReadContainer): void {
    const connections = findConnections(client.settings);
    for (const connection of connections) this.#addConnection(client, connection);
    if (connections.length > 0) return;
    // A pool without a connection: the address is in the image, or comes from where nobody can see.
    const pool = findPool(client);
    if (!pool) return;
    const reason = `${pool.source} sets a pool, and nothing says of which database`;
    this.#addUnknown(client, reason, pool.place);
  }

  addNamed(client: ReadContainer, names: readonly string[]): void {
    const { workload } = client;
    const annotation = readAnnotation(workload, connectionAnnotations.database);
    for (const name of names) {
      const match = this.catalog.byName(name, workload.object.namespace);
      const location = annotation?.place ?? { subject: workload.object.id, path: [] };
      const source = `annotation ${connectionAnnotations.database} of ${workload.object.display}`;
      this.#add(client, [match], { by: 'annotation', source, location }, undefined);
    }
  }

  #addConnection(client: ReadContainer, connection: Connection): void {
    const { setting, kind, hosts, reason } = connection;
    if (hosts.length === 0) {
      this.#addUnknown(client, reason ?? '', setting.place);
      return;
    }
    const matches: DatabaseMatch[] = [];
    for (const host of hosts) {
      const found = isLocalHost(host)
        ? this.#findBeside(client)
        : [this.#findHost(host, client, connection)];
      if (found.length === 0) {
        const why = `${setting.source} names the pod itself, and nothing in it leads to a database`;
        this.#addUnknown(client, why, setting.place);
      }
      matches.push(...found);
    }
    const by = kind === 'string' ? 'connection string' : 'host';
    this.#add(client, matches, { by, source: setting.source, location: setting.place }, connection);
  }

  #findHost(host: string, { workload }: ReadContainer, { setting }: Connection): DatabaseMatch {
    return this.catalog.byHost(
      host,
      workload.object.namespace,
      setting.isSecret ? { secret: setting.source } : {},
    );
  }

  /** A pooler, a proxy or a server in the same pod. */
  #findBeside({ workload }: ReadContainer): readonly DatabaseMatch[] {
    const beside = this.servers.find((server) => server.workload === workload);
    const database = beside && this.catalog.byServer(beside.server.id);
    if (database) return [{ kind: 'database', database }];
    return this.pod
      .filter(({ container }) => serverKindOf(container) === 'cloud-sql-proxy')
      .flatMap(({ settings }) => readProxiedInstances(settings))
      .map((instance) => this.catalog.byHost(instance, workload.object.namespace));
  }

  #addUnknown({ workload, container }: ReadContainer, reason: string, location: Place): void {
    const { id: subject, display } = workload.object;
    this.unknown.push({ subject, display, container: container.name, reason, location });
  }

  #add(
    client: ReadContainer,
    matches: readonly DatabaseMatch[],
    binding: Binding,
    connection: Connection | undefined,
  ): void {
    const doubt = matches.find((match) => match.kind === 'ambiguous');
    if (doubt) {
      const reason = `${binding.source} may mean ${doubt.ids.join(' or ')}`;
      this.#addUnknown(client, reason, binding.location);
    }
    const found = matches.flatMap((match) => (match.kind === 'database' ? [match.database] : []));
    const known = found.filter(({ limit, server }) => limit !== undefined || server !== undefined);
    // Of the hosts of one cluster that nobody knows, one stands for all.
    const databases = known.length > 0 ? known : found.slice(0, 1);
    for (const database of new Set(databases)) {
      const index = this.uses.findIndex(
        (use) => use.client === client && use.database === database,
      );
      const use = this.uses[index];
      const connections = connection ? [connection] : [];
      if (!use) this.uses.push({ client, database, binding, connections });
      else this.uses[index] = { ...use, connections: [...use.connections, ...connections] };
    }
  }
}

/** The container that annotations are about. */
function chooseClient(
  clients: readonly ReadContainer[],
  first: ReadContainer,
  { uses, unknown }: UseFinder,
): ReadContainer {
  const { workload } = first;
  const name =
    readAnnotation(workload, connectionAnnotations.container)?.value ??
    workload.annotations['kubectl.kubernetes.io/default-container']?.value;
  return (
    clients.find(({ container }) => container.name === name) ??
    uses[0]?.client ??
    clients.find((client) => client.container.name === unknown[0]?.container) ??
    first
  );
}

function findPool({ settings }: ReadContainer) {
  return [...stacks, anyStack]
    .flatMap((stack) => findSettings(settings, stack.keys))
    .map(({ setting }) => setting)
    .find(({ name }) => isPoolKey(name));
}
