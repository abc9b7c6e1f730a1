import { type Decimal, multiply, one } from './decimal.js';

/** What a service cannot answer without: by service, the services that it names itself. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** A service that another one cannot answer without. */
export interface HardDependency {
  readonly service: string;
  /** From the service that asks: `['orders', 'payments', 'policy']`. */
  readonly path: readonly string[];
}

/** All that a service cannot answer without, near ones first, each once whichever ways lead to it; never itself, where ways lead back. */
export function hardDependenciesOf(
  services: readonly string[],
  dependencies: Dependencies,
): readonly HardDependency[] {
  const seen = new Set(services);
  const found: HardDependency[] = [];
  const ways: (readonly string[])[] = services.map((service) => [service]);
  // Grows while it is walked.
  for (const path of ways) {
    for (const service of dependencies.get(path.at(-1) ?? '') ?? []) {
      if (seen.has(service)) continue;
      seen.add(service);
      found.push({ service, path: [...path, service] });
      ways.push([...path, service]);
    }
  }
  return found;
}

/** The share of the time in which all of them answer, where each fails on its own: the product of their objectives. */
export function productOf(shares: readonly Decimal[]): Decimal {
  return shares.reduce(multiply, one);
}
