import { refuseSourceFaults } from './source-faults.js';

/** Kustomizations to render and judge. */
export interface KustomizeSource {
  readonly kind: 'kustomize';
  readonly folder?: readonly string[];
  readonly environment?: string;
  readonly environments?: Readonly<Record<string, readonly string[]>>;
  readonly binary?: string;
  readonly timeoutSeconds?: number;
}

/** Kustomizations, and how the `kustomize` or `kubectl` of the user renders them. */
export interface KustomizeOptions {
  /** Folders that Kustomize renders, or globs over them; relative to the working directory. */
  readonly folder?: string | readonly string[];
  /** Names the set that `folder` is of. */
  readonly environment?: string;
  /** In place of `folder`: the folders of each environment. */
  readonly environments?: Readonly<Record<string, string | readonly string[]>>;
  /** The program, `kustomize` or `kubectl`: a name on the PATH, or a path. Default: the first of the two that is there. */
  readonly binary?: string;
  /** Longest time that a folder may take, in seconds. Default 60. */
  readonly timeoutSeconds?: number;
}

/**
 * Names kustomizations as a source. No cluster is asked, and nothing is fetched.
 *
 * @throws {@link ArchfitError} `usage` for options that cannot stand
 * @example
 * kustomize({ environments: { staging: 'overlays/staging', prod: 'overlays/prod' } })
 */
export function kustomize(options: KustomizeOptions): KustomizeSource {
  const source = toKustomizeSource(options);
  refuseSourceFaults([source]);
  return source;
}

/** Brings what people write into one form, without a look at what it says. */
export function toKustomizeSource(options: KustomizeOptions): KustomizeSource {
  const { folder, environments, ...others } = options;
  return {
    ...others,
    kind: 'kustomize',
    ...(folder === undefined ? {} : { folder: [folder].flat() }),
    ...(environments === undefined
      ? {}
      : {
          environments: Object.fromEntries(
            Object.entries(environments).map(([name, folders]) => [name, [folders].flat()]),
          ),
        }),
  };
}
