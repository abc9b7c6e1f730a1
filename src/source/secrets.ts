import { Buffer } from 'node:buffer';
import {
  type DocumentNode,
  type NodeCache,
  readDocumentNodes,
  type ScalarNode,
} from './document-nodes.js';
import { addLeaves, findSecrets, type View } from './find-secrets.js';
import type { DocumentPath } from './document-path.js';
import { findNode } from './locate.js';
import { findSecretsInText } from './secret-patterns.js';
import { mergeRanges, type TextRange, touching } from './text-range.js';

export interface SecretSearch {
  /** Paths whose values a rule has marked as secrets. */
  readonly marked?: readonly DocumentPath[];
  /** The part of the text that is to be shown, where it is not all of it. */
  readonly window?: TextRange;
  readonly nodes?: NodeCache;
}

/**
 * Finds every secret in the text of a document: what a Secret holds, values under names of secrets, secrets in variables,
 * arguments, URLs and embedded configuration, and what stands at `marked` paths.
 */
export function secretRanges(text: string, search: SecretSearch = {}): TextRange[] {
  const { marked = [], window = { start: 0, end: text.length }, nodes } = search;
  const root = nodes ? nodes.read(text) : readDocumentNodes(text);
  if (root === undefined) return mergeRanges(findSecretsInText(text));
  const survey = surveyOf(root, text);
  const places = new Set<DocumentNode>();
  for (const path of marked) {
    const node = findNode(root, path);
    if (node) addLeaves(node, nodeView, places);
  }
  return mergeRanges([
    ...places,
    ...touching(survey.places, window),
    ...touching(survey.pieces, window).flatMap((piece) => survey.secretsIn(piece)),
  ]);
}

/** What the search of a document for secrets can use again: a document has many findings, and each shows a few lines. */
class Survey {
  readonly places: readonly TextRange[];
  /** Texts that are searched one by one: scalars, keys, comments. */
  readonly pieces: readonly TextRange[];
  readonly #found = new Map<TextRange, readonly TextRange[]>();

  constructor(
    root: DocumentNode,
    private readonly text: string,
  ) {
    const places = new Set<DocumentNode>();
    findSecrets(root, nodeView, places);
    this.places = mergeRanges([...places]);
    const scalars: ScalarNode[] = [];
    addScalars(root, scalars);
    this.pieces = [...scalars, ...commentsOf(text, scalars)].sort(
      (left, right) => left.start - right.start || left.end - right.end,
    );
  }

  secretsIn(piece: TextRange): readonly TextRange[] {
    let found = this.#found.get(piece);
    if (!found) {
      found = findSecretsInText(this.text.slice(piece.start, piece.end)).map(({ start, end }) => ({
        start: piece.start + start,
        end: piece.start + end,
      }));
      this.#found.set(piece, found);
    }
    return found;
  }
}

const surveys = new WeakMap<DocumentNode, Survey>();

function surveyOf(root: DocumentNode, text: string): Survey {
  const survey = surveys.get(root) ?? new Survey(root, text);
  surveys.set(root, survey);
  return survey;
}

/**
 * The secrets in a value by the same rules; those of a Secret's `data` as they are written and decoded.
 *
 * @param marked paths whose values a rule has marked as secrets
 */
export function secretValues(value: unknown, marked: readonly DocumentPath[] = []): Set<string> {
  const leaves = new Set<unknown>();
  findSecrets(value, valueView, leaves);
  for (const path of marked) addLeaves(valueAt(value, path), valueView, leaves);
  const found = new Set<string>();
  for (const leaf of leaves) addText(String(leaf), found);
  addSecretsBelow(value, found);
  return found;
}

function addText(text: string, found: Set<string>): void {
  found.add(text);
  const decoded = decodeBase64(text);
  if (decoded !== undefined) {
    found.add(decoded);
    addSecretsIn(decoded, found);
  }
  // An object as JSON, in the annotation that kubectl writes.
  if (!text.startsWith('{')) return;
  try {
    for (const secret of secretValues(JSON.parse(text))) found.add(secret);
  } catch {
    // No JSON after all: the text as a whole is a secret already.
  }
}

function addSecretsIn(text: string, found: Set<string>): void {
  for (const { start, end } of findSecretsInText(text)) found.add(text.slice(start, end));
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null
        ? Object.getOwnPropertyDescriptor(node, step)?.value
        : undefined,
    value,
  );
}

function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/\s/g, '');
  if (compact.length < 4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  const decoded = Buffer.from(compact, 'base64').toString('utf8');
  return decoded === '' || decoded.includes('\ufffd') ? undefined : decoded;
}

function follow(node: DocumentNode): DocumentNode {
  return node.kind === 'alias' ? (node.target ?? node) : node;
}

const nodeView: View<DocumentNode> = {
  kind: (node) => {
    const { kind } = follow(node);
    return kind === 'alias' ? 'scalar' : kind;
  },
  entries: (node) => {
    const mapping = follow(node);
    return mapping.kind === 'mapping'
      ? mapping.entries.map(({ name, value }) => [name, value] as const)
      : [];
  },
  items: (node) => {
    const sequence = follow(node);
    return sequence.kind === 'sequence' ? sequence.items : [];
  },
  scalar: (node) => {
    const scalar = follow(node);
    return scalar.kind === 'scalar' ? scalar.value : undefined;
  },
  leaf: follow,
};

const valueView: View<unknown> = {
  kind: (value) =>
    Array.isArray(value)
      ? 'sequence'
      : typeof value === 'object' && value !== null
        ? 'mapping'
        : 'scalar',
  entries: (value) => Object.entries(value ?? {}),
  items: (value) => (isList(value) ? value : []),
  scalar: (value) => value,
  leaf: (value) => value,
};

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Adds the scalars below a node in the order of the text. A list that grows: a generator within a generator takes many times as long. */
function addScalars(node: DocumentNode, scalars: ScalarNode[]): void {
  if (node.kind === 'scalar') scalars.push(node);
  else if (node.kind === 'sequence') for (const item of node.items) addScalars(item, scalars);
  else if (node.kind === 'mapping') {
    for (const { key, value } of node.entries) {
      addScalars(key, scalars);
      addScalars(value, scalars);
    }
  }
}

/** Ranges of what stands between the scalars and holds a comment. */
function* commentsOf(text: string, scalars: readonly ScalarNode[]): Generator<TextRange> {
  let start = 0;
  for (const scalar of [...scalars, { start: text.length, end: text.length }]) {
    const between = text.slice(start, scalar.start);
    for (const { index, 0: comment } of between.matchAll(/#[^\r\n]*/g)) {
      yield { start: start + index, end: start + index + comment.length };
    }
    start = scalar.end;
  }
}

function addSecretsBelow(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') addSecretsIn(value, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      addSecretsIn(name, found);
      addSecretsBelow(item, found);
    }
  }
}
