import { NodeTable } from './node-table.js';

const quote = 0x22;
const backslash = 0x5c;

/** What a look at the tokens of a JSON text tells. */
export interface JsonScan {
  readonly nodes: NodeTable;
  /** Entries of all mappings, those of equal names too. */
  readonly entries: number;
  readonly depth: number;
}

/** Letters of a text to a node, in descriptions that nobody has indented; they have fewer nodes where somebody has. */
const density = 12;

/** Finds where the nodes of a JSON text stand, without reading them: the text has to be known to be JSON. */
export function scanJson(text: string): JsonScan {
  const nodes = new NodeTable(Math.ceil(text.length / density) + 16, (start, end) => {
    const raw = text.slice(start, end);
    return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
  });
  const open: number[] = [];
  let entries = 0;
  let depth = 0;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      nodes.add('scalar', at + 1, end - 1);
      at = end - 1;
    } else if (code === 0x3a) {
      entries += 1;
    } else if (code === 0x7b || code === 0x5b) {
      open.push(nodes.add(code === 0x7b ? 'mapping' : 'sequence', at, at + 1));
      if (open.length > depth) depth = open.length;
    } else if (code === 0x7d || code === 0x5d) {
      nodes.close(open.pop() ?? 0, at + 1);
    } else if (code > 0x20 && code !== 0x2c) {
      let end = at + 1;
      while (end < length && isWord(text.charCodeAt(end))) end += 1;
      nodes.add('scalar', at, end);
      at = end - 1;
    }
  }
  return { nodes, entries, depth };
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
