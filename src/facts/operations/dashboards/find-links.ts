import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';

/** A link, and where it stands below what holds it. */
export interface FoundLink {
  readonly path: DocumentPath;
  readonly url: string;
}

/** Of a list of links, as dashboards and panels have them. `type: dashboards` leads to tags, and has none. */
export function linksOfList(list: unknown, path: DocumentPath): readonly FoundLink[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((link: unknown, index) => {
    if (!isRecord(link) || link['type'] === 'dashboards') return [];
    const field = typeof link['url'] === 'string' ? 'url' : 'targetUrl';
    const url = link[field];
    return typeof url === 'string' && url !== '' ? [{ path: [...path, index, field], url }] : [];
  });
}

/** Addresses in the Markdown or HTML of a text: of one such as `(https://a.example/b)` without its brackets. */
export function linksOfText(text: unknown, path: DocumentPath): readonly FoundLink[] {
  if (typeof text !== 'string') return [];
  const found = text.matchAll(/https?:\/\/[^\s<>"'`|\\^()[\]]+/g);
  const urls = new Set([...found].map(([url]) => url.replace(/[.,;:!?*_]+$/, '')));
  return [...urls].map((url) => ({ path, url }));
}
