import { readAnnotatedNames, readAnnotation } from '../annotations.js';
import type { Engine } from './connection-string.js';
import type { Dependency, DependencyCatalog, DependencyMatch } from './dependency-catalog.js';
import { isLocalHost } from './dependency-hosts.js';
import type { DependencyKind, DependencyName } from './dependency-kind.js';
import type { Place } from '../factor.js';
import { type Connection, findConnections, findCredential, wordsOf } from './find-connections.js';
import { findKnownHosts } from './find-known-hosts.js';
import { findDownstreams } from './find-downstreams.js';
import { isProbe } from './is-probe.js';
import { isPoolKey } from '../pools/pool-size.js';
import { isServerOf, readProxiedInstances, serverKindOf } from './server-containers.js';
import { isInit, type ReadContainer, type ServerContainer } from './server-workloads.js';
import { findSettings } from '../settings/find-settings.js';

/** How a dependency was found for a container. */
export interface Binding {
  readonly by:
    'annotation' | 'connection string' | 'host' | 'budget' | 'catalog' | 'pooler' | 'trigger';
  /** For people. */
  readonly source: string;
  readonly location: Place;
}

/** A container that connects to something. */
export interface DependencyUse {
  readonly client: ReadContainer;
  readonly dependency: Dependency;
  readonly binding: Binding;
  /** The settings that name it. */
  readonly connections: readonly Connection[];
}

/** Something that connects to a dependency that nobody can tell: any that could be meant may be. */
export interface UnknownUse {
  /** What it connects to, as far as that is known. */
  readonly dependency: DependencyName;
  /** Id of the workload or pooler. */
  readonly subject: string;
  readonly display: string;
  readonly container: string | null;
  readonly reason: string;
  readonly location: Place;
  /** Ids of those that alone can be meant. */
  readonly candidates?: readonly string[];
  /** What runs there. */
  readonly engine?: Engine;
  /** Nothing but what cannot be seen speaks for it. */
  readonly isGuess?: true;
}

export interface DependencyUses {
  readonly uses: readonly DependencyUse[];
  readonly unknown: readonly UnknownUse[];
}

/**
 * Finds what the containers of one pod connect to, of one kind of dependency.
 *
 * @param inits the containers that run before these
 */
export function findUses(
  pod: readonly ReadContainer[],
  inits: readonly ReadContainer[],
  servers: readonly ServerContainer[],
  catalog: DependencyCatalog,
  kind: DependencyKind,
): DependencyUses {
  const clients = pod.filter(({ container }) => !isServerOf(container, kind.name));
  const [first] = clients;
  if (!first) return { uses: [], unknown: [] };
  const named = readAnnotatedNames(first.workload, kind.uses);
  if (named?.length === 1 && named[0] === 'none') return { uses: [], unknown: [] };
  const finder = new UseFinder(pod, servers, catalog, kind);
  [...clients, ...inits].forEach((client) => {
    finder.addConnections(client);
  });
  const client = chooseClient(clients, first, finder);
  if (named) finder.addNamed(client, named);
  else finder.addAnnotated(client);
  return finder.result(named !== undefined);
}

class UseFinder {
  readonly uses: DependencyUse[] = [];
  readonly unknown: UnknownUse[] = [];

  constructor(
    private readonly pod: readonly ReadContainer[],
    private readonly servers: readonly ServerContainer[],
    private readonly catalog: DependencyCatalog,
    private readonly kind: DependencyKind,
  ) {}

  /** @param isNamed the workload says itself what it uses, so that settings nobody can read do not matter */
  result(isNamed: boolean): DependencyUses {
    if (isNamed) return { uses: this.uses, unknown: [] };
    // One address that can be read shows that the pod is told where it connects to in the open.
    const isOpen = this.uses.some(({ client }) => !isInit(client));
    const unknown = isOpen ? this.unknown.filter(({ isGuess }) => !isGuess) : this.unknown;
    return { uses: this.uses, unknown };
  }

  addConnections(client: ReadContainer): void {
    const { vocabulary } = this.kind;
    if (!vocabulary) {
      this.#addDownstreams(client);
      return;
    }
    const connections = findConnections(client.settings, vocabulary);
    const known = findKnownHosts(client.settings, connections, vocabulary, (host) =>
      this.catalog.isKnown(host, client.workload.object.namespace),
    );
    for (const connection of [...connections, ...known]) this.#addConnection(client, connection);
    if (connections.length + known.length === 0) this.#addHint(client);
  }

  addNamed(client: ReadContainer, names: readonly string[]): void {
    const { workload } = client;
    const annotation = readAnnotation(workload, this.kind.uses);
    for (const name of names) {
      const match = this.catalog.byName(name, workload.object.namespace);
      const location = annotation?.place ?? { subject: workload.object.id, path: [] };
      const source = `annotation ${this.kind.uses} of ${workload.object.display}`;
      this.#add(client, [match], { by: 'annotation', source, location }, undefined);
    }
  }

  /** A workload that says how much it uses, and shows nothing that it would be of. */
  addAnnotated(client: ReadContainer): void {
    if (this.uses.length > 0 || this.unknown.length > 0) return;
    const { count, name } = this.kind;
    const { annotations, object } = client.workload;
    for (const [key, { place }] of Object.entries(annotations)) {
      if (key !== count && !key.startsWith(`${count}.`)) continue;
      const reason = `annotation ${key} of ${object.display} counts on a ${name}, and nothing says which`;
      this.#addUnknown(client, reason, place, {});
    }
  }

