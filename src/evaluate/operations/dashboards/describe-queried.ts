import type { Artefacts } from '../../../facts/operations/index.js';
import { nearest } from '../../../report/nearest.js';
import type { KnownSeries, QueriedFacts, QueriedMetric } from './dashboards-facts.js';
import { seriesOf } from '../metrics/describe-metrics.js';
import type { Describing } from '../describer.js';
import { type IdentifiedDashboard, notePanel } from './identify-dashboards.js';
import type { ReadPanel } from './read-panels.js';
import type { Read } from './reads-of.js';

/** Names that queries may use: of metrics that are declared, and of what rules record. */
export function knownSeries({
  metrics,
  recordingRules,
}: Pick<Artefacts, 'metrics' | 'recordingRules'>): Record<string, KnownSeries> {
  const known = new Map<string, KnownSeries>();
  for (const metric of metrics) {
    const labels = metric.labels?.map(({ name }) => name);
    for (const name of seriesOf(metric)) {
      const before = known.get(name);
      const isUnknown = labels === undefined || (before !== undefined && !before.labels);
      known.set(name, isUnknown ? {} : { labels: [...(before?.labels ?? []), ...labels] });
    }
  }
  for (const { name } of recordingRules) known.set(name, {});
  return Object.fromEntries(known);
}

/** What the panels of a dashboard query. */
export function describeQueried(
  identified: IdentifiedDashboard,
  panels: readonly ReadPanel[],
  known: readonly string[],
  { note }: Pick<Describing, 'note'>,
): QueriedFacts {
  const { id, dashboard } = identified;
  const metrics = panels.flatMap(({ panel, reads }) => {
    if (reads.length === 0) return [];
    const name = panel.title === '' ? panel.key : panel.title;
    const where = `the panel ${name} of ${dashboard.title}`;
    return metricsOf(reads, notePanel(identified, panel, note), where, known);
  });
  return { id, kind: 'dashboard', name: dashboard.title, metrics };
}

/** @param known - names among which one that is not known may be meant */
export function metricsOf(
  reads: readonly Read[],
  subject: string,
  where: string,
  known: readonly string[],
): readonly QueriedMetric[] {
  const labels = new Map<string, Set<string>>();
  for (const { metric, matchers } of reads) {
    if (metric === undefined) continue;
    const asked = labels.get(metric) ?? new Set();
    labels.set(metric, asked);
    for (const { label, variables, operator, value } of matchers) {
      // One that matches where the label is missing asks for nothing; a name that a variable writes is not known.
      const isAsked = operator === '=' ? value !== '' : operator === '=~';
      if (isAsked && (variables.length === 0 || /^\w+$/.test(label))) asked.add(label);
    }
  }
  return [...labels].map(([name, asked]) => {
    const meant = known.includes(name) ? undefined : nearest(name, known);
    return { name, labels: [...asked], subject, where, ...(meant !== undefined && { meant }) };
  });
}
