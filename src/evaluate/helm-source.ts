import type { HelmValue } from '../source/index.js';
import { refuseSourceFaults } from './source-faults.js';

export type { HelmValue };

/** What an environment has of its own. */
export interface HelmEnvironment {
  /** Values files over those of the source. */
  readonly values?: readonly string[];
  /** Single values over those of the source. */
  readonly set?: Readonly<Record<string, HelmValue>>;
  readonly release?: string;
  readonly namespace?: string;
}

/** Helm charts to render and judge. */
export interface HelmSource extends HelmEnvironment {
  readonly kind: 'helm';
  readonly chart: readonly string[];
  readonly environment?: string;
  readonly environments?: Readonly<Record<string, HelmEnvironment>>;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly binary?: string;
  readonly timeoutSeconds?: number;
}

/** The same as people write it. */
export interface HelmEnvironmentOptions extends Omit<HelmEnvironment, 'values'> {
  /** Values files over those of the source; `{chart}` stands for the folder of the chart. */
  readonly values?: string | readonly string[];
}

/** Charts, and how the `helm` of the user renders them. */
export interface HelmOptions {
  /** Folders of charts, or globs over them such as `charts/*`; relative to the working directory. */
  readonly chart: string | readonly string[];
  /** Name of the release. Default: the name of the chart. */
  readonly release?: string;
  /** Namespace of the release. Default: that of Helm, `default`. */
  readonly namespace?: string;
  /** Values files over those of the chart, later ones over earlier ones; `{chart}` stands for the folder of the chart. */
  readonly values?: string | readonly string[];
  /** Single values by path, such as `image.tag`, over all values files. A text stays a text. */
  readonly set?: Readonly<Record<string, HelmValue>>;
  /** Names the set that is rendered, where there is one. */
  readonly environment?: string;
  /** What is rendered, by environment: every chart once for each. */
  readonly environments?: Readonly<Record<string, HelmEnvironmentOptions>>;
  /** Version of Kubernetes that the chart is told, such as `1.31`. Default: that of Helm. */
  readonly kubeVersion?: string;
  /** APIs that the chart is told to be there, such as `monitoring.coreos.com/v1`. */
  readonly apiVersions?: string | readonly string[];
  /** The program: a name on the PATH, or a path. Default `helm`. */
  readonly binary?: string;
  /** Longest time that a chart may take, in seconds. Default 60. */
  readonly timeoutSeconds?: number;
}

/**
 * Names Helm charts as a source: `helm template` renders each of them for every environment. No cluster is asked, and nothing is
 * fetched.
 *
 * @throws {@link ArchfitError} `usage` for options that cannot stand
 * @example
 * helm({ chart: 'charts/orders', environments: { prod: { values: 'charts/orders/values-prod.yaml' } } })
 * @example
 * helm({ chart: 'charts/*', environments: { dev: { values: '{chart}/values-dev.yaml' } } })
 */
export function helm(options: HelmOptions): HelmSource {
  const source = toHelmSource(options);
  refuseSourceFaults([source]);
  return source;
}

/** Brings what people write into one form, without a look at what it says. */
export function toHelmSource(options: HelmOptions): HelmSource {
  const { chart, values, environments, apiVersions, ...others } = options;
  return {
    ...others,
    kind: 'helm',
    chart: listOf(chart),
    ...(values === undefined ? {} : { values: listOf(values) }),
    ...(environments === undefined
      ? {}
      : {
          environments: Object.fromEntries(
            Object.entries(environments).map(([name, { values: own, ...rest }]) => [
              name,
              { ...rest, ...(own === undefined ? {} : { values: listOf(own) }) },
            ]),
          ),
        }),
    ...(apiVersions === undefined ? {} : { apiVersions: listOf(apiVersions) }),
  };
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
