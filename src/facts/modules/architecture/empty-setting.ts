import type { Problem } from '../../../report/index.js';
import { nearest } from '../../../source/index.js';
import type { ModuleFile } from '../model/index.js';
import type { PatternList } from './pattern-list.js';

/** Something that somebody named, and that has no file: what is said of it holds nothing. */
export interface EmptySetting {
  /** `layer domain`, `any context`. */
  readonly what: string;
  readonly patterns: Pick<PatternList, 'setting' | 'globs' | 'unmatched'>;
}

/** Tells of each, with the folder that is most likely meant. */
export function describeEmpty(
  empty: readonly EmptySetting[],
  files: readonly ModuleFile[],
): readonly Problem[] {
  if (empty.length === 0 || files.length === 0) return [];
  const folders = foldersOf(files);
  return empty.map(({ what, patterns: { setting, globs, unmatched } }) => {
    const [first = ''] = unmatched;
    const reason =
      unmatched.length === 0
        ? `what ${globs.join(', ')} matches is taken out, or belongs elsewhere`
        : `nothing matches ${unmatched.join(', ')}`;
    const folder = first.replace(/\/\*.*$/, '');
    const meant = folder === '' ? undefined : nearest(folder, folders);
    return {
      code: 'source-no-match',
      message: `${setting}: no file is in ${what}: ${reason}`,
      hint: `${meant === undefined || meant === folder ? 'Correct the pattern' : `Did you mean ${meant}? Correct the pattern`}: it starts at the root of the source.${what.startsWith('layer') ? ' A layer that may be empty says optional: true.' : ''}`,
    };
  });
}

function foldersOf(files: readonly ModuleFile[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return [...folders].sort();
}
