import { resolve } from 'node:path';
import { load, YAMLException } from 'js-yaml';
import type { Location, Problem } from '../report/index.js';
import { decodeText } from './decode-text.js';
import { NodeCache } from './document-nodes.js';
import type { DocumentPath } from './document-path.js';
import { locatePath } from './locate.js';
import { readBytes } from './read-bytes.js';
import type { ManifestDocument } from './read-documents.js';

/** A file of settings, with the way from a path in its value back to its text. */
export interface Settings {
  /** As the caller named it. */
  readonly uri: string;
  readonly text: string;
  readonly value: unknown;
  /** The same as a document, for findings about what stands in it. */
  readonly document: ManifestDocument;
  /** Where a path stands; where it does not exist, its nearest existing ancestor. */
  readonly locate: (path: DocumentPath) => Location;
}

export type ReadSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads a YAML or JSON file that people write for this tool: a configuration, waivers, a baseline. Unlike manifests, which are
 * read as the cluster reads them, it is YAML 1.2: `off` is a text. An empty file has the value null.
 *
 * @param uri - relative to `cwd`, as it stands in messages
 */
export async function readSettings(uri: string, cwd: string): Promise<ReadSettings> {
  const read = await readBytes({ uri, path: resolve(cwd, uri), named: true });
  if (read.kind === 'problem') return read;
  const decoded = decodeText(uri, read.bytes);
  return decoded.kind === 'problem' ? decoded : parseSettings(uri, decoded.text);
}

/** Reads the text of such a file. */
export function parseSettings(uri: string, text: string): ReadSettings {
  let value: unknown;
  try {
    value = isBlank(text) ? null : (parseLargeJson(text) ?? load(text));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { kind: 'problem', problem: describeSyntax(uri, error) };
  }
  const fault = findAliasFault(value);
  if (fault !== undefined) {
    const hint = 'Write the values out in place of the aliases.';
    return {
      kind: 'problem',
      problem: { code: 'yaml-invalid', message: fault, location: { uri }, hint },
    };
  }
  const document = toDocument(uri, text, value);
  const locate = createLocator(document);
  return { kind: 'settings', settings: { uri, text, value, document, locate } };
}

/** From this length on, in UTF-16 code units, no person wrote the file. */
const writtenByTool = 200_000;

/**
 * A large baseline is read in a tenth of the time as JSON. Small files, which people write, are read as YAML, which refuses a key that
 * stands twice; so is what is no JSON, since its reader names the line.
 */
function parseLargeJson(text: string): unknown {
  if (text.length < writtenByTool || !/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nothing but comments: the reader wants a document to be there. */
function isBlank(text: string): boolean {
  return text.split(/[\r\n]/).every((line) => /^\s*(?:#|$)/.test(line));
}

/** Most nodes that a file may have when its aliases are written out: a baseline of 100,000 findings has half of them. */
const maxNodes = 2_000_000;

/** Aliases make a small text endless, or so large that nothing that walks through the value would come to an end. */
function findAliasFault(root: unknown): string | undefined {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let fault: string | undefined;
  const measure = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (open.has(value)) {
      fault = 'a value is part of itself';
      return 1;
    }
    open.add(value);
    const size = Object.values(value).reduce<number>((sum, item) => sum + measure(item), 1);
    open.delete(value);
    sizes.set(value, size);
    return size;
  };
  const size = measure(root);
  return fault ?? (size > maxNodes ? 'its aliases make it too large to be read' : undefined);
}

function toDocument(uri: string, text: string, value: unknown): ManifestDocument {
  return { uri, line: 1, text, offset: 0, start: { line: 1, column: 1 }, value };
}

function createLocator(document: ManifestDocument): Settings['locate'] {
  const nodes = new NodeCache();
  return (path) => {
    const { region, pointer, ancestor, nearest } = locatePath(document, path, nodes);
    return { uri: document.uri, pointer, region, ...(ancestor ? { ancestor, nearest } : {}) };
  };
}

function describeSyntax(uri: string, { reason, mark }: YAMLException): Problem {
  // The mark counts from 0, and is missing where the text as a whole is at fault.
  const line = (mark?.line ?? 0) + 1;
  const column = (mark?.column ?? 0) + 1;
  return {
    code: 'yaml-invalid',
    message: `the file cannot be read: ${reason}`,
    location: {
      uri,
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column },
    },
    hint: 'Correct the line, or the one before it.',
  };
}
