import type { Problem } from '../../../../report/index.js';
import { folderOf, joinPath, type SourceTree } from '../../../../source/tree/index.js';
import { type Manifest, readManifest } from './manifest.js';

/** The manifests of a tree, each read when it is asked for first. */
export class Manifests {
  readonly problems: Problem[] = [];
  private readonly known = new Map<string, Manifest | undefined>();
  private readonly chains = new Map<string, readonly Manifest[]>();

  constructor(private readonly tree: SourceTree) {}

  /** That of the folder itself. */
  in(folder: string): Manifest | undefined {
    if (this.known.has(folder)) return this.known.get(folder);
    const path = joinPath(folder, 'package.json');
    const { manifest, problems } = this.tree.isFile(path)
      ? readManifest(this.tree, path)
      : { manifest: undefined, problems: [] };
    this.problems.push(...problems);
    this.known.set(folder, manifest);
    return manifest;
  }

  /** Those of a folder and of the folders around it, nearest first. */
  around(folder: string): readonly Manifest[] {
    const known = this.chains.get(folder);
    if (known) return known;
    const own = this.in(folder);
    const above = folder === '' ? [] : this.around(folderOf(folder));
    const chain = own ? [own, ...above] : above;
    this.chains.set(folder, chain);
    return chain;
  }

  /** The nearest one. */
  scopeOf(folder: string): Manifest | undefined {
    return this.around(folder)[0];
  }

  /** The nearest one with a name: folders may have one that only says how their files are read. */
  packageOf(folder: string): Manifest | undefined {
    return this.around(folder).find(({ name }) => name !== undefined);
  }
}
