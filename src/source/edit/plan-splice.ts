import type { PatchOperation } from '../../report/fix.js';
import type { DocumentNode, MappingEntry, MappingNode } from '../document-nodes.js';
import { endOfLine, startOfLine } from '../text-position.js';
import type { TextRange } from '../text-range.js';
import { writeEntry, writeFlow, writeValue } from './write-yaml.js';
import { isFlow, isInline, writtenRange } from './written-range.js';

/** A part of a text and what replaces it. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The change of a text that makes one operation of a patch; undefined where it takes more than a line or two of an entry: below an alias,
 * in a list, on blocks of text. It is a proposal: who asks reads the result again, and takes nothing that says something else.
 *
 * @param path - keys and indexes from the root of the document
 */
export function planSplice(
  text: string,
  root: DocumentNode,
  path: readonly (string | number)[],
  operation: PatchOperation,
): Splice | undefined {
  const parent = findOwn(root, path.slice(0, -1));
  const name = String(path.at(-1));
  if (parent?.kind !== 'mapping') return undefined;
  const entry = parent.entries.find((each) => each.name === name);
  if (operation.op === 'remove') return entry && removeEntry(text, parent, entry);
  if (entry) return replaceValue(text, parent, entry, operation.value);
  if (operation.op === 'replace') return undefined;
  return isFlow(text, parent)
    ? addFlowEntry(text, parent, name, operation.value)
    : addEntry(text, parent, name, operation.value);
}

/** The node at a path where it is written there and nowhere else: not through aliases and merge keys. */
function findOwn(root: DocumentNode, path: readonly (string | number)[]): DocumentNode | undefined {
  let node: DocumentNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'sequence') node = node.items[Number(step)];
    else if (node?.kind === 'mapping') {
      node = node.entries.find(({ name }) => name === String(step))?.value;
    } else return undefined;
  }
  return node;
}

function replaceValue(
  text: string,
  parent: MappingNode,
  { key, value }: MappingEntry,
  given: unknown,
): Splice | undefined {
  if (value.kind !== 'scalar') return undefined;
  const range = writtenRange(text, value);
  const colon = text.indexOf(':', writtenRange(text, key).end);
  const isAbsent = range.start === range.end;
  if (colon === -1 || (!isAbsent && !isInline(text, value))) return undefined;
  const start = isAbsent ? colon + 1 : range.start;
  const end = isAbsent ? start : range.end;
  if (isFlow(text, parent)) {
    return { start, end, text: `${isAbsent ? ' ' : ''}${writeLike(text, key, given)}` };
  }
  const [first = '', ...rest] = writeValue(given, indentationOf(text, key));
  const quote = text.charAt(range.start);
  const isSimple = typeof given === 'string' && /^[\w ./:-]*$/.test(given);
  const shown = quote === "'" && isSimple ? `'${given}'` : first;
  // A collection starts on the next line, with nothing but its key before it.
  const from = first === '' ? colon + 1 : start;
  const inline = isAbsent && first !== '' ? ` ${shown}` : shown;
  return { start: from, end, text: [inline, ...rest].join(lineBreakOf(text)) };
}

/** Below the last entry that is one line, so that it joins its like, and no comment of another entry. */
function addEntry(
  text: string,
  parent: MappingNode,
  name: string,
  value: unknown,
): Splice | undefined {
  const [head] = parent.entries;
  const anchor =
    parent.entries.findLast((entry) => isInline(text, entry.value)) ?? parent.entries.at(-1);
  if (!head || !anchor) return undefined;
  const indentation = indentationOf(text, head.key);
  const last = Math.max(writtenRange(text, anchor.value).end, writtenRange(text, anchor.key).end);
  const at = endOfLine(text, last);
  const [first = '', ...rest] = writeEntry(name, value, indentation);
  const lines = ['', `${indentation}${first}`, ...rest];
  return { start: at, end: at, text: lines.join(lineBreakOf(text)) };
}

/**
 * Behind an entry that ends where its value does, in a line of its own where that one has it; before one that is longer, and before one
 * with a comment behind it, which would become that of the new entry.
 */
