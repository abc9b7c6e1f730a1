import type { Artefacts } from '../../../facts/operations/index.js';
import type { ServiceObjective } from '../../../facts/operations/objectives/index.js';
import { readExpression } from '../../../facts/operations/promql/index.js';
import type { SloPanels } from './dashboards-facts.js';
import type { DescribedDashboard } from './describe-dashboards.js';
import type { Describing } from '../describer.js';
import { identifySlos } from '../objectives/identify-slos.js';
import { mayBothMatch } from './compatible-matchers.js';
import { notePanel } from './identify-dashboards.js';
import { type Read, readsOf } from './reads-of.js';
import { PanelIndex } from './panel-index.js';
import type { RecordIndex } from './record-index.js';
import { askedOf } from './shows-indicator.js';

/** Labels by which rules that tools make of an objective name it: of Sloth, of Pyrra and of OpenSLO. */
const sloLabels = ['sloth_slo', 'slo', 'slo_name', 'sloth_id', 'objective'];

/** Finds the panels that show the indicator of each objective. */
export function describeSloPanels(
  { slos, indicators }: Pick<Artefacts, 'slos' | 'indicators'>,
  dashboards: readonly DescribedDashboard[],
  records: RecordIndex,
  describing: Describing,
): Record<string, SloPanels> {
  const index = new PanelIndex(dashboards, records);
  const labelled = index.withLabels(sloLabels);
  const named = new Map(indicators.map(({ name, indicator }) => [name, indicator]));
  return Object.fromEntries(
    identifySlos(slos, describing).map(({ id, slo }) => {
      const queries =
        (slo.indicator?.reference === undefined ? undefined : named.get(slo.indicator.reference))
          ?.queries ??
        slo.indicator?.queries ??
        [];
      const asked = queries.flatMap(({ text }) => expandQuery(text, records));
      const showing = [
        ...index.showing(askedOf(asked)),
        ...labelled.filter(({ reads }) => reads.some((read) => names(read, slo))),
      ];
      const panels = new Set(
        showing.map(({ identified, panel }) => notePanel(identified, panel, describing.note)),
      );
      const unseen = dashboards
        .filter(({ identified: { services } }) => mayBeOf(services, slo))
        .flatMap(({ identified, unseen: reasons }) =>
          reasons.map((reason) => `${identified.dashboard.title}: ${reason}`),
        );
      const isUnknown = !asked.some(({ metric }) => metric !== undefined);
      return [id, { panels: [...panels], isUnknown, unseen }];
    }),
  );
}

/** `{{.window}}` of Sloth stands for the range. What a rule records stands for what computes it. */
function expandQuery(text: string, records: RecordIndex): readonly Read[] {
  const read = readExpression(text.replaceAll(/\[\s*\{\{[^{}]*\}\}\s*\]/g, '[5m]'));
  if (read.kind === 'fault') return [];
  return readsOf(read.expression).flatMap((each) => {
    const [itself, ...below] = records.expand(each);
    return below.length > 0
      ? below.filter(({ metric }) => metric !== undefined && !records.has(metric))
      : (itself ?? []);
  });
}

/** Whether a panel asks for what a tool records of an objective, by its name. */
function names({ matchers }: Read, { name, service }: ServiceObjective): boolean {
  const given = (value: string) =>
    ({ label: '', operator: '=', value, variables: [], start: 0, end: 0 }) as const;
  const own = matchers.filter(({ label }) => sloLabels.includes(label));
  const isOther = matchers.some(
    (matcher) =>
      ['sloth_service', 'service'].includes(matcher.label) &&
      service !== undefined &&
      !mayBothMatch(matcher, given(service)),
  );
  return (
    own.length > 0 &&
    !isOther &&
    own.every((matcher) =>
      [name, `${service ?? ''}-${name}`].some((value) => mayBothMatch(matcher, given(value))),
    )
  );
}

/** A dashboard that is known to be of others hides nothing of this one. */
function mayBeOf(services: readonly string[], { service }: ServiceObjective): boolean {
  return services.length === 0 || service === undefined || services.includes(service);
}
