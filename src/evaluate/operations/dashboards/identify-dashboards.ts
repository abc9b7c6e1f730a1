import type { Dashboard, Panel } from '../../../facts/operations/index.js';
import type { Describing } from '../describer.js';

/** A dashboard that findings may be about. */
export interface IdentifiedDashboard {
  readonly id: string;
  readonly dashboard: Dashboard;
  /** Services that link it in the catalog. */
  readonly linkedBy: readonly string[];
  readonly services: readonly string[];
}

/** Gives each dashboard an id by its UID, else by its title. Copies are told apart by their files. */
export function identifyDashboards(
  dashboards: readonly Dashboard[],
  linksOf: (dashboard: Dashboard) => readonly string[],
  services: readonly string[],
  { note, catalog }: Pick<Describing, 'note' | 'catalog'>,
): readonly IdentifiedDashboard[] {
  const counts = new Map<string, number>();
  return dashboards.map((dashboard) => {
    const { uid, title, place } = dashboard;
    const names = [uid ?? title, `${uid ?? title} (${place.document.uri})`];
    const name = names.find((each) => !counts.has(each)) ?? names.at(-1) ?? title;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const linkedBy = linksOf(dashboard);
    const of = [
      ...new Set([...linkedBy, ...services.filter((each) => isNamedAfter(dashboard, each))]),
    ];
    const owner = of.length === 1 ? catalog?.services[of[0] ?? '']?.team : undefined;
    const id = note({
      kind: 'dashboard',
      id: `dashboard ${name}${count === 1 ? '' : ` ${String(count)}`}`,
      name: title,
      place,
      ...(owner !== undefined && { owner }),
      services: of,
    });
    return { id, dashboard, linkedBy, services: of };
  });
}

/** Makes a panel what findings may be about. */
export function notePanel(
  { id, dashboard }: IdentifiedDashboard,
  panel: Panel,
  note: Describing['note'],
): string {
  return note({
    kind: 'panel',
    id: `${id}/${panel.key}`,
    name: panel.title === '' ? `panel ${panel.key}` : panel.title,
    place: panel.place,
    path: `${dashboard.title} / ${panel.title === '' ? panel.key : panel.title}`,
  });
}

/** Whether a dashboard is named after a service: in its title, as its UID or as a tag. */
function isNamedAfter({ title, uid, tags }: Dashboard, service: string): boolean {
  const escaped = service.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const word = new RegExp(`(?:^|[^a-z0-9])${escaped}(?:[^a-z0-9]|$)`, 'i');
  const isTag = tags.some((tag) => tag.toLowerCase() === service.toLowerCase());
  return isTag || word.test(title) || (uid !== undefined && word.test(uid));
}
