import {
  type Indicator,
  type NamedIndicator,
  type ServiceObjective,
  toNumber,
} from '../../facts/operations/objectives/index.js';
import type { DescribeArtefacts, Describing } from './describer.js';
import { boundsOf } from './objectives/bounds-of.js';
import { criticalBecause } from './objectives/criticality-of.js';
import { faultsOf } from './objectives/faults-of.js';
import { type IdentifiedSlo, identifySlos } from './objectives/identify-slos.js';
import { kindOf } from './objectives/kind-of.js';
import type { IndicatorFacts, SloFacts } from './slo-facts.js';

/** What policies read of objectives. */
export const describeSlos: DescribeArtefacts = (artefacts, describing) => {
  const indicators = new Map(artefacts.indicators.map((each) => [each.name, each]));
  const described = identifySlos(artefacts.slos, describing).map((identified) => {
    const indicator = indicatorOf(identified.slo, indicators);
    const queries = indicator?.queries.map(({ text }) => text) ?? [];
    return { identified, indicator, kind: kindOf(identified.slo, queries) };
  });
  const available = described
    .filter(({ kind }) => kind === 'availability')
    .map(({ identified }) => identified);
  return {
    slos: Object.fromEntries(
      described.map(({ identified, indicator, kind }) => {
        const facts = describeSlo(identified, indicator, describing);
        const bounds =
          kind === 'availability' && describing.catalog
            ? boundsOf(identified, available, describing.catalog)
            : undefined;
        return [identified.id, { ...facts, kind, ...(bounds && { bounds }) }];
      }),
    ),
  };
};

/** The indicator itself, of one that is named. */
function indicatorOf(
  { indicator }: ServiceObjective,
  named: ReadonlyMap<string, NamedIndicator>,
): Indicator | undefined {
  const { reference } = indicator ?? {};
  return reference === undefined ? indicator : (named.get(reference)?.indicator ?? indicator);
}

function describeSlo(
  identified: IdentifiedSlo,
  indicator: Indicator | undefined,
  { catalog }: Describing,
): Omit<SloFacts, 'kind'> {
  const { id, display, slo } = identified;
  const { name, service, journey, operation, readModel, flow, objective, window } = slo;
  const because = criticalBecause(slo, catalog);
  const limit = slo.threshold;
  return {
    id,
    name,
    display,
    ...(service !== undefined && { service }),
    ...(journey !== undefined && { journey }),
    ...(operation !== undefined && { operation }),
    ...(readModel !== undefined && { readModel }),
    ...(flow !== undefined && { flow }),
    isCritical: because !== undefined,
    ...(because !== undefined && { criticalBecause: because }),
    ...(objective?.share && {
      objective: toNumber(objective.share),
      objectiveText: objective.text,
    }),
    ...(window && { window: window.text }),
    ...(window?.seconds !== undefined && { windowSeconds: window.seconds }),
    ...(limit?.value && { threshold: { text: limit.text, seconds: toNumber(limit.value) } }),
    ...(slo.percentile && { percentile: toNumber(slo.percentile) }),
    ...(indicator && { indicator: describeIndicator(indicator) }),
    faults: faultsOf(identified, catalog),
  };
}

function describeIndicator({ queries, reference, plugin }: Indicator): IndicatorFacts {
  return {
    expressions: queries.map(({ text }) => text),
    isElsewhere: plugin !== undefined || (reference !== undefined && queries.length === 0),
  };
}
