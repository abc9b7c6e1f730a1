import type { ts } from '../../facts/typescript/compiler.js';
import type { Location } from '../../report/index.js';
import type { CodeBase } from './code-base.js';

/** Where a node stands, as reports say it. */
export function placeOfNode({ tree }: Pick<CodeBase, 'tree'>, node: ts.Node): Location {
  const file = node.getSourceFile();
  const start = file.getLineAndCharacterOfPosition(node.getStart());
  const end = file.getLineAndCharacterOfPosition(node.getEnd());
  return {
    uri: tree.uriOf(file.fileName),
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}
