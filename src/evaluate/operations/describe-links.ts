import type { Links } from '../../facts/operations/index.js';
import type { AlertLinkFacts } from './alert-facts.js';

/** An address, or a path with a folder or an ending: one word may be anything. */
const looksLikeLink =
  /^(?:[a-z][a-z\d+.-]*:)?\/\/|^\.{0,2}\/|^[\w.@{}$ -]+\/\S+|^\S+\.(?:md|adoc|html?|json|ya?ml|rst)(?:#\S*)?$/i;

/** Where texts lead that are links. */
export function describeLinks(
  texts: readonly (readonly [name: string, text: string])[],
  folder: string,
  links: Links,
): Readonly<Record<string, AlertLinkFacts>> {
  const found = new Map<string, AlertLinkFacts>();
  for (const [name, text] of texts) {
    const written = text.trim();
    const isProse = /\s/.test(written.replaceAll(/\{\{.*?\}\}/gs, ''));
    if (isProse || !looksLikeLink.test(written)) continue;
    found.set(name, { link: written, ...links.resolve(written, folder === '.' ? '' : folder) });
  }
  return Object.fromEntries(found);
}
