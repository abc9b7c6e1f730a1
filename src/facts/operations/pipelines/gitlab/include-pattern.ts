/** A path of an include with `*`, for one name, and `**`, for any folders. */
export function compilePattern(pattern: string): (path: string) => boolean {
  const source = pattern
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      return part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  const compiled = new RegExp(`^${source}$`);
  return (path) => compiled.test(path);
}
