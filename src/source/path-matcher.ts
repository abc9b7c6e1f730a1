/** Tells whether the path of a file matches one of some globs. */
export type PathMatcher = (uri: string) => boolean;

/** @param globs - over paths with slashes; names that start with a dot are matched like any other */
export async function createPathMatcher(globs: readonly string[]): Promise<PathMatcher> {
  const { default: picomatch } = await import('picomatch');
  return picomatch([...globs], { dot: true });
}
