import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SeenOperations } from '../../evaluate/see-operations.js';

/** What a folder tells of how a system is run. Paths are relative to it, with slashes. */
export interface FoundOperations {
  /** The fewest folders and files that hold alert rules, dashboards, objectives and the like; a run reads all of them. */
  readonly places: readonly string[];
  /** The same of pipelines. */
  readonly pipelines: readonly string[];
  /** They hold something of operations that cannot be read whole. */
  readonly unreadable: readonly string[];
  /** Files that are named as a catalog is. */
  readonly catalogs: readonly string[];
  /** The search ended before it had seen everything. */
  readonly isCut: boolean;
}

/** As deep, as many and as large as manifests are looked for. */
const deepest = 8;
const mostFiles = 5000;
const largestFile = 8_000_000;

/** What a run reads in a folder. */
const names = /\.(?:ya?ml|json|rules|prom|openmetrics)$/i;

/** A word that every known sort of artefact has; what has none is not parsed. */
const trace =
  /alertmanager|grafana|openslo|pyrra|sloth|(?:^|[\s"'{,\\])(?:groups|panels|rows|receivers|interactions|messages|slos|targets|flags|bridges|risks|metrics|thresholds)\\?["']?\s*:|^# (?:TYPE|HELP) /im;

/** Nobody's system is run by what these hold. */
const foreign = /^(?:vendor|testdata|(?:__)?fixtures(?:__)?)$/;

/** Looks for what a system is run by: a word in the text first, then as a run reads it. */
export async function findOperations(folder: string): Promise<FoundOperations> {
  const search = new OperationsSearch(folder);
  const root = await search.read('', 0);
  const places = await search.cover(root);
  const pipelines = [
    ...(await search.cover(await search.read('.github/workflows', deepest))),
    ...(await search.findFile('.gitlab-ci.yml')),
  ];
  const { unreadable, catalogs, isCut } = search;
  return { places, pipelines, unreadable, catalogs, isCut };
}

interface Folder {
  readonly path: string;
  readonly artefacts: readonly string[];
  readonly others: readonly string[];
  readonly folders: readonly Folder[];
  /** There is more in it than was looked at, or charts, of which a run would tell. */
  readonly isPartial: boolean;
}

class OperationsSearch {
  readonly unreadable: string[] = [];
  readonly catalogs: string[] = [];
  isCut = false;
  #left = mostFiles;

  constructor(private readonly root: string) {}

  async read(path: string, depth: number): Promise<Folder> {
    const entries = this.#list(path);
    const isChart = entries.some(({ name }) => name === 'Chart.yaml');
    const wanted = path.startsWith('.github') ? 'pipelines' : 'artefacts';
    const artefacts: string[] = [];
    const others: string[] = [];
    const folders: Folder[] = [];
    let isPartial = isChart;
    for (const entry of entries) {
      const at = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name === 'node_modules' || /^\.(?!git(?:hub|lab)$)/.test(entry.name)) continue;
        const isLeft = entry.name.startsWith('.') || foreign.test(entry.name) || depth === deepest;
        if (isLeft || (isChart && entry.name === 'templates')) isPartial = true;
        else folders.push(await this.read(at, depth + 1));
      } else if (!entry.isFile()) {
        // A link may lead anywhere.
        isPartial = true;
      } else if (names.test(entry.name)) {
        if (/^catalog\.ya?ml$/.test(entry.name)) this.catalogs.push(at);
        ((await this.#holds(at, wanted)) ? artefacts : others).push(at);
      }
    }
    return { path, artefacts, others, folders, isPartial };
  }

  /** A folder is named where most of it is of operations, and all of it can be read. */
  async cover(folder: Folder): Promise<readonly string[]> {
    const { path, artefacts, folders } = folder;
    const holding = folders.filter((each) => count(each, 'artefacts') > 0);
    const isNarrow = artefacts.length === 0 && holding.length <= 1;
    const isMost = count(folder, 'artefacts') >= count(folder, 'others');
    if (path !== '' && !isNarrow && isMost && (await this.#isReadable(folder))) return [path];
    const below: string[] = [];
    for (const each of holding) below.push(...(await this.cover(each)));
    return [...below, ...artefacts];
  }

  async findFile(path: string): Promise<readonly string[]> {
    const stat = statSync(join(this.root, path), { throwIfNoEntry: false });
    return stat?.isFile() === true && (await this.#holds(path, 'pipelines')) ? [path] : [];
  }

  #list(path: string) {
    try {
      const entries = readdirSync(join(this.root, path), { withFileTypes: true });
      return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    } catch {
      // Most have no pipelines of GitHub.
      this.isCut ||= !path.startsWith('.');
      return [];
    }
  }

  async #holds(path: string, wanted: SeenOperations['holds']): Promise<boolean> {
    if (this.#left === 0) {
      this.isCut = true;
      return false;
    }
    this.#left -= 1;
    const text = this.#readText(path);
    if (text === undefined || (wanted === 'artefacts' && !trace.test(text))) return false;
    const { holds, problems } = await this.#see(path, text);
    if (holds !== wanted) return false;
    if (problems.length > 0) this.unreadable.push(path);
    return problems.length === 0;
  }

  async #isReadable(folder: Folder): Promise<boolean> {
    if (folder.isPartial || this.#left === 0) return false;
    for (const path of folder.others) {
      const text = this.#readText(path);
      if (text === undefined || (await this.#see(path, text)).problems.length > 0) return false;
    }
    for (const each of folder.folders) if (!(await this.#isReadable(each))) return false;
    return true;
  }

  /** Undefined where a proposal cannot look into it; a check would tell. */
  #readText(path: string): string | undefined {
    const file = join(this.root, path);
    try {
      if (statSync(file).size > largestFile) return undefined;
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    } catch {
      return undefined;
    }
  }

  /** What reads is loaded where something is to be read. */
  async #see(path: string, text: string): Promise<SeenOperations> {
    const { seeOperations } = await import('../../evaluate/see-operations.js');
    return seeOperations(this.root, path, text);
  }
}

function count(folder: Folder, what: 'artefacts' | 'others'): number {
  return folder.folders.reduce((sum, each) => sum + count(each, what), folder[what].length);
}
