import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readManifestText } from '../../source/index.js';

/** What a folder tells of the manifests in it. Paths are relative to it, with slashes. */
export interface FoundManifests {
  /** The fewest folders and files that hold all rendered manifests, and nothing else. */
  readonly places: readonly ManifestPlace[];
  /** Folders of Helm charts. */
  readonly charts: readonly string[];
  /** Folders that Kustomize renders. */
  readonly kustomizations: readonly string[];
  /** The search ended before it had seen everything. */
  readonly isCut: boolean;
}

export interface ManifestPlace {
  readonly path: string;
  readonly environment?: string;
}

/** How deep below the folder manifests are looked for: rendered output is seldom nested deeper. */
const deepest = 8;

/** How many files are looked into: a proposal has to come at once. */
const mostFiles = 5000;

/** Largest file that is looked into, in bytes. */
const largestFile = 8_000_000;

/** Names by which teams call what they deploy to, in the order in which a change goes through them. */
export const environmentNames: readonly string[] = [
  'local',
  'sandbox',
  'dev',
  'development',
  'test',
  'testing',
  'integration',
  'int',
  'qa',
  'uat',
  'demo',
  'stage',
  'staging',
  'preprod',
  'pre-prod',
  'canary',
  'prod',
  'production',
  'live',
];

/** Looks for rendered manifests by reading what could be some. Hidden folders and `node_modules` are left out. */
export function findManifests(folder: string): FoundManifests {
  const search = new ManifestSearch(folder);
  const root = search.read('', 0);
  return {
    places: cover(root, true),
    charts: search.charts,
    kustomizations: search.kustomizations,
    isCut: search.isCut,
  };
}

interface Folder {
  readonly path: string;
  /** Files that hold manifests and nothing else. */
  readonly manifests: readonly string[];
  /** YAML and JSON that is something else. */
  readonly others: number;
  readonly folders: readonly Folder[];
}

class ManifestSearch {
  readonly charts: string[] = [];
  readonly kustomizations: string[] = [];
  isCut = false;
  #left = mostFiles;

  constructor(private readonly root: string) {}

  read(path: string, depth: number): Folder {
    const entries = this.list(path);
    const empty = { path, manifests: [], others: 0, folders: [] };
    if (entries.some(({ name }) => name === 'Chart.yaml')) {
      this.charts.push(path || '.');
      return empty;
    }
    if (entries.some(({ name }) => /^kustomization(?:\.ya?ml)?$/i.test(name))) {
      this.kustomizations.push(path || '.');
      return empty;
    }
    const files = entries.filter(
      (entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name),
    );
    const manifests = files
      .map(({ name }) => (path === '' ? name : `${path}/${name}`))
      .filter((file) => this.isManifest(file));
    const folders = entries.filter(
      (entry) =>
        entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
    );
    if (depth === deepest) this.isCut ||= folders.length > 0;
    return {
      path,
      manifests,
      others: files.length - manifests.length,
      folders:
        depth === deepest
          ? []
          : folders.map(({ name }) => this.read(path === '' ? name : `${path}/${name}`, depth + 1)),
    };
  }

  private list(path: string) {
    try {
      const entries = readdirSync(join(this.root, path), { withFileTypes: true });
      return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    } catch {
      this.isCut = true;
      return [];
    }
  }

  private isManifest(file: string): boolean {
    if (this.#left === 0) {
      this.isCut = true;
      return false;
    }
    this.#left -= 1;
    try {
      const path = join(this.root, file);
      return statSync(path).size <= largestFile && holdsManifests(readFileSync(path));
    } catch {
      // A proposal leaves out what cannot be read; a check would tell.
      return false;
    }
  }
}

/** Whether a file holds objects of Kubernetes, rendered, and nothing else. */
function holdsManifests(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('utf8');
  if (!/\bapiVersion\b/.test(text) || !/\bkind\b/.test(text)) return false;
  // Other braces may be there for good: alerts and dashboards are templates of their own.
  if (/\{\{-?\s*(?:\.(?:Values|Release|Chart)\b|include\s)/.test(text)) return false;
  const { documents, problems } = readManifestText('', bytes);
  return (
    problems.length === 0 &&
    documents.length > 0 &&
    documents.every(({ value }) => isClusterObject(value))
  );
}

/** Files of other tools that look like objects. */
const foreignGroup =
  /^(?:backstage\.io|kustomize\.config\.k8s\.io|skaffold|kind\.x-k8s\.io|ctlptl\.dev|openslo(?:\.com)?)\//;

function isClusterObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('apiVersion' in value && 'kind' in value)) return false;
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  const isKubeconfig = apiVersion === 'v1' && kind === 'Config';
  return !isKubeconfig && !foreignGroup.test(apiVersion);
}

/** @param isRoot - the folder itself is never named: the files that are written would stand in it */
function cover(folder: Folder, isRoot: boolean, environment?: string): readonly ManifestPlace[] {
  if (!hasManifests(folder)) return [];
  const named = environment === undefined ? {} : { environment };
  const isSplit = environment === undefined && hasSplit(folder);
  if (!isRoot && !isSplit && isPure(folder)) return [{ path: folder.path, ...named }];
  const environments = environment === undefined ? environmentsOf(folder) : undefined;
  return [
    ...folder.folders.flatMap((each) => cover(each, false, environment ?? environments?.get(each))),
    ...folder.manifests.map((path) => ({ path, ...named })),
  ];
}

/** Sub-folders that are named as environments, where at least two of them are. */
function environmentsOf({ folders }: Folder): ReadonlyMap<Folder, string> {
  const named = folders.filter(hasManifests).flatMap((folder) => {
    const name = folder.path.slice(folder.path.lastIndexOf('/') + 1);
    return environmentNames.includes(name.toLowerCase()) ? [[folder, name] as const] : [];
  });
  return new Map(named.length > 1 ? named : []);
}

function hasSplit(folder: Folder): boolean {
  return environmentsOf(folder).size > 0 || folder.folders.some(hasSplit);
}

function isPure({ others, folders }: Folder): boolean {
  return others === 0 && folders.every(isPure);
}

function hasManifests({ manifests, folders }: Folder): boolean {
  return manifests.length > 0 || folders.some(hasManifests);
}
