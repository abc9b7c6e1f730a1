import { readDocuments } from '../../../../source/read-documents.js';
import {
  type ConfigurationEntry,
  readConfigurationLines,
  readTomlLines,
} from './configuration-lines.js';

/** Deeper nesting is no configuration that anybody writes. */
const deepest = 20;

type Reader = (name: string, text: string) => readonly ConfigurationEntry[] | undefined;

const readLines: Reader = (_, text) => readConfigurationLines(text);

const readers: ReadonlyMap<string, Reader> = new Map([
  ...['yaml', 'yml'].map((ending): [string, Reader] => [ending, readTree]),
  ['json', readJson],
  ['toml', (_, text) => readTomlLines(text)],
  ...['properties', 'ini', 'conf', 'cfg', 'cnf', 'env'].map((ending): [string, Reader] => [
    ending,
    readLines,
  ]),
]);

/** Whether a file of this name holds settings. */
export function isConfigurationFile(name: string): boolean {
  return readers.has(endingOf(name));
}

/**
 * Reads a configuration file by the ending of its name. Undefined where it cannot be read; empty where its form is none that holds
 * settings.
 */
export function readConfigurationFile(
  name: string,
  text: string,
): readonly ConfigurationEntry[] | undefined {
  const read = readers.get(endingOf(name));
  return read ? read(name, text) : [];
}

function endingOf(name: string): string {
  return /\.([a-z]+)$/.exec(name.toLowerCase())?.[1] ?? '';
}

/** Flattens a tree of JSON: items of lists by their index. */
export function flattenTree(value: unknown, path: readonly string[] = []): ConfigurationEntry[] {
  if (typeof value === 'object' && value !== null) {
    if (path.length >= deepest) return [];
    return Object.entries(value).flatMap(([key, item]) => flattenTree(item, [...path, key]));
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [{ path, text: String(value) }];
  }
  return [];
}

function readTree(name: string, text: string): readonly ConfigurationEntry[] | undefined {
  const { documents, problems } = readDocuments(name, text);
  return problems.length > 0 ? undefined : documents.flatMap(({ value }) => flattenTree(value));
}

/** Dashboards and the like are large, and JSON's own reader takes a tenth of the time. */
function readJson(_: string, text: string): readonly ConfigurationEntry[] | undefined {
  try {
    return flattenTree(JSON.parse(text));
  } catch {
    return undefined;
  }
}
