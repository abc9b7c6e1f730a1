import type { DocumentsSource } from './documents/documents-source.js';
import type { EventsSource } from './events/events-source.js';
import type { HelmSource } from './helm-source.js';
import type { KustomizeSource } from './kustomize-source.js';
import type { ModulesSource } from './modules/modules-source.js';
import type { OpenApiSource } from './openapi/openapi-source.js';
import type { OperationsSource } from './operations/operations-source.js';

/** What is a set of its own when a source has no environments: every file, or every folder with the files in it. */
export type SetPer = 'file' | 'folder';

/** Kubernetes manifests to judge. */
export interface KubernetesSource {
  readonly kind: 'kubernetes';
  readonly manifests: readonly string[];
  readonly environment?: string;
  readonly each?: SetPer;
}

/** What holds manifests, or what a tool makes them of. */
export type ManifestsSource = KubernetesSource | HelmSource | KustomizeSource;

/** Anything that can be judged. */
export type Source =
  | ManifestsSource
  | OpenApiSource
  | EventsSource
  | ModulesSource
  | OperationsSource
  | DocumentsSource;

export function isManifestsSource(source: Source): source is ManifestsSource {
  return source.kind === 'kubernetes' || source.kind === 'helm' || source.kind === 'kustomize';
}

/** Manifests that are there, and the set that they are of. */
export interface KubernetesOptions {
  /** Files, folders (all YAML and JSON in them), globs, or `-` for the standard input; relative to the working directory. */
  readonly manifests: string | readonly string[];
  /** Names the set: what runs together. Sources of one environment are judged together. */
  readonly environment?: string;
  /** Makes every file or folder a set of its own. */
  readonly each?: SetPer;
}

/**
 * Names manifests as a source.
 *
 * @example kubernetes({ manifests: 'rendered/prod/*.yaml', environment: 'prod' })
 */
export function kubernetes(options: KubernetesOptions): KubernetesSource {
  const { manifests, environment, each } = options;
  return {
    kind: 'kubernetes',
    manifests: typeof manifests === 'string' ? [manifests] : manifests,
    ...(environment === undefined ? {} : { environment }),
    ...(each === undefined ? {} : { each }),
  };
}

/** The environments that a source names. */
export function environmentsOf(source: Source): readonly string[] {
  if (!isManifestsSource(source)) return [];
  if (source.kind !== 'kubernetes' && source.environments !== undefined) {
    return Object.keys(source.environments);
  }
  return source.environment === undefined ? [] : [source.environment];
}

/** Whether the files of a source, and no names, say which sets there are. */
export function isSplitByFile(source: Source): boolean {
  return source.kind === 'kubernetes' && source.each !== undefined;
}

/** What a source names: patterns of files or folders. */
export function patternsOf(source: Source): readonly string[] {
  switch (source.kind) {
    case 'kubernetes':
      return source.manifests;
    case 'helm':
      return source.chart;
    case 'openapi':
      return source.base === undefined ? [source.head] : [source.base, source.head];
    case 'events':
    case 'modules':
    case 'operations':
    case 'documents':
      return source.files;
    case 'kustomize':
      return [...(source.folder ?? []), ...Object.values(source.environments ?? {}).flat()];
  }
}
