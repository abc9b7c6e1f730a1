/** Two versions of an API description, or of all descriptions in a folder, as people name them. */
export interface NamedVersions {
  /**
   * The version that consumers have: a file, a folder, `-` for the standard input, or `git:REVISION:PATH`. The revision
   * `last-release` is the tag of the highest version in the history of what is checked out.
   */
  readonly base?: string;
  /**
   * In place of `base`: what stood at the place of `head` where its history parts from that of this revision, under the name that it
   * had there. `last-release` is the tag of the last release.
   */
  readonly changedSince?: string;
  /** The version that is to be delivered, named alike. */
  readonly head: string;
  /** No reference leads out of this folder. Default: the folder that is compared, or that of each file. */
  readonly root?: string;
  /** Of two folders: files of the newer one that have another name there, each with the one that it has in the older folder. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What the tags of releases look like, `*` for the version: `orders-v*`. Default: `v*`, or the version alone. */
  readonly releaseTags?: string;
}
