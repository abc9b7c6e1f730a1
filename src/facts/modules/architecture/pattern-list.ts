import type { PathPattern } from '../../../source/index.js';

/** The globs of one setting, with a count of the files that each of them matched. */
export class PatternList {
  readonly #included: readonly PathPattern[];
  readonly #excluded: readonly PathPattern[];
  readonly #matched = new Set<string>();
  #folder: string | undefined;
  #candidates: readonly Candidate[] = [];

  /**
   * @param setting - where they stand in the configuration: `layers[0].domain`
   */
  constructor(
    readonly setting: string,
    globs: readonly string[],
    read: (glob: string) => PathPattern,
  ) {
    this.#included = globs.filter((glob) => !glob.startsWith('!')).map(read);
    this.#excluded = globs
      .filter((glob) => glob.startsWith('!'))
      .map((glob) => read(glob.slice(1)));
  }

  /**
   * The glob that takes a file in; undefined where none does, or one takes it out again. All that match count as used.
   *
   * @param folder - that of the file: what is known of it is kept until the next one
   */
  find(file: string, folder: string): PathPattern | undefined {
    if (folder !== this.#folder) {
      this.#folder = folder;
      this.#candidates = this.#included.flatMap((pattern): readonly Candidate[] => {
        const cover = pattern.coverOf(folder);
        return cover === 'none' ? [] : [{ pattern, isAll: cover === 'all' }];
      });
    }
    if (this.#candidates.length === 0) return undefined;
    let first: PathPattern | undefined;
    for (const { pattern, isAll } of this.#candidates) {
      if (!isAll && !pattern.matches(file)) continue;
      first ??= pattern;
      this.#matched.add(pattern.glob);
    }
    return first === undefined || this.#excluded.some(({ matches }) => matches(file))
      ? undefined
      : first;
  }

  /** All that take files in. */
  get globs(): readonly string[] {
    return this.#included.map(({ glob }) => glob);
  }

  /** Globs that matched no file that was asked about. */
  get unmatched(): readonly string[] {
    return this.globs.filter((glob) => !this.#matched.has(glob));
  }
}

interface Candidate {
  readonly pattern: PathPattern;
  /** Every file of the folder is meant. */
  readonly isAll: boolean;
}
