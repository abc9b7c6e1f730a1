import type { PathPattern } from '../../../source/index.js';
import type { ContextMap } from './architecture.js';
import type { Claim, DoubleClaims } from './double-claims.js';
import {
  type ContextFolder,
  eachFolderContext,
  everyFolder,
  type FindContext,
  namedContext,
} from './folder-of-context.js';
import { listGlobs } from './named-layers.js';
import { PatternList } from './pattern-list.js';
import { nameSetting } from './setting-name.js';

/** What others may import of a context where nothing is said. */
const usualSurface: readonly string[] = ['index.*', 'public/**', 'api/**'];

/** Tells which context a file belongs to, and whether the context shows it. */
export class ContextPlaces {
  readonly #finders: readonly ContextFinder[];
  readonly #shared: PatternList;
  readonly #surface: PatternList;
  readonly #claims: DoubleClaims;
  readonly #isUsual: boolean;

  constructor(map: ContextMap, read: (glob: string) => PathPattern, claims: DoubleClaims) {
    this.#claims = claims;
    this.#finders = Object.entries(map.contexts)
      .map(([name, globs]) => new ContextFinder(name, listGlobs(globs), read))
      // Names count more than what stands for many: the first that knows a file has it.
      .sort((left, right) => Number(left.isForEvery) - Number(right.isForEvery));
    this.#shared = new PatternList('contexts.shared', listGlobs(map.shared), read);
    this.#isUsual = map.public === undefined;
    this.#surface = new PatternList(
      'contexts.public',
      this.#isUsual ? usualSurface : listGlobs(map.public),
      read,
    );
  }

  find(file: string): ContextPlace {
    const isShared = this.#shared.find(file) !== undefined;
    let first: { readonly found: ContextFolder; readonly claim: Claim } | undefined;
    for (const finder of this.#finders) {
      const claimed = finder.find(file);
      if (claimed === undefined || isShared || (first && finder.isForEvery)) continue;
      const { found, glob } = claimed;
      const claim = { what: `context ${found.name}`, setting: finder.patterns.setting, glob };
      if (first === undefined) first = { found, claim };
      else this.#claims.note(file, first.claim, claim);
    }
    if (first === undefined) return { isShared };
    const { name, folder } = first.found;
    // A context that is one file shows it.
    const isPublic =
      folder === file ||
      this.#surface.find(file.slice(folder === '' ? 0 : folder.length + 1)) !== undefined;
    return { isShared, context: { name, folder, isPublic } };
  }

  /** Those that a person wrote. */
  get patterns(): readonly PatternList[] {
    const own = [...this.#finders.map(({ patterns }) => patterns), this.#shared];
    return this.#isUsual ? own : [...own, this.#surface];
  }
}

export interface ContextPlace {
  readonly isShared: boolean;
  readonly context?: ContextFolder & { readonly isPublic: boolean };
}

/** The globs of one name. */
class ContextFinder {
  readonly patterns: PatternList;
  readonly isForEvery: boolean;
  readonly #byGlob: ReadonlyMap<string, FindContext>;

  constructor(name: string, globs: readonly string[], read: (glob: string) => PathPattern) {
    this.isForEvery = name === everyFolder;
    const byGlob = new Map<string, FindContext>();
    const readContext = (glob: string): PathPattern => {
      if (!this.isForEvery) {
        const pattern = read(glob);
        byGlob.set(glob, namedContext(name, pattern));
        return pattern;
      }
      const find = eachFolderContext(glob, read);
      byGlob.set(glob, find);
      return { glob, base: '', matches: (file) => find(file) !== undefined };
    };
    this.patterns = new PatternList(nameSetting(['contexts', 'contexts', name]), globs, (glob) =>
      globs.includes(glob) ? readContext(glob) : read(glob),
    );
    this.#byGlob = byGlob;
  }

  find(file: string): { readonly found: ContextFolder; readonly glob: string } | undefined {
    const pattern = this.patterns.find(file);
    if (pattern === undefined) return undefined;
    const found = this.#byGlob.get(pattern.glob)?.(file);
    return found && { found, glob: pattern.glob };
  }
}
