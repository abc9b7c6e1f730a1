import { isRecord } from '../../../../source/is-record.js';
import type { Problem } from '../../../../report/index.js';
import { folderOf, type SourceTree } from '../../../../source/tree/index.js';
import { type JsonFile, readJsonFile } from '../json-file.js';
import type { DeclaredAs } from '../../model/module-graph.js';

/** What resolution asks of a package.json. */
export interface Manifest {
  /** The folder that it stands in. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly isPrivate: boolean;
  /** `type: module`. */
  readonly isModule: boolean;
  /** By `exports` and `imports`, as they are written. */
  readonly exports: unknown;
  readonly imports: Readonly<Record<string, unknown>> | undefined;
  readonly typesVersions: unknown;
  /** What it names as its entry, best first: types before code, as TypeScript has it. */
  readonly entries: readonly string[];
  readonly dependencies: ReadonlyMap<string, Dependency>;
  /** Globs of `workspaces`; undefined where it has none. */
  readonly workspaces: readonly string[] | undefined;
  readonly file: JsonFile;
}

export interface Dependency {
  readonly as: Exclude<DeclaredAs, 'absent'>;
  /** `^1.2.0`, `workspace:*`. */
  readonly range: string;
}

export interface ManifestReading {
  readonly manifest: Manifest | undefined;
  readonly problems: readonly Problem[];
}

export function readManifest(tree: SourceTree, path: string): ManifestReading {
  const read = readJsonFile(tree, path, 'package-invalid');
  if (read.kind === 'absent') return { manifest: undefined, problems: [] };
  if (read.kind === 'problem') return { manifest: undefined, problems: [read.problem] };
  return { manifest: toManifest(read.file), problems: read.faults };
}

function toManifest(file: JsonFile): Manifest {
  const { value } = file;
  const text = (field: string): string | undefined => {
    const found = value[field];
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  return {
    folder: folderOf(file.path),
    name: text('name'),
    isPrivate: value['private'] === true,
    isModule: value['type'] === 'module',
    exports: value['exports'],
    imports: isRecord(value['imports']) ? value['imports'] : undefined,
    typesVersions: value['typesVersions'],
    entries: ['types', 'typings', 'source', 'main', 'module'].flatMap((field) => text(field) ?? []),
    dependencies: readDependencies(value),
    workspaces: readWorkspaces(value['workspaces']),
    file,
  };
}

/** A package in several parts is what the first of these says, as package managers install it. */
const parts: readonly (readonly [string, Dependency['as']])[] = [
  ['optionalDependencies', 'optional'],
  ['dependencies', 'prod'],
  ['peerDependencies', 'peer'],
  ['devDependencies', 'dev'],
];

function readDependencies(value: JsonFile['value']): Manifest['dependencies'] {
  const dependencies = new Map<string, Dependency>();
  for (const [part, as] of parts) {
    const entries = value[part];
    if (!isRecord(entries)) continue;
    for (const [name, range] of Object.entries(entries)) {
      const dependency = { as, range: typeof range === 'string' ? range : '' };
      if (!dependencies.has(name)) dependencies.set(name, dependency);
    }
  }
  return dependencies;
}

function readWorkspaces(value: unknown): readonly string[] | undefined {
  const globs = isRecord(value) ? value['packages'] : value;
  return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : undefined;
}
