import type { Links, ResolvedLink } from '../../facts/operations/index.js';
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
    found.set(name, { link: written, ...resolve(written, folder, links) });
  }
  return Object.fromEntries(found);
}

/** From the folder of the artefact. Paths of the report may begin above the root: then its first steps are none of the root. */
function resolve(link: string, folder: string, links: Links): ResolvedLink {
  const steps = folder === '.' ? [] : folder.split('/');
  const first = links.resolve(link, steps.join('/'));
  if (!link.startsWith('.')) return first;
  for (let left = steps; left.length > 0; left = left.slice(1)) {
    const found = links.resolve(link, left.join('/'));
    if (found.kind === 'file') return found;
  }
  return first;
}
