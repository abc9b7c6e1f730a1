import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { isRecord } from '../../../source/is-record.js';
import { createRegionReader } from '../../../source/create-region-reader.js';
import type { Location, Problem, ProblemCode } from '../../../report/index.js';
import type { SourceTree } from '../../../source/tree/index.js';

/** A file of settings in JSON, with comments and trailing commas, and the way back to its text. */
export interface JsonFile {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a node stands; the file alone where there is none. */
  readonly locate: (path: readonly (string | number)[]) => Location;
}

export type JsonReading =
  | { readonly kind: 'json'; readonly file: JsonFile; readonly faults: readonly Problem[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A fault leaves what could be read. */
export function readJsonFile(tree: SourceTree, path: string, code: ProblemCode): JsonReading {
  const read = tree.read(path);
  if (read.kind !== 'text') return read;
  const { text } = read;
  const uri = tree.uriOf(path);
  const regionOf = createRegionReader(text);
  const locate = (node: Node | undefined): Location => {
    if (!node) return { uri };
    return { uri, region: regionOf(node.offset, node.offset + node.length) };
  };
  const plain = parsePlain(text);
  let root: Node | undefined;
  const errors: ParseError[] = [];
  const parse = (): Node | undefined => {
    root ??= parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
    return root;
  };
  const value = plain ?? valueOf(parse());
  const faults = errors.slice(0, 1).map(({ error, offset }): Problem => {
    const message = `the file cannot be read as JSON: ${describe(printParseErrorCode(error))}`;
    return {
      code,
      message,
      location: { uri, region: regionOf(offset, offset) },
      hint: 'Correct the line, or the one before it.',
    };
  });
  if (!isRecord(value)) {
    const problem: Problem = faults[0] ?? {
      code,
      message: 'the file holds no object',
      location: { uri },
      hint: 'Write its settings as one JSON object.',
    };
    return { kind: 'problem', problem };
  }
  const find = (steps: readonly (string | number)[]): Node | undefined => nodeAt(parse(), steps);
  const file: JsonFile = { path, value, locate: (steps) => locate(find(steps)) };
  return { kind: 'json', file, faults };
}

/** `PropertyNameExpected`: property name expected. */
function describe(code: string): string {
  return code.replaceAll(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

function parsePlain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of a key that stands twice the last one counts, as in JSON. */
function valueOf(node: Node | undefined): unknown {
  if (node?.type === 'array') return (node.children ?? []).map(valueOf);
  if (node?.type !== 'object') return node?.value as unknown;
  const entries = (node.children ?? []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key && value ? [[String(key.value), valueOf(value)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function nodeAt(root: Node | undefined, steps: readonly (string | number)[]): Node | undefined {
  let node = root;
  for (const step of steps) {
    node =
      typeof step === 'number'
        ? node?.children?.[step]
        : node?.children?.findLast(({ children }) => children?.[0]?.value === step)?.children?.[1];
  }
  return node;
}
