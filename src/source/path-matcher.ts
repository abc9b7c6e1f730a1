/** Tells whether the path of a file matches one of some globs. */
export type PathMatcher = (uri: string) => boolean;

/** One glob over paths with slashes. */
export interface PathPattern {
  /** As it is written. */
  readonly glob: string;
  /** The folders at its start that are no patterns: `src/contexts` of `src/contexts/*`. The root is the empty path. */
  readonly base: string;
  readonly matches: PathMatcher;
}

/**
 * @param globs - over paths with slashes; a folder stands for all that is in it, and what begins with `!` is taken out again. Names
 * that start with a dot are matched like any other
 */
export async function createPathMatcher(globs: readonly string[]): Promise<PathMatcher> {
  const { default: picomatch } = await import('picomatch');
  const expand = (glob: string) => {
    const path = glob.replace(/\/+$/, '');
    return picomatch.scan(path).isGlob ? [path] : [path, `${path}/**`];
  };
  const excluded = globs.filter((glob) => glob.startsWith('!'));
  const included = globs.filter((glob) => !glob.startsWith('!'));
  return picomatch(included.length > 0 ? included.flatMap(expand) : ['**'], {
    dot: true,
    ignore: excluded.flatMap((glob) => expand(glob.slice(1))),
  });
}

/**
 * Reads globs one by one, for those who ask about many files: what begins a glob and is no pattern is compared as text. They mean the same
 * as to {@link createPathMatcher}, and a folder below a pattern (`src/*\/domain`) stands for all that is in it, too. `!` at the start is
 * for the caller.
 */
export async function loadPatternReader(): Promise<(glob: string) => PathPattern> {
  const { default: picomatch } = await import('picomatch');
  return (glob) => {
    const path = glob.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    if (path === '' || path === '.') return { glob, base: '', matches: () => true };
    const folder = path.endsWith('/**') ? path.slice(0, -3) : path;
    if (!picomatch.scan(folder).isGlob) {
      const below = `${folder}/`;
      const isFile = folder === path;
      return {
        glob,
        base: folder,
        matches: (file) => file.startsWith(below) || (isFile && file === path),
      };
    }
    const last = path.slice(path.lastIndexOf('/') + 1);
    const { base } = picomatch.scan(path);
    const start = base === '' ? '' : `${base}/`;
    const whole = picomatch.scan(last).isGlob ? path : `${path}{,/**}`;
    const regex = picomatch.makeRe(whole, { dot: true });
    return { glob, base, matches: (file) => file.startsWith(start) && regex.test(file) };
  };
}