  /** Without a connection: what shows all the same that there is one, or may be. */
  #addHint(client: ReadContainer): void {
    const { kind } = this;
    const { settings, container } = client;
    if (!kind.vocabulary || serverKindOf(container) !== undefined || isProbe(client)) return;
    const pool = kind.name === 'database' ? findPool(client, kind) : undefined;
    const credential = findCredential(settings, kind.vocabulary);
    const found = pool ?? credential;
    if (found) {
      // The address is in the image, or comes from where nobody can see.
      const what = pool ? 'a pool' : 'access';
      const reason = `${found.source} sets ${what}, and nothing says of which ${kind.name}`;
      const name = wordsOf(found.name);
      const engine = kind.vocabulary.engines.find(([words]) => words.test(name))?.[1];
      this.#addUnknown(client, reason, found.place, engine === undefined ? {} : { engine });
      return;
    }
    const { hint } = kind.vocabulary;
    const hinted = settings.unseen.find((reason) => hint.test(wordsOf(reason)));
    const unseen = hinted ?? (kind.name === 'database' ? settings.unseenVariables[0] : undefined);
    if (unseen === undefined) return;
    const reason = `its address may be where nothing can be seen: ${unseen}`;
    const place = { subject: container.subject, path: container.path };
    this.#addUnknown(client, reason, place, hinted === undefined ? { isGuess: true } : {});
  }

  #addDownstreams(client: ReadContainer): void {
    const { namespace } = client.workload.object;
    for (const connection of findDownstreams(client.settings, this.catalog, namespace)) {
      const { setting, hosts, reason = '', candidate } = connection;
      if (candidate !== undefined) {
        this.#addUnknown(client, reason, setting.place, { candidates: [candidate] });
        continue;
      }
      const matches = hosts.map((host) => this.catalog.byHost(host, namespace));
      const binding = { by: 'host', source: setting.source, location: setting.place } as const;
      this.#add(client, matches, binding, connection);
    }
  }

  #addConnection(client: ReadContainer, connection: Connection): void {
    const { setting, kind, hosts, reason, engine } = connection;
    const about = engine === undefined ? {} : { engine };
    if (hosts.length === 0) {
      this.#addUnknown(client, reason ?? '', setting.place, about);
      return;
    }
    const matches: DependencyMatch[] = [];
    for (const host of hosts) {
      const found = isLocalHost(host)
        ? this.#findBeside(client)
        : [this.#findHost(host, client, connection)];
      if (found.length === 0) {
        const why = `${setting.source} names the pod itself, and nothing in it leads to a ${this.kind.name}`;
        this.#addUnknown(client, why, setting.place, about);
      }
      matches.push(...found);
    }
    const by = kind === 'string' ? 'connection string' : 'host';
    this.#add(client, matches, { by, source: setting.source, location: setting.place }, connection);
  }

  #findHost(host: string, { workload }: ReadContainer, { setting }: Connection): DependencyMatch {
    return this.catalog.byHost(
      host,
      workload.object.namespace,
      setting.isSecret ? { secret: setting.source } : {},
    );
  }

  /** A pooler, a proxy or a server in the same pod. */
  #findBeside({ workload }: ReadContainer): readonly DependencyMatch[] {
    const beside = this.servers.find((server) => server.workload === workload);
    const dependency = beside && this.catalog.byServer(beside.server.id);
    if (dependency) return [{ kind: 'dependency', dependency }];
    if (this.kind.name !== 'database') return [];
    return this.pod
      .filter(({ container }) => serverKindOf(container) === 'cloud-sql-proxy')
      .flatMap(({ settings }) => readProxiedInstances(settings))
      .map((instance) => this.catalog.byHost(instance, workload.object.namespace));
  }

  #addUnknown(
    { workload, container }: ReadContainer,
    reason: string,
    location: Place,
    about: Pick<UnknownUse, 'candidates' | 'engine' | 'isGuess'>,
  ): void {
    const { id: subject, display } = workload.object;
    this.unknown.push({
      dependency: this.kind.name,
      subject,
      display,
      container: container.name,
      reason,
      location,
      ...about,
    });
  }

  #add(
    client: ReadContainer,
    matches: readonly DependencyMatch[],
    binding: Binding,
    connection: Connection | undefined,
  ): void {
    const doubt = matches.find((match) => match.kind === 'ambiguous');
    if (doubt) {
      const reason = `${binding.source} may mean ${doubt.ids.join(' or ')}`;
      this.#addUnknown(client, reason, binding.location, { candidates: doubt.ids });
    }
    const found = matches.flatMap((match) =>
      match.kind === 'dependency' ? [match.dependency] : [],
    );
    const known = found.filter(({ limit, server }) => limit !== undefined || server !== undefined);
    // Of the hosts of one cluster that nobody knows, one stands for all.
    const dependencies = known.length > 0 ? known : found.slice(0, 1);
    for (const dependency of new Set(dependencies)) {
      const index = this.uses.findIndex(
        (use) => use.client === client && use.dependency === dependency,
      );
      const use = this.uses[index];
      const connections = connection ? [connection] : [];
      if (!use) this.uses.push({ client, dependency, binding, connections });
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
    readAnnotation(workload, 'archfit/container')?.value ??
    workload.annotations['kubectl.kubernetes.io/default-container']?.value;
  return (
    clients.find(({ container }) => container.name === name) ??
    uses[0]?.client ??
    clients.find((client) => client.container.name === unknown[0]?.container) ??
    first
  );
}

function findPool({ settings }: ReadContainer, { table: { stacks, any } }: DependencyKind) {
  return [...stacks, any]
    .flatMap((stack) => findSettings(settings, stack.keys))
    .map(({ setting }) => setting)
    .find(({ name }) => isPoolKey(name));
}
