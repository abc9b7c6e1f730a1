import { asObject, asText } from '../../untrusted.js';
import type { DatabaseLimit } from '../budget/budgets.js';
import { isHostOf, readServiceHost } from './database-hosts.js';
import type { DatabaseServer, ServiceName } from './database-server.js';
import type { SetObjects } from '../set-objects.js';

/** A database of the set: named by a budget, run in the set, or only known by the host that somebody connects to. */
export interface Database {
  /** Of the budget, else of the object that runs it, else `host:` and its host. */
  readonly id: string;
  readonly display: string;
  readonly limit?: DatabaseLimit;
  readonly server?: DatabaseServer;
}

/** What a host or a name came to. */
export type DatabaseMatch =
  | { readonly kind: 'database'; readonly database: Database }
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] };

/** Most names of a Service that lead to another name. */
const longestChain = 5;

/** Finds databases by the hosts and names that workloads call them. */
export class DatabaseCatalog {
  readonly #databases: Database[];

  constructor(
    limits: readonly DatabaseLimit[],
    servers: readonly DatabaseServer[],
    private readonly objects: SetObjects,
  ) {
    const taken = new Set<DatabaseServer>();
    // Where a budget names a server and the pooler before it, its limit is that of the server.
    const ordered = servers.toSorted(
      (left, right) => Number(left.pooler !== undefined) - Number(right.pooler !== undefined),
    );
    const budgeted = limits.map((limit): Database => {
      const server = ordered.find(
        (each) => !taken.has(each) && each.services.some((service) => isServiceOf(service, limit)),
      );
      if (server) taken.add(server);
      return { id: limit.id, display: limit.id, limit, ...(server ? { server } : {}) };
    });
    const others = servers
      .filter((server) => !taken.has(server))
      .map((server) => ({ id: server.id, display: server.display, server }));
    this.#databases = [...budgeted, ...others];
  }

  get all(): readonly Database[] {
    return this.#databases;
  }

  byServer(id: string): Database | undefined {
    return this.#databases.find(({ server }) => server?.id === id);
  }

  /**
   * The database behind a host. One that nobody knows becomes a database of its own, so that what connects to it is not lost.
   *
   * @param origin what the host was read from, in place of a host out of a Secret
   */
  byHost(
    host: string,
    namespace: string,
    origin: { readonly secret?: string } = {},
  ): DatabaseMatch {
    const known = this.#find(this.#follow(host, namespace), namespace);
    if (known) return known;
    const id =
      origin.secret === undefined
        ? `host:${this.#qualify(host, namespace)}`
        : `secret:${origin.secret}`;
    const display = origin.secret === undefined ? host : `the host in ${origin.secret}`;
    const again = this.#databases.find((each) => each.id === id);
    if (again) return { kind: 'database', database: again };
    const database = { id, display };
    this.#databases.push(database);
    return { kind: 'database', database };
  }

  /** The database that an annotation or a budget calls so: by id, Service, host, or the name of the object that runs it. */
  byName(name: string, namespace: string): DatabaseMatch {
    const byId = this.#databases.find(({ id, limit }) => limit !== undefined && id === name);
    if (byId) return { kind: 'database', database: byId };
    const byObject = this.#databases.filter(({ server }) => server?.id.split('/').at(-1) === name);
    const [only, ...others] = byObject;
    if (only && others.length === 0) return { kind: 'database', database: only };
    return this.byHost(name.toLowerCase(), namespace);
  }

  #find(host: string, namespace: string): DatabaseMatch | undefined {
    const byHosts = this.#databases.filter(({ limit }) =>
      limit?.hosts.some((each) => isHostOf(host, namespace, each)),
    );
    const byServer = this.#databases.filter(({ server }) =>
      server?.services.some((service) => isHostOf(host, namespace, hostOfService(service))),
    );
    const byId = this.#databases.filter(
      ({ id, limit }) => limit !== undefined && isHostOf(host, namespace, id),
    );
    const found = [byHosts, byServer, byId].find((each) => each.length > 0);
    const [database, ...others] = found ?? [];
    if (database === undefined) return undefined;
    return others.length === 0
      ? { kind: 'database', database }
      : { kind: 'ambiguous', ids: (found ?? []).map(({ id }) => id).sort() };
  }

  /** @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname */
  #follow(host: string, namespace: string): string {
    let current = host;
    for (let step = 0; step < longestChain; step += 1) {
      const service = readServiceHost(current);
      if (!service) return current;
      const found = this.objects.find('core/Service', service.name, service.namespace ?? namespace);
      const spec = found.kind === 'found' ? asObject(found.object.value['spec']) : {};
      const next = asText(spec['externalName'])?.toLowerCase();
      if (next === undefined || spec['type'] !== 'ExternalName') return current;
      current = next;
    }
    return current;
  }

  /** One host under one name, whichever namespace it is called from. */
  #qualify(host: string, namespace: string): string {
    const service = readServiceHost(host);
    if (!service) return host;
    const own = service.namespace ?? namespace;
    const isKnown = service.namespace === undefined || host.includes('.svc');
    return own === '' || !isKnown ? host : `${service.name}.${own}.svc`;
  }
}

function isServiceOf(service: ServiceName, limit: DatabaseLimit): boolean {
  const host = hostOfService(service);
  return [limit.id, ...limit.hosts].some((each) => isHostOf(host, service.namespace, each));
}

function hostOfService({ name, namespace }: ServiceName): string {
  return namespace === '' ? name : `${name}.${namespace}.svc`;
}
