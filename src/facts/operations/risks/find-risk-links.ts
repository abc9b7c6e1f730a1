import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import { linksOfText } from '../dashboards/find-links.js';
import type { OperationsDocument } from '../document.js';
import type { RiskLink } from './risk.js';

/** Fields whose text is a link where it is written like one. */
const linking =
  /(?:url|link|href|uri|runbook|playbook|dashboard|document|documentation|doc|adr|evidence)s?$/i;

/** From somewhere, or to a file with an ending: a name of a dashboard may hold a slash. */
const path = /^(?:\.{0,2}\/\S+|[^\s:]+\.(?:md|adoc|rst|html?|json|ya?ml|pdf)(?:[?#]\S*)?)$/i;

/**
 * What a risk and its controls link: paths in fields that are named for links, and addresses in any text. Each once, by the first place.
 *
 * @param at - of the risk in the document
 */
export function findRiskLinks(
  document: OperationsDocument,
  risk: unknown,
  at: DocumentPath,
): readonly RiskLink[] {
  const found = new Map<string, RiskLink>();
  // An alias stands for what was seen; a chain of them would double with each.
  const seen = new Set<unknown>();
  const visit = (value: unknown, below: DocumentPath, field: string): void => {
    if (typeof value === 'string') {
      const text = value.trim();
      const links =
        linking.test(field) && path.test(text)
          ? [{ path: below, url: text }]
          : linksOfText(text, below);
      for (const { path: place, url } of links) {
        if (!found.has(url)) found.set(url, { url, place: { document, path: place } });
      }
      return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) visit(each, [...below, index], field);
    } else if (isRecord(value)) {
      for (const [key, each] of Object.entries(value)) visit(each, [...below, key], key);
    }
  };
  visit(risk, at, '');
  return [...found.values()];
}
