import type { Artefacts } from '../../../facts/operations/index.js';
import type { DashboardFacts, QueriedFacts } from './dashboards-facts.js';
import { describeGrouped } from './describe-grouped.js';
import { DashboardFinder } from './dashboard-finder.js';
import { describeLinks } from './describe-links.js';
import { describeSloPanels } from './describe-slo-panels.js';
import { type IdentifiedDashboard, identifyDashboards } from './identify-dashboards.js';
import { type ReadPanel, readPanels } from './read-panels.js';
import { describeQueried, knownSeries, metricsOf } from './describe-queried.js';
import { readsOf } from './reads-of.js';
import { RecordIndex } from './record-index.js';
import { isOfRequests, signalsOf } from './signals-of.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import { identifyAlerts, readableOf } from '../alerts/identify-rules.js';

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
      new Set(
        (service?.dashboards ?? []).flatMap((link) => finder.find(link, describing.catalogUri)),
      ),
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
    ...readableOf(identifyAlerts(alertRules, describing)).map(
      ({ id, name, expression }): QueriedFacts => {
        const metrics = metricsOf(readsOf(expression), id, `the alert ${name}`, names);
        return { id, kind: 'alert', name, metrics };
      },
    ),
  ];
  return {
    dashboards: byId(described.map((each) => describeDashboard(each, records))),
    slo_panels: describeSloPanels(artefacts, described, records, describing),
    known_series: known,
    queried: byId(queried),
    grouped: describeGrouped(artefacts, describing),
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

function byId<Fact extends { readonly id: string }>(facts: readonly Fact[]): Record<string, Fact> {
  return Object.fromEntries(facts.map((fact) => [fact.id, fact]));
}
