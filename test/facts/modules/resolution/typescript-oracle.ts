import { ts } from 'ts-morph';
import type { ImportKind } from '../../../../src/facts/modules/model/index.js';
import type { SourceTree } from '../../../../src/source/tree/index.js';

/** Says where TypeScript's own resolver leads, from a file with an import of a kind: a path of the tree, or undefined. */
export type Oracle = (from: string, specifier: string, kind: ImportKind) => string | undefined;

/** TypeScript's resolver over a tree with one tsconfig, at its root. */
export function createOracle(tree: SourceTree): Oracle {
  // Not the root of a disk: a path may lead out of the tree.
  const root = '/tree';
  const below = (path: string): string =>
    path === root || path.startsWith(`${root}/`) ? path.slice(root.length + 1) : `out/of${path}`;
  const host: ts.ModuleResolutionHost = {
    fileExists: (path) => tree.isFile(below(path)),
    directoryExists: (path) => tree.list(below(path).replace(/\/$/, '')) !== undefined,
    readFile: (path) => {
      const read = tree.read(below(path));
      return read.kind === 'text' ? read.text : undefined;
    },
    realpath: (path) => path,
    getCurrentDirectory: () => root,
    useCaseSensitiveFileNames: true,
  };
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, (path) => host.readFile(path)) as {
    config: unknown;
  };
  const parsed = { ...ts.sys, ...host, readDirectory: () => [] } as ts.ParseConfigHost;
  const { options } = ts.parseJsonConfigFileContent(
    config,
    parsed,
    root,
    {},
    `${root}/tsconfig.json`,
  );
  const isNode = /^(?:3|99)$/.test(String(options.moduleResolution));
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  const modeOf = (file: string, kind: ImportKind) => {
    if (kind === 'require') return ts.ModuleKind.CommonJS;
    if (!isNode) return undefined;
    const packages = cache.getPackageJsonInfoCache();
    return ts.getImpliedNodeFormatForFile(file, packages, host, options);
  };
  return (from, specifier, kind) => {
    const file = `${root}/${from}`;
    const mode = modeOf(file, kind);
    const found = ts.resolveModuleName(specifier, file, options, host, cache, undefined, mode);
    return found.resolvedModule && below(found.resolvedModule.resolvedFileName);
  };
}
