import type { Location } from '../../report/location.js';
import type { Problem } from '../../report/problem.js';
import { type DocumentPath, toPointer } from '../document-path.js';
import { toPrintable } from '../printable.js';
import { type Position, startsOfLines } from '../text-position.js';
import type { TextRange } from '../text-range.js';
import { YamlRefusal } from '../yaml-refusal.js';
import type { NodeTable } from './node-table.js';
import { deepestData } from './deepest-data.js';
import { findJsonFault } from './find-json-fault.js';
import { scanJson } from './scan-json.js';

/** A file of data that a program or a person wrote, with the way from a path in its value back to its text. */
export interface DataFile {
  readonly uri: string;
  readonly text: string;
  /** As JSON. Values that an alias brings in are shared: never change them. */
  readonly value: unknown;
  /** Where a path stands; where it does not exist, its nearest existing ancestor. */
  readonly locate: (path: DocumentPath) => Location;
}

/** A file, with what is wrong in it and did not keep it from being read; or why nothing could be read. */
export type ReadData =
  | { readonly kind: 'data'; readonly data: DataFile; readonly problems: readonly Problem[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads the text of one document, JSON or YAML 1.2 (core schema: dates and `off` are text). Of a key that stands twice the last
 * one counts, and each repetition is a problem. Places are looked up only when they are asked for.
 *
 * @param start - where the text begins in its file
 */
export async function readData(uri: string, text: string, start?: Position): Promise<ReadData> {
  const lines = new Lines(text, start);
  const toProblem = (refusal: YamlRefusal): Problem => ({
    code: refusal.reason === 'template-unrendered' ? refusal.reason : 'yaml-invalid',
    message: refusal.describe((offset) => lines.at(offset).line),
    location: { uri, region: lines.toRegion({ start: refusal.offset, end: refusal.offset }) },
    hint: refusal.hint,
  });
  try {
    const { value, nodes, refusals } = readJson(uri, text) ?? (await readYaml(text));
    const data: DataFile = { uri, text, value, locate: createLocator(uri, nodes, lines) };
    return { kind: 'data', data, problems: refusals.map(toProblem) };
  } catch (error) {
    if (error instanceof JsonFault) {
      const { offset, message } = error;
      const region = lines.toRegion({ start: offset, end: offset });
      const hint = 'Correct the line, or the one before it.';
      const problem: Problem = { code: 'yaml-invalid', message, location: { uri, region }, hint };
      return { kind: 'problem', problem };
    }
    const refusal = error instanceof YamlRefusal ? error : new YamlRefusal(0, 'unreadable');
    return { kind: 'problem', problem: toProblem(refusal) };
  }
}

interface Reading {
  readonly value: unknown;
  readonly nodes: NodeTable;
  readonly refusals: readonly YamlRefusal[];
}

/** The reader of YAML is loaded where there is YAML. */
async function readYaml(text: string): Promise<Reading> {
  const { readYamlData } = await import('./read-yaml-data.js');
  return readYamlData(text);
}

class JsonFault extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/** JSON is YAML, and read ten times as fast as such. Undefined where the text is to be read as YAML. */
function readJson(uri: string, text: string): Reading | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A file of that name is meant to be JSON: what YAML's reader says about it would lead astray.
    if (!/\.json$/i.test(uri)) return undefined;
    const offset = findJsonFault(text);
    throw new JsonFault(offset, `the file cannot be read as JSON: ${describeFault(text, offset)}`);
  }
  const { nodes, entries, depth } = scanJson(text);
  if (depth > deepestData) {
    throw new YamlRefusal(0, 'too-deep-data', { name: String(deepestData) });
  }
  // JSON.parse says nothing about a key that stands twice, but then the value has fewer entries than the text.
  const duplicates = entries === countEntries(value) ? [] : nodes.findDuplicates();
  const refusals = duplicates.map(
    ({ name, first, again }) => new YamlRefusal(again, 'key-twice', { name, other: first }),
  );
  return { value, nodes, refusals };
}

/** Never more of the text than one character: it may be part of a secret. */
function describeFault(text: string, offset: number): string {
  const character = text.charAt(offset);
  if (character === '') return 'it ends before it is complete';
  return /[A-Za-z0-9]/.test(character)
    ? 'a text is not quoted, or something is missing before it'
    : `"${toPrintable(character)}" cannot stand here`;
}

function countEntries(root: unknown): number {
  let count = 0;
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object') open.push(item);
    } else if (typeof value === 'object' && value !== null) {
      for (const name of Object.keys(value)) {
        count += 1;
        const item: unknown = Reflect.get(value, name);
        if (typeof item === 'object') open.push(item);
      }
    }
  }
  return count;
}

function createLocator(uri: string, nodes: NodeTable, lines: Lines): DataFile['locate'] {
  return (path) => {
    const { mark, found } = nodes.find(path);
    const location = { uri, pointer: toPointer(path), region: lines.toRegion(mark) };
    return found ? location : { ...location, ancestor: true };
  };
}

/** The lines of a text, found when the first position is asked for. */
class Lines {
  private starts: Int32Array | undefined;

  constructor(
    private readonly text: string,
    private readonly start: Position = { line: 1, column: 1 },
  ) {}

  at(offset: number): Position {
    const starts = (this.starts ??= startsOfLines(this.text));
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    const { line, column } = this.start;
    const before = low === 1 ? column : 1;
    return { line: low + line - 1, column: offset - (starts[low - 1] ?? 0) + before };
  }

  toRegion({ start, end }: TextRange): NonNullable<Location['region']> {
    const from = this.at(start);
    // A text of several lines is marked by its first one.
    const lineBreak = this.text.slice(start, end).search(/[\r\n]/);
    const to = this.at(lineBreak === -1 ? Math.max(start, end) : start + lineBreak);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }
}
