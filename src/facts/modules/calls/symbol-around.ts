import type { Compiler, ts } from '../../typescript/compiler.js';
import { nameOf } from './name-of.js';

/** The function or method around a node, as people call it: `OrderService.place`; else the constant at the top of the file that holds it. */
export function symbolAround(compiler: Compiler, node: ts.Node): string | undefined {
  let constant: ts.Node | undefined;
  for (let around = node; !compiler.isSourceFile(around); around = around.parent) {
    if (compiler.isFunctionLike(around)) {
      const name = nameOf(compiler, around);
      if (name !== 'default') return name;
    }
    if (compiler.isVariableDeclaration(around)) constant = around;
  }
  return constant && nameOf(compiler, constant);
}
