import type { LifecycleSettings } from '../../facts/lifecycle/index.js';
import type { DiffProfile } from '../../facts/openapi/diff/diff-profile.js';

/** An API description in two versions. */
export interface OpenApiSource {
  readonly kind: 'openapi';
  readonly base: string;
  readonly head: string;
  readonly name?: string;
  readonly service?: string;
  readonly root?: string;
  readonly profile?: DiffProfile;
  readonly plans?: readonly string[];
  readonly lifecycle?: LifecycleSettings;
}

export interface OpenApiOptions {
  /** The version that consumers have: a file, or `git:REVISION:PATH`. A file that a revision does not have makes the contract a new one. */
  readonly base: string;
  /** The version that is to be delivered: a file, `-` for the standard input, or `git:REVISION:PATH`. */
  readonly head: string;
  /** What the report and plans call the contract. Default: the path of `head`. */
  readonly name?: string;
  /**
   * The service that it is a contract of. What another contract of the same service still offers under the same path covers a break,
   * also where their servers name no host.
   */
  readonly service?: string;
  /** No reference leads out of this folder. Default: the folder of each description. */
  readonly root?: string;
  /** What counts as a promise. Default `wire`. */
  readonly profile?: DiffProfile;
  /** Files, folders or globs of plans for the end of old forms. */
  readonly plans?: string | readonly string[];
  /** When a breaking change is acceptable: versions, deprecations, stability, plans. */
  readonly lifecycle?: LifecycleSettings;
}

/**
 * Names an API description in two versions as a source.
 *
 * @example openapi({ base: 'git:main:api/orders.yaml', head: 'api/orders.yaml', plans: 'api/plans' })
 */
export function openapi(options: OpenApiOptions): OpenApiSource {
  const { plans, ...others } = options;
  return {
    kind: 'openapi',
    ...others,
    ...(plans === undefined ? {} : { plans: typeof plans === 'string' ? [plans] : plans }),
  };
}

/** What the report and plans call the contract of a source. */
export function nameOfContract({ name, head, base }: OpenApiSource): string {
  if (name !== undefined) return name;
  if (head === '-') return base;
  return /^git:[^:]+:(.+)$/s.exec(head)?.[1] ?? head.replace(/^(?:\.\/)+/, '');
}
