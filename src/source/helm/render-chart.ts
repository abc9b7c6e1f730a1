import { existsSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { Location, Problem, RenderedFrom } from '../../report/index.js';
import { readBytes } from '../read-bytes.js';
import { readManifestText } from '../read-documents.js';
import { createRedactor } from '../redact-text.js';
import { isSecretName } from '../secret-names.js';
import { secretValues } from '../secrets.js';
import { describeFailure } from '../rendering/describe-failure.js';
import {
  defaultTimeoutSeconds,
  entryOf,
  nameRenderedPart,
  nameRendering,
  type RenderAccess,
  type RenderedPart,
  type Rendering,
  type RenderResult,
} from '../rendering/rendering.js';
import { runTool } from '../rendering/run-tool.js';
import { toolEnvironment } from '../rendering/tool-environment.js';
import type { Chart } from './chart.js';
import { helmArguments, helmCommand, type HelmSettings, valuesFilesOf } from './helm-arguments.js';
import { splitTemplates } from './split-templates.js';

/** A chart to render, for one environment. */
export interface ChartRendering extends Rendering {
  readonly chart: Chart;
  readonly settings: HelmSettings;
  /** Default: `helm`, as it is found on the PATH. */
  readonly program?: string;
  readonly timeoutSeconds?: number;
}

/** Renders a chart with Helm: one part for each template. */
export async function renderChart(
  rendering: ChartRendering,
  access: RenderAccess,
): Promise<RenderResult> {
  const { chart, settings, program = 'helm', timeoutSeconds = defaultTimeoutSeconds } = rendering;
  const missing = findMissingValues(rendering, access);
  if (missing !== undefined) return { kind: 'problem', problem: missing };
  const { cwd, env } = access;
  const timeoutMs = timeoutSeconds * 1000;
  const run = await runTool({
    program,
    args: helmArguments(chart, settings, cwd),
    cwd,
    env: toolEnvironment(env),
    timeoutMs,
  });
  if (run.kind === 'missing') return { kind: 'missing', program };
  if (run.kind === 'done') {
    const parts = splitTemplates(run.stdout).map(({ template, bytes }): RenderedPart => {
      const rendered = placeTemplate(template, rendering, cwd);
      const uri =
        rendered.path === entryOf(rendering)
          ? nameRendering(rendering)
          : nameRenderedPart(rendering, rendered.path);
      return { uri, bytes, rendered };
    });
    return { kind: 'parts', parts };
  }
  const redact = createRedactor(await findSecretsOf(rendering, cwd));
  const problem = describeFailure(run, {
    rendering,
    program,
    cwd,
    timeoutMs,
    redact,
    locate: (messages) => findTemplate(messages, rendering, cwd),
    advise: (messages) => advise(messages, rendering),
  });
  return { kind: 'problem', problem };
}

/** Helm would try to download one that is no file. */
function findMissingValues(rendering: ChartRendering, { cwd }: RenderAccess): Problem | undefined {
  const { chart, settings, environment } = rendering;
  const file = valuesFilesOf(chart, settings).find(
    (each) => statSync(resolve(cwd, each), { throwIfNoEntry: false })?.isFile() !== true,
  );
  if (file === undefined) return undefined;
  const of = `${chart.folder}${environment === undefined ? '' : ` for ${environment}`}`;
  return {
    code: 'source-not-found',
    message: `there is no such values file, so ${of} is not rendered`,
    location: { uri: file },
    hint: 'Correct the path: it starts at the working directory, or at the folder of the configuration; {chart} stands for the folder of the chart.',
  };
}

/** The template of a part in the folder of its chart. */
function placeTemplate(
  template: string | undefined,
  rendering: ChartRendering,
  cwd: string,
): RenderedFrom {
  const entry = entryOf(rendering);
  const path = template === undefined ? entry : pathOfTemplate(template, rendering);
  return { path, file: existsSync(resolve(cwd, path)) ? path : entry };
}

/** Helm names templates by the names of their charts: `orders/charts/cache/templates/service.yaml`. */
function pathOfTemplate(template: string, { folder, chart }: ChartRendering): string {
  const inChart = template.startsWith(`${chart.name}/`)
    ? template.slice(chart.name.length + 1)
    : template.replace(/^[^/]*\//, '');
  return posix.join(folder, posix.join('/', inChart));
}

/** The last template that the messages name: Helm goes from the outer one to the one that failed. */
function findTemplate(
  messages: string,
  rendering: ChartRendering,
  cwd: string,
): Location | undefined {
  const places = [...messages.matchAll(/(?<=[\s(])([^\s():]+\/templates\/[^\s():]+)(?::(\d+))?/g)];
  const [, template, line] = places.at(-1) ?? [];
  if (template === undefined) return undefined;
  const { path, file } = placeTemplate(template, rendering, cwd);
  if (path !== file) return undefined;
  if (line === undefined) return { uri: file };
  const at = Number(line);
  return {
    uri: file,
    region: { startLine: at, startColumn: 1, endLine: at, endColumn: 1 },
  };
}

function advise(messages: string, { chart, settings }: ChartRendering): string {
  if (/dependency build|missing in charts\/|dependenc(?:y|ies)/i.test(messages)) {
    return `Call helm dependency build ${chart.folder} before, or keep its charts in the repository: nothing is fetched while rendering.`;
  }
  if (messages.includes('library charts are not installable')) {
    return 'Leave library charts out of the source: they render nothing by themselves.';
  }
  if (/unknown (?:flag|command)/.test(messages)) return 'Use Helm 3.10 or newer.';
  return `Correct the chart or its values. By hand: ${helmCommand(chart, settings)}`;
}

/** Secrets among the values: Helm repeats a value that it cannot use. */
async function findSecretsOf(
  { chart, settings }: ChartRendering,
  cwd: string,
): Promise<ReadonlySet<string>> {
  const found = new Set(
    Object.entries(settings.set)
      .filter(([path]) => isSecretName(path))
      .map(([, value]) => String(value)),
  );
  const files = [posix.join(chart.folder, 'values.yaml'), ...valuesFilesOf(chart, settings)];
  for (const uri of files) {
    const read = await readBytes({ uri, path: resolve(cwd, uri), named: false });
    if (read.kind === 'problem') continue;
    for (const { value } of readManifestText(uri, read.bytes).documents) {
      for (const secret of secretValues(value)) found.add(secret);
    }
  }
  return found;
}
