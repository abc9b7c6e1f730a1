/** Whether a package is one of those that a table names; a name that ends in `*` stands for all that begin so. */
export function matchesPackage(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}