function addFlowEntry(
  text: string,
  parent: MappingNode,
  name: string,
  value: unknown,
): Splice | undefined {
  const inline = parent.entries.findLast((entry) => isInline(text, entry.value));
  const anchor = inline ?? parent.entries[0];
  if (!anchor) {
    const open = /^\{[ \t]*\}/.test(text.slice(parent.start));
    if (!open) return undefined;
    const at = parent.start + 1;
    const isJson = /^\s*[{[]/.test(text);
    const written = isJson ? JSON.stringify(name) : writeFlow(name);
    return {
      start: at,
      end: at,
      text: `${written}: ${isJson ? JSON.stringify(value) : writeFlow(value)}`,
    };
  }
  const key = writtenRange(text, anchor.key);
  const { start: valueStart, end } = writtenRange(text, anchor.value);
  const between = text.slice(key.end, valueStart);
  // A tag or an anchor there is that of the other value.
  const colon = /^[ \t]*:[ \t]*$/.test(between) ? between : ': ';
  const lead = text.slice(startOfLine(text, key.start), key.start);
  const gap = lead.trim() === '' ? `${lineBreakOf(text)}${lead}` : between === ':' ? '' : ' ';
  const entry = `${writeLike(text, anchor.key, name)}${colon}${writeLike(text, anchor.key, value)}`;
  if (inline && !/^[ \t]*,?[ \t]*#/.test(text.slice(end, endOfLine(text, end)))) {
    return { start: end, end, text: `,${gap}${entry}` };
  }
  // Behind a tag or an anchor it would take that.
  if (!/[{,\r\n][ \t]*$/.test(text.slice(parent.start, key.start))) return undefined;
  return { start: key.start, end: key.start, text: `${entry},${gap}` };
}

function removeEntry(text: string, parent: MappingNode, entry: MappingEntry): Splice | undefined {
  // Without its last entry a block would be null, not an empty mapping.
  if (parent.entries.length < 2) return undefined;
  const start = writtenRange(text, entry.key).start;
  const end = Math.max(writtenRange(text, entry.key).end, writtenRange(text, entry.value).end);
  const lineStart = startOfLine(text, start);
  if (isFlow(text, parent)) return removeFlowEntry(text, parent, entry, { start, end });
  if (text.slice(lineStart, start).trim() !== '') return undefined;
  const lineEnd = endOfLine(text, end);
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(lineEnd, lineEnd + 2))?.[0] ?? '';
  return { start: lineStart, end: lineEnd + lineBreak.length, text: '' };
}

/** With its comma, and with the comment behind it where it has the line for itself. Where a comment may be that of another, nothing. */
function removeFlowEntry(
  text: string,
  parent: MappingNode,
  entry: MappingEntry,
  { start, end }: TextRange,
): Splice | undefined {
  const hasNext = entry !== parent.entries.at(-1);
  if (!isInline(text, entry.value)) return undefined;
  if (hasNext) {
    const [gap, comment] = /^[ \t]*,[ \t]*(#[^\r\n]*)?\s*/.exec(text.slice(end)) ?? [];
    const isAlone = text.slice(startOfLine(text, start), start).trim() === '';
    if (gap === undefined || (comment !== undefined && !isAlone)) return undefined;
    return { start, end: end + gap.length, text: '' };
  }
  const before = text.slice(0, start).trimEnd();
  const comma = before.length - 1;
  const hasComment =
    before.slice(startOfLine(text, comma)).includes('#') ||
    text.slice(end, endOfLine(text, end)).includes('#');
  return before.endsWith(',') && !hasComment ? { start: comma, end, text: '' } : undefined;
}

/** In a line, and in quotes where the key has them, so that JSON stays JSON. */
function writeLike(text: string, key: DocumentNode, value: unknown): string {
  const isJson = text.charAt(key.start - 1) === '"';
  return isJson ? JSON.stringify(value) : writeFlow(value);
}

/** As many spaces as stand before a key, the dash of a list's item counted as one. */
function indentationOf(text: string, key: DocumentNode): string {
  const { start } = writtenRange(text, key);
  return ' '.repeat(start - startOfLine(text, start));
}

function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
