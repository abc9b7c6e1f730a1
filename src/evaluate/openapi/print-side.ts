import { isRecord } from '../../source/is-record.js';

/** As much as one looks at beside what it was before. */
const mostLines = 10;

const longestLine = 100;

const longestList = 600;

const deepest = 4;

/** What says nothing of the contract, and a value that may be a credential. */
const isLeftOut = (key: string): boolean =>
  /^(?:x-.*|default|example|examples|description|summary|externalDocs)$/.test(key);

/**
 * What one version says at the place of a change, in the layout of YAML; undefined where it is not for everybody to see, as a default is.
 *
 * @param change - in detail: `request.property.default.changed`
 */
export function printSide(change: string, value: unknown): string | undefined {
  if (value === undefined || /\.default\.[a-z-]+$/.test(change)) return undefined;
  if (isListOfScalars(value)) return cut(value.map(printScalar).join(', '), longestList);
  const lines: string[] = [];
  // Aliases may have made it endless: it is left where enough is printed.
  for (const line of outline(value, 0)) {
    if (lines.length === mostLines) {
      lines.push('…');
      break;
    }
    lines.push(cut(line, longestLine));
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

function isListOfScalars(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item !== 'object' || item === null)
  );
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function* outline(value: unknown, depth: number): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* hang(`${indent(depth)}-`, item, depth);
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (!isLeftOut(key)) yield* hang(`${indent(depth)}${key}:`, item, depth);
    }
  } else yield `${indent(depth)}${printScalar(value)}`;
}

function* hang(label: string, item: unknown, depth: number): Generator<string> {
  if (!isRecord(item) && !Array.isArray(item)) yield `${label} ${printScalar(item)}`;
  else if (depth === deepest) yield `${label} …`;
  else {
    yield label;
    yield* outline(item, depth + 1);
  }
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

function printScalar(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
