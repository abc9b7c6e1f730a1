import { folderOf, type PathPattern } from '../../../source/index.js';
import type { ContextMap } from './architecture.js';
import type { EmptySetting } from './empty-setting.js';
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

  constructor(
    map: ContextMap,
    read: (glob: string) => PathPattern,
    claims: DoubleClaims,
    private readonly isExported: (file: string) => boolean,
  ) {
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

  find(file: string, folder: string): ContextPlace {
    const isShared = this.#shared.find(file, folder) !== undefined;
    let first: ClaimedContext | undefined;
    for (const finder of this.#finders) {
      const claimed = finder.find(file, folder);
      if (claimed === undefined || isShared || (first && finder.isForEvery)) continue;
      finder.hasFiles = true;
      if (first === undefined) first = claimed;
      else this.#claims.note(file, claimOf(first), claimOf(claimed));
    }
    if (first === undefined) return { isShared };
    return { isShared, context: first.found.name, isPublic: this.#isShown(file, first.found) };
  }

  #isShown(file: string, context: ContextFolder): boolean {
    // A context that is one file shows it.
    if (context.folder === file || this.isExported(file)) return true;
    const path = context.folder === '' ? file : file.slice(context.folder.length + 1);
    return this.#surface.find(path, folderOf(path)) !== undefined;
  }

  /** Contexts that have no file; a `*` that stands for no folder. */
  get empty(): readonly EmptySetting[] {
    return this.#finders.flatMap(({ name, isForEvery, hasFiles, patterns }) => {
      const what = isForEvery ? 'any context' : `context ${name}`;
      return hasFiles ? [] : [{ what, patterns }];
    });
  }

  /** What else may hold globs that match nothing, as far as a person wrote it. */
  get others(): readonly PatternList[] {
    const filled = this.#finders.filter(({ hasFiles }) => hasFiles);
    return [
      ...filled.map(({ patterns }) => patterns),
      this.#shared,
      ...(this.#isUsual ? [] : [this.#surface]),
    ];
  }
}

export interface ContextPlace {
  readonly isShared: boolean;
  readonly context?: string;
  readonly isPublic?: boolean;
}

interface ClaimedContext {
  readonly found: ContextFolder;
  readonly setting: string;
  readonly glob: string;
}

function claimOf({ found, setting, glob }: ClaimedContext): Claim {
  return { what: `context ${found.name}`, setting, glob };
}

/** The globs of one name. */
class ContextFinder {
  readonly patterns: PatternList;
  readonly isForEvery: boolean;
  hasFiles = false;
  readonly #byGlob: ReadonlyMap<string, FindContext>;

  constructor(
    readonly name: string,
    globs: readonly string[],
    read: (glob: string) => PathPattern,
  ) {
    this.isForEvery = name === everyFolder;
    const byGlob = new Map<string, FindContext>();
    const readContext = (glob: string): PathPattern => {
      if (this.isForEvery) {
        const { pattern, find } = eachFolderContext(glob, read);
        byGlob.set(glob, find);
        return pattern;
      }
      const pattern = read(glob);
      byGlob.set(glob, namedContext(name, pattern));
      return pattern;
    };
    this.patterns = new PatternList(nameSetting(['contexts', 'contexts', name]), globs, (glob) =>
      globs.includes(glob) ? readContext(glob) : read(glob),
    );
    this.#byGlob = byGlob;
  }

  find(file: string, folder: string): ClaimedContext | undefined {
    const pattern = this.patterns.find(file, folder);
    if (pattern === undefined) return undefined;
    const found = this.#byGlob.get(pattern.glob)?.(file);
    return found && { found, setting: this.patterns.setting, glob: pattern.glob };
  }
}
