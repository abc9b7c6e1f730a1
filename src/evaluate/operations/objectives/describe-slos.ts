import { toNumber } from '../../../facts/operations/objectives/index.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import { identifyAlerts, readableOf } from '../alerts/identify-rules.js';
import { boundsOf } from './bounds-of.js';
import { criticalBecause } from './criticality-of.js';
import { faultsOf } from './faults-of.js';
import { groupRecordings } from './group-recordings.js';
import { type IdentifiedSlo, identifySlos } from './identify-slos.js';
import { kindOf } from './kind-of.js';
import { type ReadIndicator, readIndicatorOf } from './read-indicator.js';
import { watchBudgets } from './watch-budget.js';
import type { SloFacts } from './slo-facts.js';

/** What policies read of objectives. */
export const describeSlos: DescribeArtefacts = (artefacts, describing) => {
  const rules = {
    alerts: readableOf(identifyAlerts(artefacts.alertRules, describing)),
    recordings: groupRecordings(artefacts.recordingRules),
  };
  const described = identifySlos(artefacts.slos, describing).map((identified) => {
    const indicator = readIndicatorOf(identified, artefacts, describing.problems);
    const queries = indicator?.queries.map(({ text }) => text) ?? [];
    return { identified, indicator, kind: kindOf(identified.slo, queries) };
  });
  const available = described
    .filter(({ kind }) => kind === 'availability')
    .map(({ identified }) => identified);
  const watched = watchBudgets(described, rules, artefacts);
  return {
    slos: Object.fromEntries(
      described.map(({ identified, indicator, kind }) => {
        const facts = describeSlo(identified, indicator, describing);
        const burn = watched.get(identified.id);
        const bounds =
          kind === 'availability' && describing.catalog
            ? boundsOf(identified, available, describing.catalog)
            : undefined;
        return [facts.id, { ...facts, kind, ...(burn && { burn }), ...(bounds && { bounds }) }];
      }),
    ),
  };
};

function describeSlo(
  identified: IdentifiedSlo,
  indicator: ReadIndicator | undefined,
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
    ...(indicator && { indicator: indicator.facts }),
    faults: faultsOf(identified, catalog),
  };
}
