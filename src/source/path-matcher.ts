/** Tells whether the path of a file matches one of some globs. */
export type PathMatcher = (uri: string) => boolean;

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
