/** How far somebody comes. */
export interface Climb {
  /** Null where not even the first level is reached. */
  readonly level: string | null;
  /** The first level that is out of reach; undefined where there is none. */
  readonly next: string | undefined;
}

/** The highest level before the first one that is held back: no level is reached past another one. */
export function climb(levels: readonly string[], isHeldBack: (level: string) => boolean): Climb {
  const first = levels.findIndex(isHeldBack);
  const reached = first < 0 ? levels : levels.slice(0, first);
  return { level: reached.at(-1) ?? null, next: first < 0 ? undefined : levels[first] };
}
