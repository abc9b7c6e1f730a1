import { type GatekeeperObject, placeOf, valueAt } from './read-gatekeeper.js';
import type { NodePath } from '../../violation.js';

/**
 * The Rego that stands at a path of a template, moved to where it stands in its file: what OPA says of its lines and columns is then true of
 * the file. Undefined where there is no text.
 */
export function readTemplateModule(object: GatekeeperObject, path: NodePath): string | undefined {
  const text = valueAt(object, path);
  if (typeof text !== 'string') return undefined;
  const { region } = placeOf(object, path);
  const line = region?.startLine ?? 1;
  const { document } = object;
  const lines = document.text.split('\n').slice(line - document.start.line);
  const [head = '', ...below] = lines;
  // In any other form lines are joined or escaped, and only the first one is where it is.
  if (!/[:-]\s*\|[-+0-9]*\s*(?:#.*)?$/.test(head.trimEnd())) return '\n'.repeat(line - 1) + text;
  const padding = '\n'.repeat(line);
  // In a raw string the indentation would count.
  if (text.includes('`')) return padding + text;
  const row = text.split('\n').findIndex((each) => each.trim() !== '');
  const indent = widthOf(below[row] ?? '') - widthOf(text.split('\n')[row] ?? '');
  const blanks = ' '.repeat(Math.max(0, indent));
  return padding + text.replaceAll(/^(?=.)/gm, blanks);
}

function widthOf(line: string): number {
  return line.length - line.trimStart().length;
}
