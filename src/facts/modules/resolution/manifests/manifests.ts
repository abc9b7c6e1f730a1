import type { Problem } from '../../../../report/index.js';
import { folderOf, joinPath, type SourceTree } from '../../../../source/tree/index.js';
import { foldersUpward } from '../follow-path.js';
import { type Manifest, readManifest } from './manifest.js';

/** The manifests of a tree, each read when it is asked for first. */
export class Manifests {
  readonly problems: Problem[] = [];
  private readonly known = new Map<string, Manifest | undefined>();
  private readonly scopes = new Map<string, Manifest | undefined>();

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

  /** The nearest one of a folder. */
  scopeOf(folder: string): Manifest | undefined {
    if (this.scopes.has(folder)) return this.scopes.get(folder);
    const own = this.in(folder);
    const scope = own ?? (folder === '' ? undefined : this.scopeOf(folderOf(folder)));
    this.scopes.set(folder, scope);
    return scope;
  }

  /** Those of a folder and of the folders around it, nearest first. */
  *around(folder: string): Generator<Manifest> {
    for (const at of foldersUpward(folder)) {
      const manifest = this.in(at);
      if (manifest) yield manifest;
    }
  }

  /** The nearest one with a name: folders may have one that only says how their files are read. */
  packageOf(folder: string): (Manifest & { readonly name: string }) | undefined {
    for (const manifest of this.around(folder)) {
      const { name } = manifest;
      if (name !== undefined) return { ...manifest, name };
    }
    return undefined;
  }
}
