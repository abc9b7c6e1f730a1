import type { Problem } from '../../../report/index.js';
import { plural } from '../../../report/index.js';

/** Something that a file belongs to, and the glob that says so. */
export interface Claim {
  /** `layer domain`, `context orders`. */
  readonly what: string;
  readonly setting: string;
  readonly glob: string;
}

interface DoubleClaim {
  readonly first: Claim;
  readonly second: Claim;
  readonly example: string;
  count: number;
}

/** Files that two globs claim for different things. Each pair of globs is told once. */
export class DoubleClaims {
  readonly #found = new Map<string, DoubleClaim>();

  note(file: string, first: Claim, second: Claim): void {
    const key = JSON.stringify([first.setting, first.glob, second.setting, second.glob]);
    const known = this.#found.get(key);
    if (known) known.count += 1;
    else this.#found.set(key, { first, second, example: file, count: 1 });
  }

  get problems(): readonly Problem[] {
    return [...this.#found.values()].map(({ first, second, example, count }) => {
      const files =
        count === 1 ? `${example} is` : `${example} and ${plural(count - 1, 'more file')} are`;
      return {
        code: 'architecture-invalid',
        message: `${first.setting}: ${files} in ${first.what} by ${first.glob}, and in ${second.what} by ${second.glob} (${second.setting})`,
        hint: `Make one of the patterns narrower, or take the files out of it with a pattern that begins with !. Until then they count as ${first.what}.`,
      };
    });
  }
}
