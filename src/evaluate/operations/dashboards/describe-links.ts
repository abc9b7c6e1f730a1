import type { Catalog } from '../../../facts/catalog/index.js';
import type { Artefacts, Dashboard, Place } from '../../../facts/operations/index.js';
import { folderOf } from '../../../source/tree/index.js';
import type { LinkFacts } from '../dashboards-facts.js';
import type { Describing } from '../describer.js';

/** Finds dashboards by what leads to them: `/d/UID` of Grafana, their UID, their title, their file. */
export class DashboardFinder {
  readonly #byName = new Map<string, Dashboard[]>();
  readonly #byFile = new Map<string, Dashboard[]>();

  constructor(
    dashboards: readonly Dashboard[],
    private readonly links: Describing['links'],
  ) {
    for (const dashboard of dashboards) {
      const { uid, title, place } = dashboard;
      for (const name of new Set([uid, title])) {
        if (name !== undefined) put(this.#byName, name, dashboard);
      }
      put(this.#byFile, place.document.uri.replace(/^(?:\.\.?\/)+/, ''), dashboard);
    }
  }

  /** @param folder - of what holds the link, where paths are relative to it */
  find(link: string, folder?: string): readonly Dashboard[] {
    const uid = uidOf(link);
    if (uid !== undefined) return this.#byName.get(uid) ?? [];
    const named = this.#byName.get(link.trim());
    if (named !== undefined) return named;
    const resolved = this.links.resolve(link, folder);
    if (resolved.kind !== 'file') return [];
    return [...this.#byFile].flatMap(([file, found]) =>
      isSameFile(file, resolved.path) ? found : [],
    );
  }

  /** Where a link leads. One to a dashboard that is not here may well be in Grafana. */
  lead(link: string, folder?: string): Pick<LinkFacts, 'leads' | 'path' | 'missingAnchor'> {
    if (this.find(link, folder).length > 0) return { leads: 'dashboard' };
    if (uidOf(link) !== undefined) return { leads: 'grafana' };
    const resolved = this.links.resolve(link, folder);
    const { kind } = resolved;
    if (kind === 'file') {
      const { path, missingAnchor } = resolved;
      return { leads: kind, path, ...(missingAnchor !== undefined && { missingAnchor }) };
    }
    return kind === 'missing' ? { leads: kind, path: resolved.path } : { leads: kind };
  }
}

/** Of `/d/UID/slug`, `/d-solo/UID`, `/public-dashboards/UID`, with whatever host and path before. */
function uidOf(link: string): string | undefined {
  return /(?:^|\/)d(?:-solo)?\/(?<uid>[\w-]+)(?:[/?#]|$)/.exec(link)?.groups?.['uid'];
}

/** The root need not be the folder that paths of the report begin at. */
function isSameFile(uri: string, path: string): boolean {
  return uri === path || uri.endsWith(`/${path}`) || path.endsWith(`/${uri}`);
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A link, and what holds it. */
interface Holder {
  readonly of: LinkFacts['of'];
  readonly holder: string;
  readonly url: string;
  readonly place?: Place;
  readonly service?: string;
}

/** All links that lead to dashboards or documents, but runbooks of alerts, which have a rule of their own. */
export function describeLinks(
  { alertRules, dashboards }: Pick<Artefacts, 'alertRules' | 'dashboards'>,
  finder: DashboardFinder,
  { catalog, note }: Pick<Describing, 'catalog' | 'note'>,
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
    ...alertRules.flatMap(({ name, annotations, place }) =>
      [...annotations]
        .filter(([key, url]) => /dashboard/i.test(key) && /[/]/.test(url))
        .map(([key, url]) => ({
          of: 'alert' as const,
          holder: `the alert ${name}`,
          url,
          place: { ...place, path: [...place.path, 'annotations', key] },
        })),
    ),
    ...linksOfCatalog(catalog),
  ];
  return Object.fromEntries(
    held.map(({ of, holder, url, place, service }) => {
      const id = note({
        kind: 'link',
        id: `${holder} -> ${url}`,
        name: url,
        ...(place && { place }),
      });
      const folder = place && of === 'alert' ? folderOf(place.document.uri) : undefined;
      return [
        id,
        {
          id,
          url,
          holder,
          of,
          ...(service !== undefined && { service }),
          ...finder.lead(url, folder),
        },
      ];
    }),
  );
}

/** Findings about them are told at the service, whose place is known with the catalog. */
function linksOfCatalog(catalog: Catalog | undefined): readonly Holder[] {
  return Object.entries(catalog?.services ?? {}).flatMap(([name, service]) =>
    (['dashboards', 'runbooks', 'contracts'] as const).flatMap((field) =>
      (service?.[field] ?? []).map((url) => ({
        of: 'catalog' as const,
        service: name,
        holder: `the service ${name} in the catalog`,
        url,
      })),
    ),
  );
}
