import type { Compiler, ts } from '../../typescript/compiler.js';

/** The classes of a file, those in functions and expressions too. */
export function classesIn(
  compiler: Compiler,
  file: ts.SourceFile,
): readonly ts.ClassLikeDeclaration[] {
  const found: ts.ClassLikeDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isClassLike(node)) found.push(node);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
