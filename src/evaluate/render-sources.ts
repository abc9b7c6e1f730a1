import { availableParallelism } from 'node:os';
import type { Problem } from '../report/index.js';
import { renderChart } from '../source/helm/render-chart.js';
import { renderKustomization } from '../source/kustomize/render-kustomization.js';
import {
  nameRendering,
  type RenderAccess,
  type RenderedPart,
  type RenderResult,
} from '../source/rendering/rendering.js';
import {
  findRenderings,
  nameApart,
  type RenderedSource,
  type SourceRendering,
} from './find-renderings.js';
import { refuseSourceFaults } from './source-faults.js';

/** Which sources to render, by their number in the run. */
export interface RenderRequest extends RenderAccess {
  readonly sources: ReadonlyMap<number, RenderedSource>;
  readonly isWanted: (environment: string | undefined) => boolean;
}

/** A part of what was rendered, with what it is part of. */
export interface RenderedInput extends RenderedPart {
  /** Name of the rendering. */
  readonly rendering: string;
  readonly environment?: string;
  readonly source: number;
}

export interface RenderedInputs {
  readonly inputs: readonly RenderedInput[];
  readonly problems: readonly Problem[];
}

type NumberedRendering = SourceRendering & { readonly source: number };

/** Renders sources, as many at a time as there are cores. What cannot be rendered is a problem; the rest is there all the same. */
export async function renderSources({
  sources,
  isWanted,
  ...access
}: RenderRequest): Promise<RenderedInputs> {
  refuseSourceFaults([...sources.values()]);
  const found: NumberedRendering[] = [];
  const problems: Problem[] = [];
  for (const [number, source] of sources) {
    const { renderings, problems: own } = await findRenderings(source, access.cwd);
    problems.push(...own);
    found.push(...renderings.map((rendering) => ({ ...rendering, source: number })));
  }
  const wanted = nameApart(found).filter(({ environment }) => isWanted(environment));
  const results = await mapAtOnce(wanted, (rendering) => render(rendering, access));
  const missing = new Map<string, NumberedRendering[]>();
  const inputs = results.flatMap((result, index): RenderedInput[] => {
    const rendering = wanted[index];
    if (rendering === undefined) return [];
    if (result.kind === 'parts') return result.parts.map((part) => toInput(part, rendering));
    if (result.kind === 'problem') problems.push(result.problem);
    else missing.set(result.program, [...(missing.get(result.program) ?? []), rendering]);
    return [];
  });
  return {
    inputs: withOwnNames(inputs),
    problems: [...problems, ...[...missing].map(([program, all]) => describeMissing(program, all))],
  };
}

function render(rendering: SourceRendering, access: RenderAccess): Promise<RenderResult> {
  return rendering.tool === 'helm'
    ? renderChart(rendering, access)
    : renderKustomization(rendering, access);
}

function toInput(part: RenderedPart, rendering: NumberedRendering): RenderedInput {
  const { environment, source } = rendering;
  return {
    ...part,
    rendering: nameRendering(rendering),
    ...(environment === undefined ? {} : { environment }),
    source,
  };
}

/** A chart that is rendered by itself and as a part of another one gives two texts one name. */
function withOwnNames(inputs: readonly RenderedInput[]): readonly RenderedInput[] {
  const counts = new Map<string, number>();
  return inputs.map((input) => {
    const count = (counts.get(input.uri) ?? 0) + 1;
    counts.set(input.uri, count);
    return count === 1 ? input : { ...input, uri: `${input.uri} (${count})` };
  });
}

const installHints = {
  helm: 'Install Helm 3.10 or newer (https://helm.sh/docs/intro/install/), or name the program as binary of the source.',
  kustomize:
    'Install Kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/) or kubectl, or name the program as binary of the source.',
} as const;

/** One problem for each program that is not there, not one for each chart. */
function describeMissing(program: string, renderings: readonly NumberedRendering[]): Problem {
  const names = renderings.map(nameRendering);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return {
    code: 'renderer-missing',
    message: `${program} is not found, so nothing is rendered of ${names.slice(0, 3).join(', ')}${more}`,
    hint: installHints[renderings[0]?.tool ?? 'helm'],
  };
}

async function mapAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
