/** Whether a declaration such as `declare module '*.svg'` says what a specifier is. */
export function isAmbient(ambientModules: readonly string[], specifier: string): boolean {
  return ambientModules.some((name) => {
    const star = name.indexOf('*');
    if (star === -1) return name === specifier;
    const [prefix, suffix] = [name.slice(0, star), name.slice(star + 1)];
    return (
      specifier.length >= name.length - 1 &&
      specifier.startsWith(prefix) &&
      specifier.endsWith(suffix)
    );
  });
}
