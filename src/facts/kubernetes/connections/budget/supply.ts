import type { Dependency } from '../dependencies/dependency-catalog.js';
import type { Unit } from './unit.js';
import { type Factor, knownFactor, unknownFactor, worstGrade } from '../factor.js';

/** What a dependency allows. */
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

export function readSupply(dependency: Dependency, unit: Unit): Supply {
  const { limit } = dependency;
  const max = readMax(dependency);
  const reserved = readReserved(dependency);
  const headroom =
    limit?.headroom ?? knownFactor(0, 'default', `headroom of ${dependency.display}, by default`);
  const perService = limit?.perService ?? null;
  const none = { max, reserved, headroom, withoutReserved: null, perService };
  if (max.value === null) return { ...none, allowed: unknownLimit(dependency, max) };
  if (reserved.value === null) return { ...none, allowed: unknownLimit(dependency, reserved) };
  if (headroom.value === null) return { ...none, allowed: unknownLimit(dependency, headroom) };
  // Half a request in a second is something; half a connection is none.
  const round = unit === 'requests per second' ? (value: number) => value : Math.floor;
  const value = leave(max.value - reserved.value, headroom.value, round);
  const grade = worstGrade([max.grade, reserved.grade === 'default' ? 'declared' : reserved.grade]);
  const allowed = { ...max, grade, value, source: `limit of ${dependency.display}` };
  return { ...none, allowed, withoutReserved: leave(max.value, headroom.value, round) };
}

function unknownLimit({ display }: Dependency, { source, reason = '', location }: Factor): Factor {
  return unknownFactor(`limit of ${display}`, `${source}: ${reason}`, location);
}

/** Steps in which a headroom is counted, so that 1 − 0.9 of 100 is 10 and not 9. */
const steps = 1_000_000;

function leave(connections: number, headroom: number, round: (value: number) => number): number {
  const kept = Math.min(steps, Math.max(0, Math.round(headroom * steps)));
  return round((Math.max(0, connections) * (steps - kept)) / steps);
}

/** The budget counts; where the manifests of the server allow less than it says, they do. */
function readMax({ limit, server, display }: Dependency): Factor {
  if (!limit) {
    const reason = 'no budget names it, and no manifest of the set says its limit';
    return server?.max ?? unknownFactor(`max of ${display}`, reason);
  }
  if (server?.max.value == null || limit.max.value === null) return limit.max;
  const isLower = server.max.value < limit.max.value && server.max.grade !== 'default';
  return isLower ? server.max : limit.max;
}

/** @see https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-SUPERUSER-RESERVED-CONNECTIONS */
function readReserved({ limit, server, display }: Dependency): Factor {
  if (limit?.reserved) return limit.reserved;
  if (server) return server.reserved;
  return /^(?:postgres|pg)/i.test(limit?.engine ?? '')
    ? knownFactor(3, 'default', 'superuser_reserved_connections of PostgreSQL, by default')
    : knownFactor(0, 'default', `nothing of ${display} is reserved, by default`);
}
