import { createPathMatcher } from '../../../source/path-matcher.js';
import type { SourceTree } from '../../../source/tree/index.js';
import { readImports, type SourceText } from '../imports/index.js';
import type { ImportEdge, ModuleFile, ModuleGraph } from '../model/index.js';
import { createOutputFinder, createResolver, type Resolver } from '../resolution/index.js';
import { createRegionReader } from '../../../source/create-region-reader.js';
import { isDeclarationName, isModuleName, isTestPath } from './file-kinds.js';
import { findAmbientModules } from './find-ambient-modules.js';
import { findNameClashes } from './find-name-clashes.js';
import { findTests } from './find-tests.js';
import { selectFiles } from './select-files.js';
import { describeSyntaxFault } from './syntax-problem.js';
import { isInstalled } from './walk.js';
import type { Problem } from '../../../report/problem.js';

/** What is read of a tree. Paths and globs are relative to its root. */
export interface ModuleSelection {
  /** Folders, files and globs; what begins with `!` is left out. Default: the root. */
  readonly files?: readonly string[];
  readonly exclude?: readonly string[];
  /** Takes the place of the nearest ones. */
  readonly tsconfig?: string;
  /** Globs over the files that are tests. Default: by their names and folders. */
  readonly tests?: readonly string[];
}

/** Texts that are held at once. */
const batchSize = 250;

/**
 * Reads the modules of a tree: the selected files, and those below the root that they lead to. What cannot be read is a problem of the graph,
 * and the rest is there.
 */
export async function readModuleGraph(
  tree: SourceTree,
  { files = ['.'], exclude = [], tsconfig, tests }: ModuleSelection = {},
): Promise<ModuleGraph> {
  const selection = await selectFiles(tree, {
    files,
    exclude,
    outputsOf: createOutputFinder(tree),
  });
  const resolver = await createResolver(tree, {
    ...(tsconfig !== undefined && { tsconfigs: [tsconfig] }),
    ambientModules: findAmbientModules(tree, selection.modules),
  });
  const isNamedAsTest = tests ? await createPathMatcher(tests) : isTestPath;
  const reading = new ModuleReading(tree, resolver, selection.modules);
  await reading.readAll();
  const isTest = findTests(reading.edges, isNamedAsTest);
  const paths = [...reading.edges.keys()].sort();
  const selected = new Set(selection.modules);
  const edges = paths.flatMap((path) => reading.edges.get(path) ?? []);
  return {
    files: paths.map((path): ModuleFile => {
      const name = resolver.packageOf(path);
      return {
        path,
        isSelected: selected.has(path),
        isDeclaration: isDeclarationName(path),
        isTest: isTest.has(path),
        ...(name !== undefined && { package: name }),
        ...(resolver.configOf(path).verbatimModuleSyntax && { keepsImports: true }),
      };
    }),
    edges,
    unresolved: edges.filter(({ target }) => /^(?:unresolved|workspace)$/.test(target.kind)),
    packages: resolver.packages,
    notRead: selection.components,
    problems: [
      ...selection.problems,
      ...resolver.problems,
      ...reading.problems,
      ...findNameClashes(tree, paths),
    ],
  };
}

/** Goes from file to file. */
class ModuleReading {
  /** By the files that they leave. */
  readonly edges = new Map<string, readonly ImportEdge[]>();
  readonly problems: Problem[] = [];
  private readonly pending: string[];

  constructor(
    private readonly tree: SourceTree,
    private readonly resolver: Resolver,
    files: readonly string[],
  ) {
    this.pending = [...files];
    for (const file of files) this.edges.set(file, []);
  }

  async readAll(): Promise<void> {
    while (this.pending.length > 0) {
      const batch = this.pending.splice(0, batchSize).flatMap((path) => this.open(path) ?? []);
      const read = await readImports(batch);
      for (const [index, { references, fault }] of read.entries()) {
        const source = batch[index];
        if (!source) continue;
        const { path, text } = source;
        if (fault) this.problems.push(describeSyntaxFault(this.tree.uriOf(path), text, fault));
        const regionOf = createRegionReader(text);
        const edges = references.map((reference): ImportEdge => {
          const target = this.follow(this.resolver.resolve(path, reference));
          return {
            ...reference,
            from: path,
            target,
            region: regionOf(reference.start, reference.end),
          };
        });
        this.edges.set(path, edges);
      }
    }
  }

  private open(path: string): SourceText | undefined {
    const read = this.tree.read(path);
    if (read.kind === 'text') return { path, text: read.text };
    if (read.kind === 'problem') this.problems.push(read.problem);
    return undefined;
  }

  /** Gives a file its own name, whatever link led to it, and notes what has to be read. */
  private follow(target: ImportEdge['target']): ImportEdge['target'] {
    if (target.kind !== 'file') return target;
    const file = this.tree.realPath(target.file);
    if (!this.edges.has(file) && isModuleName(file) && !isInstalled(file)) {
      this.edges.set(file, []);
      this.pending.push(file);
    }
    return file === target.file ? target : { kind: 'file', file };
  }
}
