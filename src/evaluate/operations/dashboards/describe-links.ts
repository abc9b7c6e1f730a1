import type { Artefacts, Place } from '../../../facts/operations/index.js';
import type { LinkFacts } from './dashboards-facts.js';
import type { Describing } from '../describer.js';
import { identifyAlerts } from '../alerts/identify-rules.js';
import { type DashboardFinder, uidOf } from './dashboard-finder.js';

/** A link, and what holds it. */
interface Holder {
  readonly of: LinkFacts['of'];
  readonly holder: string;
  /** Where its name is not enough. */
  readonly holderId?: string;
  readonly url: string;
  readonly place?: Place;
  /** The file, which paths are relative to. */
  readonly uri?: string;
  readonly service?: string;
}

/** All links that lead to dashboards or documents, but runbooks of alerts, which have a rule of their own. */
export function describeLinks(
  { alertRules, dashboards, risks }: Pick<Artefacts, 'alertRules' | 'dashboards' | 'risks'>,
  finder: DashboardFinder,
  { catalog, catalogUri, note }: Pick<Describing, 'catalog' | 'catalogUri' | 'note'>,
): Readonly<Record<string, LinkFacts>> {
  const held: Holder[] = [
    ...dashboards.flatMap(({ title, links }) =>
      // What has no host is a page of Grafana itself.
      links
        .filter(({ url }) => /^https?:/i.test(url) || uidOf(url) !== undefined)
        .map(({ url, place }) => ({
          of: 'dashboard' as const,
          holder: `the dashboard ${title}`,
          url,
          place,
        })),
    ),
    ...identifyAlerts(alertRules, { note }).flatMap(({ id, rule: { name, annotations, place } }) =>
      [...annotations]
        .filter(([key, url]) => /dashboard/i.test(key) && /[/]/.test(url))
        .map(([key, url]) => ({
          of: 'alert' as const,
          holder: `the alert ${name}`,
          holderId: id,
          url,
          place: { ...place, path: [...place.path, 'annotations', key] },
        })),
    ),
    ...risks.flatMap(({ key, links }) =>
      links.map(({ url, place }) => ({
        of: 'risk' as const,
        holder: `the risk ${key}`,
        url,
        place,
      })),
    ),
    ...linksOfCatalog(catalog, catalogUri),
  ];
  return Object.fromEntries(
    held.map(
      ({ of, holder, holderId = holder, url, place, service, uri = place?.document.uri }) => {
        const id = note({
          kind: 'link',
          id: `${holderId} -> ${url}`,
          name: url,
          ...(place && { place }),
        });
        return [
          id,
          {
            id,
            url,
            holder,
            of,
            ...(service !== undefined && { service }),
            ...finder.lead(url, uri),
          },
        ];
      },
    ),
  );
}

/** Findings about them are told at the service, whose place is known with the catalog. */
function linksOfCatalog(
  catalog: Describing['catalog'],
  uri: string | undefined,
): readonly Holder[] {
  return Object.entries(catalog?.services ?? {}).flatMap(([name, service]) =>
    (['dashboards', 'runbooks', 'contracts'] as const).flatMap((field) =>
      (service?.[field] ?? []).map((url) => ({
        of: 'catalog' as const,
        service: name,
        holder: `the service ${name} in the catalog`,
        url,
        ...(uri !== undefined && { uri }),
      })),
    ),
  );
}
