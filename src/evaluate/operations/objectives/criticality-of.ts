import type { Catalog } from '../../../facts/catalog/index.js';
import type { ServiceObjective } from '../../../facts/operations/objectives/index.js';

/** Why an objective is one that the company lives by; undefined where it is none. What it says itself counts first. */
export function criticalBecause(
  { isCritical, journey = '', service = '' }: ServiceObjective,
  catalog: Catalog | undefined,
): string | undefined {
  if (isCritical !== undefined) return isCritical ? 'it says that it is critical' : undefined;
  if (entryOf(catalog?.journeys, journey)?.critical === true) {
    return `the journey ${journey} is critical`;
  }
  return entryOf(catalog?.services, service)?.criticality === 'critical'
    ? `the service ${service} is critical`
    : undefined;
}

function entryOf<Entry>(
  entries: Readonly<Record<string, Entry | null>> | undefined,
  name: string,
): Entry | undefined {
  if (entries === undefined || !Object.hasOwn(entries, name)) return undefined;
  return entries[name] ?? undefined;
}
