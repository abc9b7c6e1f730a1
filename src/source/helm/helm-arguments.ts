import { resolve } from 'node:path';
import type { Chart } from './chart.js';

/** A value that is set in place of one of the values files, as `--set-json` sets it: a text stays a text. */
export type HelmValue = string | number | boolean | null;

/** How a chart is rendered once. */
export interface HelmSettings {
  readonly release?: string;
  readonly namespace?: string;
  /** Values files, later ones over earlier ones; `{chart}` stands for the folder of the chart. */
  readonly values: readonly string[];
  /** By path, such as `image.tag`. */
  readonly set: Readonly<Record<string, HelmValue>>;
  readonly kubeVersion?: string;
  readonly apiVersions: readonly string[];
}

/** What stands for the folder of the chart in the path of a values file. */
const chartPlaceholder = '{chart}';

/** The values files of a rendering, relative to the working directory. */
export function valuesFilesOf(chart: Chart, { values }: HelmSettings): readonly string[] {
  return values.map((file) => file.replaceAll(chartPlaceholder, chart.folder));
}

/** The release that a chart is rendered as. */
function releaseOf(chart: Chart, { release }: HelmSettings): string {
  return release ?? chart.name;
}

/**
 * The arguments of `helm template`. Paths are absolute and every option is one word with its value, so that nothing that stands in a
 * configuration is taken for an option.
 *
 * @see https://helm.sh/docs/helm/helm_template/
 */
export function helmArguments(
  chart: Chart,
  settings: HelmSettings,
  cwd: string,
): readonly string[] {
  const { namespace, set, kubeVersion, apiVersions } = settings;
  return [
    'template',
    releaseOf(chart, settings),
    resolve(cwd, chart.folder),
    // An install brings them too, and custom objects are judged by them.
    '--include-crds',
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    ...valuesFilesOf(chart, settings).map((file) => `--values=${listItem(resolve(cwd, file))}`),
    ...Object.entries(set).map(([path, value]) => `--set-json=${path}=${JSON.stringify(value)}`),
    ...(kubeVersion === undefined ? [] : [`--kube-version=${kubeVersion}`]),
    ...apiVersions.map((version) => `--api-versions=${listItem(version)}`),
  ];
}

/** The command that a person may call to see the same, without the values that are set: one may be a secret. */
export function helmCommand(chart: Chart, settings: HelmSettings): string {
  const { namespace } = settings;
  return [
    `helm template ${releaseOf(chart, settings)} ${chart.folder}`,
    ...(namespace === undefined ? [] : [`--namespace ${namespace}`]),
    ...valuesFilesOf(chart, settings).map((file) => `-f ${file}`),
  ].join(' ');
}

/** Helm reads these options as one line of CSV each. */
function listItem(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
