import type { BudgetRow } from '../budget/budget-row.js';
import type { Dependency, DependencyCatalog } from './dependency-catalog.js';
import { isLocalHost } from './dependency-hosts.js';
import type { DependencyServer, Pooler } from './dependency-server.js';
import { knownFactor } from '../factor.js';
import type { UnknownUse } from './find-uses.js';

export interface PoolerRows {
  readonly rows: ReadonlyMap<Dependency, readonly BudgetRow[]>;
  /** Poolers whose database nobody can tell. */
  readonly unbound: readonly UnknownUse[];
}

/** What poolers open on their other side, by database. */
export function poolerRows(catalog: DependencyCatalog): PoolerRows {
  const rows = new Map<Dependency, BudgetRow[]>();
  const unbound: UnknownUse[] = [];
  for (const { server } of [...catalog.all]) {
    if (!server?.pooler) continue;
    const targets = findTargets(server, server.pooler, catalog);
    if (typeof targets === 'string') unbound.push(toUnbound(server, targets));
    else {
      for (const database of targets) {
        rows.set(database, [...(rows.get(database) ?? []), toRow(server, server.pooler)]);
      }
    }
  }
  return { rows, unbound };
}

/** The databases behind a pooler, or why they cannot be told. */
function findTargets(
  { namespace, id }: DependencyServer,
  { upstream }: Pooler,
  catalog: DependencyCatalog,
): ReadonlySet<Dependency> | string {
  if (upstream.kind === 'unknown') return upstream.reason;
  if (upstream.kind === 'server') {
    const database = catalog.byServer(upstream.id);
    return database ? new Set([database]) : 'its cluster is not in the set';
  }
  const secret = upstream.isSecret ? { secret: `the settings of ${id}` } : {};
  const targets = new Set<Dependency>();
  for (const host of upstream.hosts) {
    if (isLocalHost(host)) return 'it connects to its own pod';
    const match = catalog.byHost(host, namespace, secret);
    if (match.kind === 'ambiguous') return `its host may mean ${match.ids.join(' or ')}`;
    targets.add(match.dependency);
  }
  return targets;
}

function toRow(server: DependencyServer, { peak, perPod, pairs, container }: Pooler): BudgetRow {
  return {
    kind: 'pooler',
    subject: server.subject,
    display: server.display,
    service: server.display,
    names: [],
    container: container ?? null,
    datasource: null,
    stack: null,
    binding: {
      by: 'pooler',
      source: `database of ${server.display}`,
      location: { subject: server.subject, path: [] },
    },
    pods: peak.ceiling,
    surge: peak.surge,
    terminating: peak.terminating,
    processes: knownFactor(1, 'default', 'one process'),
    pools: pairs,
    pool: perPod,
    threads: null,
  };
}

function toUnbound(server: DependencyServer, reason: string): UnknownUse {
  const { subject } = server;
  return {
    dependency: 'database',
    subject,
    display: server.display,
    container: server.pooler?.container ?? null,
    reason,
    location: { subject, path: [] },
  };
}
