import { ArchfitError, type Problem } from '../report/index.js';
import { type Chart, findCharts } from '../source/helm/chart.js';
import type { ChartRendering } from '../source/helm/render-chart.js';
import {
  findKustomizations,
  type KustomizationRendering,
} from '../source/kustomize/render-kustomization.js';
import { nameRendering } from '../source/rendering/rendering.js';
import type { HelmEnvironment, HelmSource } from './helm-source.js';
import type { KustomizeSource } from './kustomize-source.js';

/** A source whose artefacts a tool renders. */
export type RenderedSource = HelmSource | KustomizeSource;

export type SourceRendering =
  | (ChartRendering & { readonly tool: 'helm' })
  | (KustomizationRendering & { readonly tool: 'kustomize' });

export interface FoundRenderings {
  readonly renderings: readonly SourceRendering[];
  readonly problems: readonly Problem[];
}

/** Finds what a source renders: every chart for every environment. Nothing is rendered yet. */
export async function findRenderings(
  source: RenderedSource,
  cwd: string,
): Promise<FoundRenderings> {
  return source.kind === 'helm' ? findChartRenderings(source, cwd) : findOverlays(source, cwd);
}

async function findChartRenderings(source: HelmSource, cwd: string): Promise<FoundRenderings> {
  const { charts, problems } = await findCharts(source.chart, cwd);
  const environments: readonly (readonly [string | undefined, HelmEnvironment])[] =
    source.environments === undefined
      ? [[source.environment, {}]]
      : Object.entries(source.environments);
  const renderings = environments.flatMap(([environment, own]) =>
    charts.map((chart) => toChartRendering(chart, source, environment, own)),
  );
  return { renderings, problems };
}

function toChartRendering(
  chart: Chart,
  source: HelmSource,
  environment: string | undefined,
  own: HelmEnvironment,
): SourceRendering {
  const release = own.release ?? source.release;
  const namespace = own.namespace ?? source.namespace;
  const { kubeVersion, apiVersions = [], binary, timeoutSeconds } = source;
  return {
    tool: 'helm',
    folder: chart.folder,
    entry: 'Chart.yaml',
    chart,
    ...(environment === undefined ? {} : { environment }),
    ...(release === undefined || release === chart.name ? {} : { note: `release ${release}` }),
    settings: {
      ...(release === undefined ? {} : { release }),
      ...(namespace === undefined ? {} : { namespace }),
      values: [...(source.values ?? []), ...(own.values ?? [])],
      set: { ...source.set, ...own.set },
      ...(kubeVersion === undefined ? {} : { kubeVersion }),
      apiVersions,
    },
    ...(binary === undefined ? {} : { program: binary }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  };
}

async function findOverlays(source: KustomizeSource, cwd: string): Promise<FoundRenderings> {
  const { folder = [], environment, environments, binary, timeoutSeconds } = source;
  const sets: readonly (readonly [string | undefined, readonly string[]])[] =
    environments === undefined ? [[environment, folder]] : Object.entries(environments);
  const renderings: SourceRendering[] = [];
  const problems: Problem[] = [];
  for (const [name, patterns] of sets) {
    const found = await findKustomizations(patterns, cwd);
    problems.push(...found.problems);
    for (const { folder: path, entry } of found.folders) {
      renderings.push({
        tool: 'kustomize',
        folder: path,
        entry,
        ...(name === undefined ? {} : { environment: name }),
        ...(binary === undefined ? {} : { program: binary }),
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      });
    }
  }
  return { renderings, problems };
}

/**
 * Tells renderings of one name apart by their namespaces.
 *
 * @throws {@link ArchfitError} `usage` for a release that is rendered twice: its objects would count twice
 */
export function nameApart<Given extends SourceRendering>(
  renderings: readonly Given[],
): readonly Given[] {
  const groups = new Map<string, Given[]>();
  for (const rendering of renderings) {
    const name = nameRendering(rendering);
    groups.set(name, [...(groups.get(name) ?? []), rendering]);
  }
  const apart = renderings.map((rendering) => {
    const isAlone = groups.get(nameRendering(rendering))?.length === 1;
    const namespace = rendering.tool === 'helm' ? rendering.settings.namespace : undefined;
    if (isAlone || namespace === undefined) return rendering;
    const note = [rendering.note, `namespace ${namespace}`].filter((part) => part !== undefined);
    return { ...rendering, note: note.join(', ') };
  });
  const names = apart.map(nameRendering);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return apart;
  throw new ArchfitError(
    'usage',
    `${twice} is rendered twice: two sources name it`,
    'Take it out of one of them; where both are deployed, give each a release or a namespace of its own.',
  );
}
