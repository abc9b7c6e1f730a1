// Rules that other rules speak of: links in their prose, and the list of what belongs together.
import { dirname, relative } from 'node:path/posix';
import { rules } from './all-rules.mjs';

const byId = new Map(rules.map((rule) => [rule.id, rule]));
const anyId = /\b[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*\b/g;

/** A link from the page of a rule to a file of the checkout. */
export function linkFrom(rule, text, file) {
  return `[${text}](${relative(dirname(rule.docs), file)})`;
}

/** Prose with the ids of other rules as links to their pages. */
export function linkRules(rule, prose) {
  return prose
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(anyId, (id) => {
      const other = byId.get(id);
      return other === undefined || other === rule ? id : linkFrom(rule, id, other.docs);
    });
}
