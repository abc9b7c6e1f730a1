import { readText } from '../promql/index.js';
import type { RouteMatcher } from './routing.js';

/**
 * Reads matchers as Alertmanager does, in its old form and in that of UTF-8: `severity="page"`, `team =~ a|b`, or several,
 * `{severity="page", team!="x"}`.
 *
 * @returns undefined where it is none
 */
export function parseMatchers(written: string): readonly RouteMatcher[] | undefined {
  let text = written.trim();
  if (text.startsWith('{') !== text.endsWith('}')) return undefined;
  if (text.startsWith('{')) text = text.slice(1, -1).trim();
  if (text === '') return [];
  const matchers: RouteMatcher[] = [];
  for (const part of splitAtCommas(text)) {
    // A comma may stand last.
    if (part.trim() === '' && matchers.length > 0) continue;
    const matcher = parseMatcher(part.trim());
    if (matcher === undefined) return undefined;
    matchers.push(matcher);
  }
  return matchers;
}

function parseMatcher(text: string): RouteMatcher | undefined {
  const { label, operator, value } =
    /^(?<label>"(?:[^"\\]|\\.)*"|[^\s"=!~{},\\]+)\s*(?<operator>=~|!~|!=|=)\s*(?<value>.*)$/s.exec(
      text,
    )?.groups ?? {};
  if (label === undefined || operator === undefined || value === undefined) return undefined;
  const isQuoted = /^"(?:[^"\\]|\\.)*"$/s.test(value);
  if (!isQuoted && /(?<!\\)"/.test(value)) return undefined;
  return {
    label: label.startsWith('"') ? readText(label) : label,
    operator: operator as RouteMatcher['operator'],
    value: isQuoted ? readText(value) : value,
  };
}

/** Those outside of quotes, and of braces of a regular expression. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  let depth = 0;
  for (const [token] of text.matchAll(/\\.|[^]/g)) {
    if (token === '"') isQuoted = !isQuoted;
    if (!isQuoted && token === '{') depth += 1;
    if (!isQuoted && token === '}') depth -= 1;
    if (token !== ',' || isQuoted || depth !== 0) {
      part += token;
      continue;
    }
    parts.push(part);
    part = '';
  }
  return [...parts, part];
}
