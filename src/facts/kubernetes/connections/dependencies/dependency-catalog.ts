import { asObject, asText } from '../../untrusted.js';
import type { DependencyLimit } from '../budget/read-limits.js';
import { isHostOf, readServiceHost } from './dependency-hosts.js';
import type { DependencyServer, ServiceName } from './dependency-server.js';
import type { SetObjects } from '../set-objects.js';

/** What workloads connect to: named by a budget, run in the set, or only known by the host that somebody connects to. */
export interface Dependency {
  /** Of the budget, else of the object that runs it, else `host:` and its host. */
  readonly id: string;
  readonly display: string;
  readonly limit?: DependencyLimit;
  readonly server?: DependencyServer;
}

/** What a host or a name came to. */
export type DependencyMatch =
  | { readonly kind: 'dependency'; readonly dependency: Dependency }
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] };

/** Most names of a Service that lead to another name. */
const longestChain = 5;

/** Finds dependencies of one kind by the hosts and names that workloads call them. */
export class DependencyCatalog {
  readonly #dependencies: Dependency[];

  constructor(
    limits: readonly DependencyLimit[],
    servers: readonly DependencyServer[],
    private readonly objects: SetObjects,
  ) {
    const taken = new Set<DependencyServer>();
    // Where a budget names a server and the pooler before it, its limit is that of the server.
    const ordered = servers.toSorted(
      (left, right) => Number(left.pooler !== undefined) - Number(right.pooler !== undefined),
    );
    const budgeted = limits.map((limit): Dependency => {
      const server = ordered.find(
        (each) => !taken.has(each) && each.services.some((service) => isServiceOf(service, limit)),
      );
      if (server) taken.add(server);
      return { id: limit.id, display: limit.id, limit, ...(server ? { server } : {}) };
    });
    const others = servers
      .filter((server) => !taken.has(server))
      .map((server) => ({ id: server.id, display: server.display, server }));
    this.#dependencies = [...budgeted, ...others];
  }

  get all(): readonly Dependency[] {
    return this.#dependencies;
  }

  byServer(id: string): Dependency | undefined {
    return this.#dependencies.find(({ server }) => server?.id === id);
  }

  /**
   * The dependency behind a host. One that nobody knows becomes one of its own, so that what connects to it is not lost.
   *
   * @param origin what the host was read from, in place of a host out of a Secret
   */
  byHost(
    host: string,
    namespace: string,
    origin: { readonly secret?: string } = {},
  ): DependencyMatch {
    const known = this.#find(this.#follow(host, namespace), namespace);
    if (known) return known;
    const id =
      origin.secret === undefined
        ? `host:${this.#qualify(host, namespace)}`
        : `secret:${origin.secret}`;
    const display = origin.secret === undefined ? host : `the host in ${origin.secret}`;
    const again = this.#dependencies.find((each) => each.id === id);
    if (again) return { kind: 'dependency', dependency: again };
    const dependency = { id, display };
    this.#dependencies.push(dependency);
    return { kind: 'dependency', dependency };
  }

  /** Whether a budget or the set knows a host. */
  isKnown(host: string, namespace: string): boolean {
    return this.#find(this.#follow(host, namespace), namespace) !== undefined;
  }

  /** What somebody calls so that a budget or the set knows. */
  known(name: string, namespace: string): Dependency | undefined {
    const own = this.#dependencies.find(({ id, limit }) => limit !== undefined && id === name);
    const match = own
      ? undefined
      : this.#find(this.#follow(name.toLowerCase(), namespace), namespace);
    return own ?? (match?.kind === 'dependency' ? match.dependency : undefined);
  }

  /** The dependency that an annotation or a budget calls so: by id, Service, host, or the name of the object that runs it. */
  byName(name: string, namespace: string): DependencyMatch {
    const byId = this.#dependencies.find(({ id, limit }) => limit !== undefined && id === name);
    if (byId) return { kind: 'dependency', dependency: byId };
    const byObject = this.#dependencies.filter(
      ({ server }) => server?.id.split('/').at(-1) === name,
    );
    const [only, ...others] = byObject;
    if (only && others.length === 0) return { kind: 'dependency', dependency: only };
    return this.byHost(name.toLowerCase(), namespace);
  }

  #find(host: string, namespace: string): DependencyMatch | undefined {
    const byHosts = this.#dependencies.filter(({ limit }) =>
      limit?.hosts.some((each) => isHostOf(host, namespace, each)),
    );
    const byServer = this.#dependencies.filter(({ server }) =>
      server?.services.some((service) => isHostOf(host, namespace, hostOfService(service))),
    );
    const byId = this.#dependencies.filter(
      ({ id, limit }) => limit !== undefined && isHostOf(host, namespace, id),
    );
    const found = [byHosts, byServer, byId].find((each) => each.length > 0);
    const [dependency, ...others] = found ?? [];
    if (dependency === undefined) return undefined;
    return others.length === 0
      ? { kind: 'dependency', dependency }
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

function isServiceOf(service: ServiceName, limit: DependencyLimit): boolean {
  const host = hostOfService(service);
  return [limit.id, ...limit.hosts].some((each) => isHostOf(host, service.namespace, each));
}

function hostOfService({ name, namespace }: ServiceName): string {
  return namespace === '' ? name : `${name}.${namespace}.svc`;
}
