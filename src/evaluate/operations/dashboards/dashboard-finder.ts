import type { Dashboard } from '../../../facts/operations/index.js';
import type { LinkFacts } from './dashboards-facts.js';
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
      for (const name of links.namesOf(place.document.uri)) put(this.#byFile, name, dashboard);
    }
  }

  /** @param holder - the file that holds the link, which paths may be relative to */
  find(link: string, holder?: string): readonly Dashboard[] {
    const uid = uidOf(link);
    if (uid !== undefined) return this.#byName.get(uid) ?? [];
    const named = this.#byName.get(link.trim());
    if (named !== undefined) return named;
    const resolved = this.links.resolve(link, holder);
    return resolved.kind === 'file' ? (this.#byFile.get(resolved.uri) ?? []) : [];
  }

  /** Where a link leads. One to a dashboard that is not here may well be in Grafana. */
  lead(link: string, holder?: string): Pick<LinkFacts, 'leads' | 'path' | 'missingAnchor'> {
    if (this.find(link, holder).length > 0) return { leads: 'dashboard' };
    if (uidOf(link) !== undefined) return { leads: 'grafana' };
    const resolved = this.links.resolve(link, holder);
    const { kind } = resolved;
    if (kind === 'file') {
      const { path, missingAnchor } = resolved;
      return { leads: kind, path, ...(missingAnchor !== undefined && { missingAnchor }) };
    }
    return kind === 'missing' ? { leads: kind, path: resolved.path } : { leads: kind };
  }
}

/** Of `/d/UID/slug`, `/d-solo/UID`, `/public-dashboards/UID`, with whatever host and path before. */
export function uidOf(link: string): string | undefined {
  return /(?:^|\/)d(?:-solo)?\/(?<uid>[\w-]+)(?:[/?#]|$)/.exec(link)?.groups?.['uid'];
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
