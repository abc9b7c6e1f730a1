import type { Server } from '../../model/index.js';
import type { Exchange } from './exchange.js';

/**
 * Compares where an operation is reached. With `isMoved`, the paths of the operations took over what the base path lost or gave
 * what it won: the URLs are the same.
 */
export function compareServers(
  old: readonly Server[],
  newer: readonly Server[],
  isMoved: boolean,
  exchange: Exchange,
): void {
  const gone = old.filter(
    (server) => !newer.some((candidate) => isSame(server, candidate, isMoved)),
  );
  const fresh = newer.filter(
    (server) => !old.some((candidate) => isSame(candidate, server, isMoved)),
  );
  for (const server of old) {
    const counterpart = newer.find(({ url }) => url === server.url);
    if (counterpart !== undefined) compareVariables(server, counterpart, exchange);
  }
  for (const [index, server] of gone.entries()) {
    // Nothing was named: there is nothing to lose.
    if (server.assumed) continue;
    const successor = fresh[index];
    if (successor === undefined || successor.assumed) {
      exchange.tell('server.existence.removed', {
        message: `server ${shown(server)} is gone`,
        element: { kind: 'server', name: shown(server) },
        old: server.place,
        new: newer[0]?.place,
      });
    } else {
      const isElsewhere = server.basePath !== successor.basePath && !isMoved;
      exchange.tell(`server.${isElsewhere ? 'base-path' : 'address'}.changed`, {
        message: `server ${shown(server)} is ${shown(successor)} now`,
        element: { kind: 'server', name: shown(server) },
        old: server.place,
        new: successor.place,
        details: { from: shown(server), to: shown(successor) },
      });
    }
  }
  const successors = gone.filter(({ assumed }) => assumed !== true).length;
  for (const server of fresh.slice(successors)) {
    if (server.assumed) continue;
    exchange.tell('server.existence.added', {
      message: `server ${shown(server)} is new`,
      element: { kind: 'server', name: shown(server) },
      old: old[0]?.place,
      new: server.place,
    });
  }
}

/** A URL without the credentials that it may hold. */
function shown({ url }: Server): string {
  return url.replace(/\/\/[^/@]*@/, '//***@');
}

/** A relative URL is below wherever the description comes from: with the same base path it may be any server. */
function isSame(old: Server, newer: Server, isMoved: boolean): boolean {
  if (old.url === newer.url || old.resolved === newer.resolved) return true;
  const isRelative = old.resolved.startsWith('/') || newer.resolved.startsWith('/');
  return (
    isRelative && !old.assumed && !newer.assumed && (isMoved || old.basePath === newer.basePath)
  );
}

function compareVariables(old: Server, newer: Server, exchange: Exchange): void {
  for (const [name, variable] of old.variables) {
    const counterpart = newer.variables.get(name);
    if (counterpart === undefined) continue;
    const common = {
      element: { kind: 'server', name: shown(old) },
      old: variable.place,
      new: counterpart.place,
    } as const;
    if (variable.default !== counterpart.default) {
      exchange.tell('server.variable.default-changed', {
        ...common,
        message: `default of server variable ${name} changed`,
        details: { name, from: variable.default, to: counterpart.default },
      });
    }
    const before = variable.values;
    const after = counterpart.values;
    const lost =
      after === undefined ? [] : (before?.filter((value) => !after.includes(value)) ?? [name]);
    const won =
      before === undefined ? [] : (after?.filter((value) => !before.includes(value)) ?? [name]);
    for (const [values, change] of [
      [lost, 'value-removed'],
      [won, 'value-added'],
    ] as const) {
      if (values.length === 0) continue;
      exchange.tell(`server.variable.${change}`, {
        ...common,
        message: `server variable ${name} takes ${change === 'value-added' ? 'more' : 'fewer'} values`,
        details: { name, from: before, to: after },
      });
    }
  }
}
