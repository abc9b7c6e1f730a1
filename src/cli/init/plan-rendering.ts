import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HelmOptions, KustomizeOptions } from '../../evaluate/index.js';
import { environmentNames, type FoundManifests } from './find-manifests.js';

/** A source that Helm or Kustomize renders, as a configuration writes it. */
export type RenderPlan =
  | ({ readonly kind: 'helm' } & Pick<HelmOptions, 'chart' | 'environments'>)
  | ({ readonly kind: 'kustomize' } & Pick<KustomizeOptions, 'folder' | 'environments'>);

/** Proposes how to render the charts and kustomizations of a folder. */
export function planRendering(
  root: string,
  { charts, kustomizations }: Pick<FoundManifests, 'charts' | 'kustomizations'>,
): readonly RenderPlan[] {
  return [...planCharts(root, charts), ...planKustomizations(kustomizations)];
}

/** Charts that keep the values of their environments in files of the same names are one source. */
function planCharts(root: string, charts: readonly string[]): readonly RenderPlan[] {
  const groups = new Map<string, { readonly charts: string[]; readonly values: ValuesFiles }>();
  for (const chart of charts.filter((each) => !isLibrary(root, each))) {
    const values = findValues(root, chart);
    const key = JSON.stringify([...values]);
    const group = groups.get(key);
    if (group) group.charts.push(chart);
    else groups.set(key, { charts: [chart], values });
  }
  return [...groups.values()].map(({ charts: all, values }): RenderPlan => {
    const [first = '.'] = all;
    const environments = [...values].map(([name, file]) => {
      const path = first === '.' ? file : `${first}/${file}`;
      return [name, { values: all.length === 1 ? path : `{chart}/${file}` }] as const;
    });
    return {
      kind: 'helm',
      chart: all.length === 1 ? first : all,
      ...(environments.length > 0 && { environments: Object.fromEntries(environments) }),
    };
  });
}

/** The values file of each environment, relative to the chart. */
type ValuesFiles = ReadonlyMap<string, string>;

/** `values-prod.yaml`, `values.prod.yaml`, `values/prod.yaml`, `environments/prod.yaml`. */
const valuesFile = /^(?:values[-._/]|env(?:ironment)?s?\/(?:values[-._])?)([\w-]+)\.ya?ml$/;

function findValues(root: string, chart: string): ValuesFiles {
  const folder = join(root, chart);
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    if (!/^(?:values|env(?:ironment)?s?)$/.test(entry.name)) return [];
    return readdirSync(join(folder, entry.name)).map((name) => `${entry.name}/${name}`);
  });
  const found = names.flatMap((file) => {
    const [, name = ''] = valuesFile.exec(file) ?? [];
    return rankOf(name) === -1 ? [] : [[name, file] as const];
  });
  return new Map(found.sort(([left], [right]) => rankOf(left) - rankOf(right)));
}

function isLibrary(root: string, chart: string): boolean {
  return /^type:\s*["']?library\b/m.test(readFileSync(join(root, chart, 'Chart.yaml'), 'utf8'));
}

/** Folders that are named as environments; where there is none, those that are not there to be built upon. */
function planKustomizations(folders: readonly string[]): readonly RenderPlan[] {
  const nameOf = (folder: string) => folder.split('/').at(-1) ?? folder;
  const named = folders.filter((folder) => rankOf(nameOf(folder)) !== -1);
  if (named.length > 0) {
    const names = [...new Set(named.map(nameOf))].sort(
      (left, right) => rankOf(left) - rankOf(right),
    );
    const environments = names.map((name) => {
      const all = named.filter((folder) => nameOf(folder) === name);
      return [name, all.length === 1 ? (all[0] ?? '') : all] as const;
    });
    return [{ kind: 'kustomize', environments: Object.fromEntries(environments) }];
  }
  const own = folders.filter((folder) => !/^(?:bases?|components?)$/.test(nameOf(folder)));
  const [first] = own.length > 0 ? own : folders;
  if (first === undefined) return [];
  return [{ kind: 'kustomize', folder: own.length > 1 ? own : first }];
}

function rankOf(name: string): number {
  return environmentNames.indexOf(name.toLowerCase());
}
