import type { Artefacts } from '../../../facts/operations/index.js';
import { toPercent } from '../../../facts/operations/objectives/index.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import { targetFaults } from './faults-of.js';
import { identifyTargets } from './identify-targets.js';
import type { ServiceTargetFacts, TargetFacts } from './target-facts.js';

/** What policies read of the targets of services: all that take part in the convention, with what each of them declares. */
export const describeServiceTargets: DescribeArtefacts = (artefacts, describing) => {
  const targets = describeTargets(artefacts, describing);
  const services = new Set(
    [...artefacts.slos, ...artefacts.targets].flatMap(({ service }) => service ?? []),
  );
  return {
    targets,
    service_targets: Object.fromEntries(
      [...services].sort().map((name) => {
        const facts = describeService(name, artefacts, describing);
        return [facts.id, facts];
      }),
    ),
  };
};

function describeTargets(
  { targets }: Artefacts,
  describing: Describing,
): Readonly<Record<string, TargetFacts>> {
  return Object.fromEntries(
    identifyTargets(targets, describing).map(({ id, display, target }) => [
      id,
      { id, display, service: target.service, faults: targetFaults(target) },
    ]),
  );
}

function describeService(
  name: string,
  { slos, targets }: Artefacts,
  { catalog, note }: Describing,
): ServiceTargetFacts {
  const id = `service ${name}`;
  const own = targets.filter(({ service }) => service === name);
  const objectives = slos.filter(({ service }) => service === name);
  const isCatalogued = catalog !== undefined && Object.hasOwn(catalog.services, name);
  const place = own[0]?.place ?? objectives[0]?.place;
  // The catalog says of its services itself where they stand.
  if (!isCatalogued) note({ kind: 'service', id, name, ...(place && { place }), services: [name] });
  const percentiles = objectives.flatMap(({ kind, percentile }) =>
    percentile && kind !== 'freshness' ? [`p${toPercent(percentile)}`] : [],
  );
  const loads = own.flatMap(({ load }) => Object.keys(load));
  return {
    id,
    name,
    latency: unique([
      ...own.flatMap(({ latency }) => latency.map((each) => each.name)),
      ...percentiles,
    ]),
    load: unique(loads),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
