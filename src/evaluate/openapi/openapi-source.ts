import type { LifecycleSettings } from '../../facts/lifecycle/index.js';
import type { DiffProfile } from '../../facts/openapi/diff/diff-profile.js';

/** An API description in two versions. */
export interface OpenApiSource {
  readonly kind: 'openapi';
  readonly base?: string;
  readonly changedSince?: string;
  readonly head: string;
  readonly name?: string;
  readonly service?: string;
  readonly root?: string;
  readonly profile?: DiffProfile;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly releaseTags?: string;
  readonly secondOpinion?: boolean;
  readonly plans?: readonly string[];
  readonly lifecycle?: LifecycleSettings;
}

/** A source of one contract, with where both versions were found. */
export interface ContractSourceOf extends OpenApiSource {
  readonly base: string;
}

/** The two versions of a contract, and what covers a break between them. */
export interface OpenApiOptions {
  /**
   * The version that consumers have: a file, a folder, or `git:REVISION:PATH`. The revision `last-release` is the tag of the last
   * release. A file that a revision does not have, under no other name either, makes the contract a new one.
   */
  readonly base?: string;
  /**
   * In place of `base`: what stood at the place of `head` where its history parts from that of this revision. `last-release` is the
   * tag of the last release.
   */
  readonly changedSince?: string;
  /**
   * The version that is to be delivered: a file, `-` for the standard input, or `git:REVISION:PATH`; or a folder: then each
   * description in it is a contract.
   */
  readonly head: string;
  /** What the report and plans call the contract; of a folder, what stands before the path of each. Default: the path of `head`. */
  readonly name?: string;
  /**
   * The service that it is a contract of. What another contract of the same service still offers under the same path covers a break,
   * also where their servers name no host.
   */
  readonly service?: string;
  /** No reference leads out of this folder. Default: the folder of each description. */
  readonly root?: string;
  /** Of folders: files of the newer one that have another name there, each with the one that it has in the older folder. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What the tags of releases look like, `*` for the version: `orders-v*`. Default: `v*`, or the version alone. */
  readonly releaseTags?: string;
  /**
   * Whether the package openapi-diff, which has to be installed, is asked about each operation, too. Where it disagrees the report has
   * a note; no verdict depends on it.
   */
  readonly secondOpinion?: boolean;
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
export function nameOfContract({ name, head, base }: ContractSourceOf): string {
  if (name !== undefined) return name;
  if (head === '-') return base;
  return /^git:[^:]+:(.+)$/s.exec(head)?.[1] ?? head.replace(/^(?:\.\/)+/, '');
}
