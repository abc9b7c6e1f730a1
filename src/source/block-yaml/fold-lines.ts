import { giveUp } from './unfamiliar.js';

const space = 0x20;
const backslash = 0x5c;

/** Escapes that JSON knows too, and those of a space and of a line break. */
const knownEscapes = new Set('"\\/bfnrt \n');

/** Reads what stands between double quotes. */
export function readEscaped(content: string, column: number): string {
  if (content.includes('\t')) giveUp();
  const json = foldQuoted(content, column, true)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, toJsonEscape)
    .replaceAll('\n', '\\n');
  return String(JSON.parse(`"${json}"`));
}

function toJsonEscape(escape: string, digits: string | undefined, name = ''): string {
  const isKnown = digits === undefined ? knownEscapes.has(name) : !/^d[89a-f]/i.test(digits);
  if (!isKnown) giveUp();
  return name === ' ' ? ' ' : escape;
}

/**
 * Joins the lines of a quoted text as YAML folds them: a line break is a space, and n blank lines are n line breaks. A
 * backslash at the end of a line takes its break away.
 */
export function foldQuoted(content: string, column: number, hasEscapes = false): string {
  if (!content.includes('\n')) return content;
  if (content.includes('\t')) giveUp();
  const lines = content.split('\n');
  const last = lines.length - 1;
  let folded = '';
  /** What stands for the line breaks before the next text. */
  let joint = '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    const indentation = index === 0 ? 0 : line.search(/[^ ]|$/);
    const isBlank = index > 0 && index < last && indentation === line.length;
    if (isBlank) {
      if (joint === '') giveUp();
      breaks += 1;
      joint = '\n'.repeat(breaks);
      continue;
    }
    if (index > 0 && indentation <= column) giveUp();
    const text = line.slice(indentation);
    const closed = index === last ? { text, joint } : closeLine(text, hasEscapes);
    folded += joint + closed.text;
    joint = closed.joint;
    breaks = 0;
  }
  return folded;
}

/** What a line of a quoted text contributes, and what stands for the line break behind it. */
function closeLine(line: string, hasEscapes: boolean) {
  if (hasEscapes && endsInEscape(line)) return { text: line.slice(0, -1), joint: '' };
  const text = trimEnd(line);
  return hasEscapes && endsInEscape(text) ? giveUp() : { text, joint: ' ' };
}

function endsInEscape(text: string): boolean {
  let at = text.length;
  while (text.charCodeAt(at - 1) === backslash) at -= 1;
  return (text.length - at) % 2 === 1;
}

/** Not `String.trimEnd`, which takes more than spaces away. */
function trimEnd(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === space) end -= 1;
  return text.slice(0, end);
}

/** Joins the lines of a folded block that holds no line indented deeper than the others. */
export function foldBlock(lines: readonly string[]): string {
  let folded = '';
  let joint = '';
  for (const line of lines) {
    folded += line === '' ? '\n' : joint + line;
    joint = line === '' ? '' : ' ';
  }
  return folded;
}
