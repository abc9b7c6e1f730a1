import type { Catalog } from '../../../facts/catalog/index.js';
import {
  compare,
  type Decimal,
  type Dependencies,
  hardDependenciesOf,
  one,
  productOf,
  toPercent,
  zero,
} from '../../../facts/operations/objectives/index.js';
import type { BoundFacts, SloFacts } from './slo-facts.js';
import type { IdentifiedSlo } from './identify-slos.js';

/** What services cannot answer without, as the catalog says. */
function dependenciesOf(catalog: Catalog): Dependencies {
  return new Map(
    Object.entries(catalog.services).map(([name, service]) => [name, service?.dependencies ?? []]),
  );
}

/**
 * What an objective of availability can be at most. Each service is taken to promise what it adds itself, as in "The Calculus of Service
 * Availability" (https://queue.acm.org/detail.cfm?id=3096459): whatever a request cannot do without counts once, however deep it stands.
 *
 * @param others - all objectives of availability
 */
export function boundsOf(
  own: IdentifiedSlo,
  others: readonly IdentifiedSlo[],
  catalog: Catalog,
): SloFacts['bounds'] {
  const { service, journey } = own.slo;
  const share = own.slo.objective?.share;
  if (!share || !isShare(share)) return undefined;
  const entries = catalog.journeys ?? {};
  const isListed = journey !== undefined && Object.hasOwn(entries, journey);
  const taking = isListed ? (entries[journey]?.services ?? []) : [];
  // A journey that is measured at no service needs all that take part in it.
  const services = service === undefined ? taking : [service];
  const inside = service === undefined ? taking : [];
  const found = hardDependenciesOf(services, dependenciesOf(catalog));
  const near = found.filter(({ path }) => path.length === 2).map((each) => each.service);
  const all = found.map((each) => each.service);
  if (inside.length + all.length === 0) return undefined;
  const bound = (names: readonly string[]) => boundBy(own, share, [...inside, ...names], others);
  return { direct: bound(near), transitive: bound(all) };
}

function boundBy(
  own: IdentifiedSlo,
  share: Decimal,
  services: readonly string[],
  others: readonly IdentifiedSlo[],
): BoundFacts {
  const unknown: string[] = [];
  const factors = services.flatMap((service) => {
    const factor = factorOf(service, own, others);
    if (typeof factor !== 'string') return [{ ...factor, service }];
    unknown.push(factor);
    return [];
  });
  const maximum = productOf(factors.map((factor) => factor.share));
  const terms = factors.map((factor) => `${toPercent(factor.share)} % (${factor.service})`);
  const shown = `${toPercent(maximum)} %`;
  return {
    maximum: shown,
    arithmetic: terms.length < 2 ? terms.join('') : `${terms.join(' x ')} = ${shown}`,
    isAbove: compare(share, maximum) > 0,
    factors: factors.map(({ id }) => id),
    unknown,
  };
}

/** The objective of a service that can be multiplied, or why there is none. Of several the best one: what is above it, is above all. */
function factorOf(service: string, own: IdentifiedSlo, others: readonly IdentifiedSlo[]) {
  const named = others.filter(({ slo }) => slo.service === service);
  // What is said of all of a service counts before what is said of a part.
  const whole = named.filter(({ slo }) => slo.operation === undefined);
  const candidates = (whole.length > 0 ? whole : named).flatMap(({ id, slo }) => {
    const share = slo.objective?.share;
    return share && isShare(share) ? [{ id, share, window: slo.window }] : [];
  });
  if (candidates.length === 0) return `${service} has no objective of availability`;
  const { window } = own.slo;
  const alike = candidates.filter(
    (each) =>
      each.window?.seconds === window?.seconds && each.window?.isCalendar === window?.isCalendar,
  );
  const [first, ...rest] = alike;
  if (first === undefined) {
    const over = candidates.map((each) => each.window?.text ?? 'no window').join(' and ');
    return `the objective of ${service} holds over ${over}, and this one over ${window?.text ?? 'no window'}`;
  }
  return rest.reduce((best, each) => (compare(each.share, best.share) > 0 ? each : best), first);
}

function isShare(share: Decimal): boolean {
  return compare(share, zero) > 0 && compare(share, one) <= 0;
}
