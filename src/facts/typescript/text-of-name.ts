import type { Compiler, ts } from './compiler.js';

/** `place` of `place`, `'place'` and `#place`; undefined for names that are computed. */
export function textOfName(compiler: Compiler, name: ts.Node | undefined): string | undefined {
  if (name === undefined) return undefined;
  const isText =
    compiler.isIdentifier(name) ||
    compiler.isPrivateIdentifier(name) ||
    compiler.isStringLiteralLike(name);
  return isText ? name.text : undefined;
}
