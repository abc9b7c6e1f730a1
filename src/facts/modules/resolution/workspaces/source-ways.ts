import type { OutputFolder } from '../tsconfig/project.js';
import { joinPath } from '../../../../source/tree/index.js';
import { pathBelow } from '../follow-path.js';

/** Folders that hold what a build has made, by the names that people give them. */
const outputName =
  /^(?:dist|lib|libs|build|built|out|output|es|esm|cjs|mjs|umd|amd|types?|typings|dts|modules?|commonjs|esnext|es\d+|fesm\d+|bundles?)(?:[-_.].*)?$|^[._](?:esm|cjs|types|build|dist)$/i;

const sourceFolders = ['src', '', 'source', 'lib'];

/** Whether the first folder of a way is one of a build. */
export function isInOutput(way: string): boolean {
  const [first = '', ...rest] = way.split('/');
  return rest.length > 0 && outputName.test(first);
}

/**
 * Where the source of a built file may stand: `dist/esm/orders.js` is made of `src/orders`. Best guess first, without extension.
 *
 * @param way - from the folder of the package
 * @param outputs - what the configurations of the package say, as paths of the tree
 */
export function sourceWays(
  folder: string,
  way: string,
  outputs: readonly OutputFolder[],
): readonly string[] {
  const found = new Set<string>();
  const add = (path: string): void => {
    for (const stem of stemsOf(path)) found.add(stem);
  };
  const path = joinPath(folder, way);
  for (const output of outputs) {
    const rest = output.folder === '' ? undefined : pathBelow(output.folder, path);
    if (rest === undefined) continue;
    if (output.sources !== undefined) add(joinPath(output.sources, rest));
    for (const sources of sourceFolders) add(joinPath(folder, joinPath(sources, rest)));
  }
  for (let rest = way; isInOutput(rest);) {
    rest = rest.slice(rest.indexOf('/') + 1);
    for (const sources of sourceFolders) add(joinPath(folder, joinPath(sources, rest)));
  }
  // A way that no build has made may be one below the sources: `@acme/orders/model`.
  for (const sources of sourceFolders) add(joinPath(folder, joinPath(sources, way)));
  return [...found];
}

/** Without the extension, and without what bundlers put before it: `.esm`, `.min`. */
function stemsOf(path: string): readonly string[] {
  const stem = path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return [stem, stem.replace(/[.-](?:min|esm|es|cjs|umd|mjs|prod|production|modern|browser)$/, '')];
}
