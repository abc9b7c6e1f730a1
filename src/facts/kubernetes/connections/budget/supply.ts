import type { Database } from '../databases/database-catalog.js';
import { type Factor, knownFactor, unknownFactor, worstGrade } from '../factor.js';

/** What a database allows. */
export interface Supply {
  readonly max: Factor;
  readonly reserved: Factor;
  /** Share of the rest that is to stay free, from 0 to below 1. */
  readonly headroom: Factor;
  /** floor((max − reserved) × (1 − headroom)), never below zero. */
  readonly allowed: Factor;
  /** The same with nothing reserved. */
  readonly withoutReserved: number | null;
  /** Largest pool that a service may declare. */
  readonly perService: Factor | null;
}

export function readSupply(database: Database): Supply {
  const { limit } = database;
  const max = readMax(database);
  const reserved = readReserved(database);
  const headroom =
    limit?.headroom ?? knownFactor(0, 'default', `headroom of ${database.display}, by default`);
  const perService = limit?.perService ?? null;
  const none = { max, reserved, headroom, withoutReserved: null, perService };
  if (max.value === null) return { ...none, allowed: unknownLimit(database, max) };
  if (reserved.value === null) return { ...none, allowed: unknownLimit(database, reserved) };
  if (headroom.value === null) return { ...none, allowed: unknownLimit(database, headroom) };
  const value = leave(max.value - reserved.value, headroom.value);
  const grade = worstGrade([max.grade, reserved.grade === 'default' ? 'declared' : reserved.grade]);
  const allowed = { ...max, grade, value, source: `limit of ${database.display}` };
  return { ...none, allowed, withoutReserved: leave(max.value, headroom.value) };
}

function unknownLimit({ display }: Database, { source, reason = '', location }: Factor): Factor {
  return unknownFactor(`limit of ${display}`, `${source}: ${reason}`, location);
}

/** Steps in which a headroom is counted, so that 1 − 0.9 of 100 is 10 and not 9. */
const steps = 1_000_000;

function leave(connections: number, headroom: number): number {
  const kept = Math.min(steps, Math.max(0, Math.round(headroom * steps)));
  return Math.floor((Math.max(0, connections) * (steps - kept)) / steps);
}

/** The budget counts; where the manifests of the server allow less than it says, they do. */
function readMax({ limit, server, display }: Database): Factor {
  if (!limit) {
    const reason = 'no budget names it, and no manifest of the set says its limit';
    return server?.max ?? unknownFactor(`max of ${display}`, reason);
  }
  if (server?.max.value == null || limit.max.value === null) return limit.max;
  const isLower = server.max.value < limit.max.value && server.max.grade !== 'default';
  return isLower ? server.max : limit.max;
}

/** @see https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-SUPERUSER-RESERVED-CONNECTIONS */
function readReserved({ limit, server, display }: Database): Factor {
  if (limit?.reserved) return limit.reserved;
  if (server) return server.reserved;
  return /^(?:postgres|pg)/i.test(limit?.engine ?? '')
    ? knownFactor(3, 'default', 'superuser_reserved_connections of PostgreSQL, by default')
    : knownFactor(0, 'default', `nothing of ${display} is reserved, by default`);
}
