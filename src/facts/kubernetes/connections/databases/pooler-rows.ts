import type { BudgetRow } from '../budget/budget-row.js';
import type { Database, DatabaseCatalog } from './database-catalog.js';
import { isLocalHost } from './database-hosts.js';
import type { DatabaseServer, Pooler } from './database-server.js';
import { knownFactor } from '../factor.js';
import type { UnknownUse } from './find-uses.js';

export interface PoolerRows {
  readonly rows: ReadonlyMap<Database, readonly BudgetRow[]>;
  /** Poolers whose database nobody can tell. */
  readonly unbound: readonly UnknownUse[];
}

/** What poolers open on their other side, by database. */
export function poolerRows(catalog: DatabaseCatalog): PoolerRows {
  const rows = new Map<Database, BudgetRow[]>();
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
  { namespace, id }: DatabaseServer,
  { upstream }: Pooler,
  catalog: DatabaseCatalog,
): ReadonlySet<Database> | string {
  if (upstream.kind === 'unknown') return upstream.reason;
  if (upstream.kind === 'server') {
    const database = catalog.byServer(upstream.id);
    return database ? new Set([database]) : 'its cluster is not in the set';
  }
  const secret = upstream.isSecret ? { secret: `the settings of ${id}` } : {};
  const targets = new Set<Database>();
  for (const host of upstream.hosts) {
    if (isLocalHost(host)) return 'it connects to its own pod';
    const match = catalog.byHost(host, namespace, secret);
    if (match.kind === 'ambiguous') return `its host may mean ${match.ids.join(' or ')}`;
    targets.add(match.database);
  }
  return targets;
}

function toRow(server: DatabaseServer, { peak, perPod, pairs, container }: Pooler): BudgetRow {
  return {
    kind: 'pooler',
    subject: server.subject,
    display: server.display,
    service: server.display,
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

function toUnbound(server: DatabaseServer, reason: string): UnknownUse {
  const { subject } = server;
  return {
    subject,
    display: server.display,
    container: server.pooler?.container ?? null,
    reason,
    location: { subject, path: [] },
  };
}
