import { NodeTable } from './node-table.js';

const quote = 0x22;
const backslash = 0x5c;

/** What a look at the tokens of a JSON text tells. */
export interface JsonShape {
  /** Entries of all mappings, those of equal names too. */
  readonly entries: number;
  readonly depth: number;
}

/** Counts without reading: the text has to be known to be JSON. */
export function measureJson(text: string): JsonShape {
  let entries = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at) - 1;
        break;
      case 0x3a: // colon
        entries += 1;
        break;
      case 0x7b: // braces and brackets
      case 0x5b:
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d:
      case 0x5d:
        depth -= 1;
        break;
    }
  }
  return { entries, depth: deepest };
}

/** Finds where the nodes of a JSON text stand: the text has to be known to be JSON. */
export function scanJson(text: string): NodeTable {
  const table = new NodeTable((start, end) => {
    const raw = text.slice(start, end);
    return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
  });
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      table.add('scalar', at + 1, end - 1);
      at = end - 1;
    } else if (code === 0x7b || code === 0x5b) {
      open.push(table.add(code === 0x7b ? 'mapping' : 'sequence', at, at + 1));
    } else if (code === 0x7d || code === 0x5d) {
      table.close(open.pop() ?? 0, at + 1);
    } else if (code > 0x20 && code !== 0x2c && code !== 0x3a) {
      let end = at + 1;
      while (end < text.length && isWord(text.charCodeAt(end))) end += 1;
      table.add('scalar', at, end);
      at = end - 1;
    }
  }
  return table;
}

function isWord(code: number): boolean {
  return code > 0x20 && code !== 0x2c && code !== 0x5d && code !== 0x7d;
}

/** Offset behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}
