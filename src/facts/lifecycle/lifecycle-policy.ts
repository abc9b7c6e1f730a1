/** What can make a breaking change acceptable, in the order in which it is asked. */
export const coverKinds = ['stability', 'version', 'parallel', 'deprecation', 'plan'] as const;

export type CoverKind = (typeof coverKinds)[number];

/**
 * How the version of a contract is read. `path` and `server`: from the segments `/v1` of its paths, or of its servers. The others read
 * `info.version`; `auto` takes the one of `semver`, `date` and `integer` that both versions are written in.
 */
export const versionSchemes = ['auto', 'semver', 'date', 'integer', 'path', 'server'] as const;

export type VersionScheme = (typeof versionSchemes)[number];

/** When a breaking change of a contract is acceptable. */
export interface LifecyclePolicy {
  /** Covers that are accepted at all. */
  readonly covers: readonly CoverKind[];
  readonly scheme: VersionScheme;
  readonly deprecation: {
    /** Least days from the announcement to the sunset: for all, or by level of stability. */
    readonly minimumDays: number | Readonly<Record<string, number>>;
    /** How long a deprecation without a date has to be known; false where each needs a date. */
    readonly undated: false | UndatedDeprecation;
  };
  readonly stability: {
    /** From the least stable to the most stable, which is that of an element without a level. */
    readonly levels: readonly string[];
    /** The level from which on breaking changes need another cover. */
    readonly from: string;
  };
  readonly plans: {
    /** Least days from `deprecatedOn` to `sunsetOn`. */
    readonly minimumDays: number;
    /** Days after `sunsetOn` for which a plan holds that names no end of its own. */
    readonly holdDays: number;
  };
  /** Extensions that carry what OpenAPI has no key for; the first that is there counts. */
  readonly keys: LifecycleKeys;
}

/** Everything that is given has to be reached. */
export interface UndatedDeprecation {
  readonly minimumDays?: number;
  /** Releases that carried the deprecation. */
  readonly minimumReleases?: number;
}

export interface LifecycleKeys {
  readonly sunset: readonly string[];
  readonly deprecatedOn: readonly string[];
  readonly stability: readonly string[];
  /** On a schema: deprecated values of its enum, as a list, or with the sunset of each as a mapping. */
  readonly deprecatedValues: readonly string[];
}

/** The policy as people write it: what is left out has its default. */
export interface LifecycleSettings {
  readonly covers?: readonly CoverKind[] | undefined;
  readonly scheme?: VersionScheme | undefined;
  readonly deprecation?:
    | {
        readonly minimumDays?: number | Readonly<Record<string, number>> | undefined;
        readonly undated?:
          | false
          | {
              readonly minimumDays?: number | undefined;
              readonly minimumReleases?: number | undefined;
            }
          | undefined;
      }
    | undefined;
  readonly stability?:
    | { readonly levels?: readonly string[] | undefined; readonly from?: string | undefined }
    | undefined;
  readonly plans?:
    | { readonly minimumDays?: number | undefined; readonly holdDays?: number | undefined }
    | undefined;
  readonly keys?:
    { readonly [Key in keyof LifecycleKeys]?: string | readonly string[] | undefined } | undefined;
}

/**
 * The policy where nothing is set. The levels and the first key of each kind are those that oasdiff reads, so that marked contracts are understood as they are; a
 * date that has come is enough, and a deprecation without one is not.
 */
export const defaultLifecycle: LifecyclePolicy = {
  covers: coverKinds,
  scheme: 'auto',
  deprecation: { minimumDays: 0, undated: false },
  stability: { levels: ['draft', 'alpha', 'beta', 'stable'], from: 'beta' },
  plans: { minimumDays: 0, holdDays: 90 },
  keys: {
    sunset: ['x-sunset'],
    deprecatedOn: ['x-deprecated-on', 'x-deprecated-since'],
    stability: ['x-stability-level', 'x-stability', 'x-maturity'],
    deprecatedValues: ['x-deprecated-values'],
  },
};

/** Fills in the defaults of settings that were checked. */
export function resolveLifecycle(settings: LifecycleSettings = {}): LifecyclePolicy {
  const { covers, scheme, deprecation, stability, plans, keys } = defaultLifecycle;
  const levels = settings.stability?.levels ?? stability.levels;
  return {
    covers: settings.covers ?? covers,
    scheme: settings.scheme ?? scheme,
    deprecation: {
      minimumDays: settings.deprecation?.minimumDays ?? deprecation.minimumDays,
      undated: resolveUndated(settings.deprecation?.undated ?? deprecation.undated),
    },
    stability: { levels, from: settings.stability?.from ?? defaultFrom(levels) },
    plans: {
      minimumDays: settings.plans?.minimumDays ?? plans.minimumDays,
      holdDays: settings.plans?.holdDays ?? plans.holdDays,
    },
    keys: {
      sunset: [settings.keys?.sunset ?? keys.sunset].flat(),
      deprecatedOn: [settings.keys?.deprecatedOn ?? keys.deprecatedOn].flat(),
      stability: [settings.keys?.stability ?? keys.stability].flat(),
      deprecatedValues: [settings.keys?.deprecatedValues ?? keys.deprecatedValues].flat(),
    },
  };
}

/** With levels of one's own that lack the default one, nothing is free until somebody says from where on. */
function defaultFrom(levels: readonly string[]): string {
  const { from } = defaultLifecycle.stability;
  return levels.includes(from) ? from : (levels[0] ?? from);
}

function resolveUndated(
  undated: NonNullable<NonNullable<LifecycleSettings['deprecation']>['undated']>,
): false | UndatedDeprecation {
  if (undated === false) return false;
  const { minimumDays, minimumReleases } = undated;
  return {
    ...(minimumDays !== undefined && { minimumDays }),
    ...(minimumReleases !== undefined && { minimumReleases }),
  };
}
