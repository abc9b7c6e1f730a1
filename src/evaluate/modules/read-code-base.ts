import { createHash } from 'node:crypto';
import process from 'node:process';
import { type Architecture, readMembership } from '../../facts/modules/architecture/index.js';
import { readModuleGraph } from '../../facts/modules/reading/read-module-graph.js';
import type { InputRef } from '../../report/index.js';
import { openSourceTree, type SourceTree } from '../../source/tree/index.js';
import type { CodeBase } from './code-base.js';
import type { ModulesSource } from './modules-source.js';
import { nameCode } from './name-code.js';

/** A source of code, read: what does not depend on the rules of a run. */
export type ReadCode = Omit<CodeBase, 'isOn' | 'isConfigured'> & { readonly input: InputRef };

/**
 * Reads the code that a source names, and where each file belongs.
 *
 * @param lay - puts files over those that are there, for what is not written on the disk
 * @param needsStereotypes - asked once the files are known
 */
export async function readCodeBase(
  source: ModulesSource,
  { cwd = process.cwd() }: { readonly cwd?: string },
  lay: (tree: SourceTree) => SourceTree = (tree) => tree,
  needsStereotypes: (code: Pick<CodeBase, 'graph' | 'tree'>) => boolean = () => true,
): Promise<ReadCode> {
  const digest = new TextDigest();
  const tree = digest.watch(lay(openSourceTree(source.root ?? '.', { cwd })));
  const { files, exclude, tsconfig } = source;
  const graph = await readModuleGraph(tree, {
    files,
    ...(exclude && { exclude }),
    ...(tsconfig !== undefined && { tsconfig }),
  });
  const architecture = architectureOf(source);
  const membership = await readMembership(graph, architecture, tree, {
    needsStereotypes: needsStereotypes({ graph, tree }),
  });
  const id = nameCode(source);
  const units = graph.files.filter(({ isSelected }) => isSelected).length;
  return {
    id,
    tree,
    graph,
    architecture,
    membership,
    withTests: source.tests === 'judged',
    input: { uri: id, digest: digest.sum(), kind: 'modules', units },
  };
}

function architectureOf(source: ModulesSource): Architecture {
  const { layers = [], contexts, stereotypes = {}, owners } = source;
  return {
    layers,
    ...(contexts && { contexts }),
    stereotypes,
    ...(owners !== undefined && { owners }),
  };
}

/** Sums up every text that is read, in the order of the first times, so that nothing has to be read twice for it. */
class TextDigest {
  readonly #hash = createHash('sha256');
  readonly #paths = new Set<string>();
  #sum: string | undefined;

  watch(tree: SourceTree): SourceTree {
    return {
      ...tree,
      read: (path) => {
        const read = tree.read(path);
        if (read.kind === 'text' && this.#sum === undefined && !this.#paths.has(path)) {
          this.#paths.add(path);
          this.#hash.update(`${path}\n${String(read.text.length)}\n`).update(read.text);
        }
        return read;
      },
    };
  }

  /** Of what was read up to the first call. */
  sum(): string {
    this.#sum ??= `sha256:${this.#hash.digest('hex')}`;
    return this.#sum;
  }
}
