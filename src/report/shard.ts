/** A part of a run, judged by itself: one of several machines has judged its share of the input. */
export interface ShardRef {
  /** Which one it is, from 1. */
  readonly index: number;
  /** How many there are. */
  readonly count: number;
  /** `sha256:` and the digest of `data` as JSON. */
  readonly digest: string;
  /** What joins the shards again: for `archfit merge` of the very same version. */
  readonly data: Readonly<Record<string, unknown>>;
}
