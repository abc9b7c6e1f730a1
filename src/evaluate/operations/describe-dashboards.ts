import type { Artefacts } from '../../facts/operations/index.js';
import { nearest } from '../../report/nearest.js';
import type {
  DashboardFacts,
  KnownSeries,
  QueriedFacts,
  QueriedMetric,
} from './dashboards-facts.js';
import { DashboardFinder, describeLinks } from './dashboards/describe-links.js';
import { describeSloPanels } from './dashboards/describe-slo-panels.js';
import {
  type IdentifiedDashboard,
  identifyDashboards,
  notePanel,
} from './dashboards/identify-dashboards.js';
import { type ReadPanel, readPanels } from './dashboards/read-panels.js';
import { type Read, readsOf } from './dashboards/reads-of.js';
import { RecordIndex } from './dashboards/record-index.js';
import { isOfRequests, signalsOf } from './dashboards/signals-of.js';
import { seriesOf } from './describe-metrics.js';
import type { DescribeArtefacts, Describing } from './describer.js';

/** A dashboard with what its panels ask. */
export interface DescribedDashboard {
  readonly identified: IdentifiedDashboard;
  readonly panels: readonly ReadPanel[];
  readonly unseen: readonly string[];
}

/** What rules read of dashboards, and of what they and alerts query. */
export const describeDashboards: DescribeArtefacts = (artefacts, describing) => {
  const { dashboards, alertRules, recordingRules } = artefacts;
  const finder = new DashboardFinder(dashboards, describing.links);
  const linking = new Map(
    Object.entries(describing.catalog?.services ?? {}).map(([name, service]) => [
      name,
      new Set((service?.dashboards ?? []).flatMap((link) => finder.find(link))),
    ]),
  );
  const described = identifyDashboards(
    dashboards,
    (dashboard) => [...linking].flatMap(([name, found]) => (found.has(dashboard) ? [name] : [])),
    servicesOf(artefacts, describing),
    describing,
  ).map((identified): DescribedDashboard => {
    const panels = readPanels(identified.dashboard, describing.problems);
    return { identified, panels, unseen: unseenOf(identified, panels) };
  });
  const records = new RecordIndex(recordingRules);
  const known = knownSeries(artefacts);
  const names = Object.keys(known);
  const queried = [
    ...described.map(({ identified, panels }) =>
      describeQueried(identified, panels, names, describing),
    ),
    ...alertRules.flatMap(({ name, group, expression, place }): readonly QueriedFacts[] => {
      if (expression === undefined) return [];
      const id = describing.note({ kind: 'alert', id: `alert ${group}/${name}`, name, place });
      const where = `the alert ${name}`;
      const metrics = metricsOf(readsOf(expression), id, where, names);
      return [{ id, kind: 'alert', name, metrics }];
    }),
  ];
  return {
    dashboards: byId(described.map((each) => describeDashboard(each, records))),
    slo_panels: describeSloPanels(artefacts, described, records, describing),
    known_series: known,
    queried: byId(queried),
    links: describeLinks(artefacts, finder, describing),
  };
};

/** Names that titles of dashboards may hold. */
function servicesOf({ metrics, slos }: Artefacts, { catalog }: Describing): readonly string[] {
  const named = [...metrics, ...slos].flatMap(({ service }) => service ?? []);
  return [...new Set([...Object.keys(catalog?.services ?? {}), ...named])];
}

function unseenOf(
  { dashboard: { elsewhere, panels: all } }: IdentifiedDashboard,
  panels: readonly ReadPanel[],
): readonly string[] {
  const library = all.filter(({ isLibrary }) => isLibrary).length;
  const unclear = panels.filter(({ isUnclear }) => isUnclear).length;
  return [
    ...(elsewhere === undefined ? [] : [`its panels stand ${elsewhere}`]),
    ...(library === 0 ? [] : [`${counted(library)} in the library of Grafana`]),
    ...(unclear === 0 ? [] : [`the queries of ${String(unclear)} panels cannot be read`]),
  ];
}

function counted(count: number): string {
  return count === 1 ? '1 panel stands' : `${String(count)} panels stand`;
}

function describeDashboard(
  { identified, panels, unseen }: DescribedDashboard,
  records: RecordIndex,
): DashboardFacts {
  const { id, dashboard, services, linkedBy } = identified;
  const { title, uid } = dashboard;
  const reads = panels.flatMap((panel) => panel.reads.flatMap((read) => records.expand(read)));
  return {
    id,
    title,
    ...(uid !== undefined && { uid }),
    services,
    linkedBy,
    signals: [...new Set(reads.flatMap(signalsOf))].sort(),
    isAboutRequests: reads.some(isOfRequests),
    unseen,
  };
}

function knownSeries({ metrics, recordingRules }: Artefacts): Record<string, KnownSeries> {
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

function describeQueried(
  identified: IdentifiedDashboard,
  panels: readonly ReadPanel[],
  known: readonly string[],
  { note }: Describing,
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

function metricsOf(
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

function byId<Fact extends { readonly id: string }>(facts: readonly Fact[]): Record<string, Fact> {
  return Object.fromEntries(facts.map((fact) => [fact.id, fact]));
}
