import type { Links } from '../../../facts/operations/index.js';
import type { AlertLinkFacts } from './alert-facts.js';

/** An address, or a path with a folder or an ending: one word may be anything. */
const looksLikeLink =
  /^(?:[a-z][a-z\d+.-]*:)?\/\/|^\.{0,2}\/|^[\w.@{}$ -]+\/\S+|^\S+\.(?:md|adoc|html?|json|ya?ml|rst)(?:#\S*)?$/i;

/**
 * Where texts of an alert lead that are links.
 *
 * @param uri - the file that holds them
 */
export function describeAlertLinks(
  texts: readonly (readonly [name: string, text: string])[],
  uri: string,
  links: Links,
): Readonly<Record<string, AlertLinkFacts>> {
  const found = new Map<string, AlertLinkFacts>();
  for (const [name, text] of texts) {
    const link = text.trim();
    const isProse = /\s/.test(link.replaceAll(/\{\{.*?\}\}/gs, ''));
    if (isProse || !looksLikeLink.test(link)) continue;
    const resolved = links.resolve(link, uri);
    if (resolved.kind !== 'file') {
      found.set(name, { link, ...resolved });
      continue;
    }
    const { kind, path, missingAnchor } = resolved;
    found.set(name, { link, kind, path, ...(missingAnchor !== undefined && { missingAnchor }) });
  }
  return Object.fromEntries(found);
}
