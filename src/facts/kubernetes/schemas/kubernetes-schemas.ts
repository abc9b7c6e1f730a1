import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { ArchfitError } from '../../../report/index.js';
import { nearest } from '../../../source/index.js';
import { otherVersions } from './other-versions.js';
import type { Schema } from './schema.js';

/** The first line of the file of schemas; each definition is a line of its own after it. */
interface Header {
  /** Version of Kubernetes, for example `1.33`. */
  readonly kubernetes: string;
  /** Number of the definition of `metadata`. */
  readonly objectMeta: number;
  /** Number of the definition of each kind, by its apiVersion. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What is known of a kind: its schema, what is wrong with its name, or nothing. */
export type KnownKind =
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'mistaken'; readonly key: 'apiVersion' | 'kind'; readonly says: string }
  | { readonly kind: 'unknown' };

/** The schemas of the Kubernetes API. The file is read at once, and a definition is parsed when something needs it. */
export class KubernetesSchemas {
  readonly #lines: readonly string[];
  readonly #header: Header;
  readonly #definitions: Schema[] = [];

  /** @throws {@link ArchfitError} `pack-load` when the text is none of this package */
  constructor(text: string) {
    const [header = '', ...lines] = text.split('\n');
    // Both are written by the build of this very package.
    this.#header = parse(header) as Header;
    this.#lines = lines;
  }

  /** The version of Kubernetes whose fields are known. */
  get version(): string {
    return this.#header.kubernetes;
  }

  /** The schema of every `metadata`. */
  get objectMeta(): Schema {
    return this.#define(this.#header.objectMeta);
  }

  /** The schema itself, or the definition that it names. */
  resolve(schema: Schema): Schema {
    return schema.$ref === undefined ? schema : this.#define(schema.$ref);
  }

  /**
   * Looks a kind up. A group without a dot is one of Kubernetes itself, since that of a CustomResourceDefinition has to have one: a
   * kind of Kubernetes in a wrong one of them does not exist, today or later.
   */
  find(apiVersion: string, kind: string): KnownKind {
    const kinds = ownValue(this.#header.kinds, apiVersion) ?? {};
    const number = ownValue(kinds, kind);
    if (number !== undefined) return { kind: 'schema', schema: this.#define(number) };
    const group = groupOf(apiVersion);
    const homes = this.#homesOf(kind);
    // A later version of Kubernetes may have it in another version of its own group.
    const isElsewhere = homes.length > 0 && homes.every((home) => groupOf(home) !== group);
    if (isElsewhere && !group.includes('.')) {
      const says = `${apiVersion} has no kind ${kind}: it is in ${latest(homes)}`;
      return { kind: 'mistaken', key: 'apiVersion', says };
    }
    const meant =
      sameLetters(kind, Object.keys(kinds)) ??
      // Kinds of short names differ by as few letters as a misspelt one.
      (kind.length < 6 ? undefined : nearest(kind, Object.keys(kinds)));
    if (meant === undefined) return { kind: 'unknown' };
    const says = `${apiVersion} has no kind ${kind}: did you mean ${meant}?`;
    return { kind: 'mistaken', key: 'kind', says };
  }

  /**
   * What is wrong with an apiVersion that {@link find} knows no kind of: its group is one of Kubernetes, and never had this version.
   * Of groups that are none of Kubernetes nothing is known.
   */
  describeUnknownVersion(apiVersion: string, kind: string): string | undefined {
    const group = groupOf(apiVersion);
    const known = Object.keys(this.#header.kinds).filter((each) => groupOf(each) === group);
    const versions = [...known.map(versionOf), ...(ownValue(otherVersions, group) ?? [])];
    const version = versionOf(apiVersion);
    if (known.length === 0 || versions.includes(version)) return undefined;
    const homes = this.#homesOf(kind).filter((home) => groupOf(home) === group);
    // Files of other tools name an apiVersion without a group as well.
    if (group === '' && homes.length === 0) return undefined;
    const name = group === '' ? 'the core group' : group;
    const there = homes.length > 0 ? `${kind} is in ${latest(homes)}` : `it has ${list(versions)}`;
    return `${name} has no version ${version}: ${there}`;
  }

  /** Every apiVersion that has a kind. */
  #homesOf(kind: string): readonly string[] {
    const { kinds } = this.#header;
    return Object.keys(kinds).filter((apiVersion) => Object.hasOwn(kinds[apiVersion] ?? {}, kind));
  }

  #define(number: number): Schema {
    return (this.#definitions[number] ??= parse(this.#lines[number] ?? '') as Schema);
  }
}

/**
 * Reads the schemas that come with the package.
 *
 * @throws {@link ArchfitError} `pack-load` when they are missing
 */
export function readInstalledSchemas(): KubernetesSchemas {
  const file = join(wasmFolder, '..', 'dist', 'schemas', 'kubernetes.jsonl');
  try {
    return new KubernetesSchemas(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw broken(`a part of the package is missing: ${file}`, cause);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw broken('the schemas of Kubernetes are damaged', cause);
  }
}

function broken(message: string, cause: unknown): ArchfitError {
  const hint = 'Install archfit again; in a checkout run npm run build.';
  return new ArchfitError('pack-load', message, hint, cause);
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** What stands behind the group: everything, where more than one slash does. */
function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

function list(versions: readonly string[]): string {
  return versions.toSorted().join(', ');
}

function ownValue<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function sameLetters(word: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
}

/** A stable version where there is one. */
function latest(apiVersions: readonly string[]): string {
  return apiVersions.find((name) => !/alpha|beta/.test(name)) ?? apiVersions[0] ?? '';
}
