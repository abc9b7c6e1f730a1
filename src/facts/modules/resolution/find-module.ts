import { baseNameOf, joinPath, type SourceTree } from '../../../source/tree/index.js';
import { followPath } from './follow-path.js';

/** How a configuration wants files to be looked for. */
export interface LookupSettings {
  /** `moduleSuffixes`: `.ios`, and the empty one. */
  readonly moduleSuffixes?: readonly string[];
  /** What TypeScript takes comes first, in files and folders, as `moduleResolution: node10` has it. */
  readonly typesFirst?: boolean;
}

/** The fields of a manifest by which a folder is a module. */
export interface FolderManifest {
  /** Ways from the folder, best first. */
  readonly entries: readonly string[];
}

/** Files of code, by their names. */
export const codeFile = /\.[cm]?[jt]sx?$/;

/** What may be left away in JavaScript, or by the settings of many bundlers. */
const lastExtensions = ['.mjs', '.cjs', '.mts', '.cts', '.json', '.node', '.vue', '.svelte'];
const lastEnds = [...lastExtensions, ...lastExtensions.map((extension) => `/index${extension}`)];

interface Extensions {
  readonly types: readonly string[];
  readonly scripts: readonly string[];
}

const plain: Extensions = { types: ['.ts', '.tsx', '.d.ts'], scripts: ['.js', '.jsx'] };

/** In the order of TypeScript: what an extension that is written may stand for. */
const standsFor: Readonly<Record<string, Extensions>> = {
  '.js': plain,
  '.ts': plain,
  '.d.ts': plain,
  '.jsx': { types: ['.tsx', '.ts', '.d.ts'], scripts: ['.jsx', '.js'] },
  '.tsx': { types: ['.tsx', '.ts', '.d.ts'], scripts: ['.jsx', '.js'] },
  '.mjs': { types: ['.mts', '.d.mts'], scripts: ['.mjs'] },
  '.mts': { types: ['.mts', '.d.mts'], scripts: ['.mjs'] },
  '.d.mts': { types: ['.mts', '.d.mts'], scripts: ['.mjs'] },
  '.cjs': { types: ['.cts', '.d.cts'], scripts: ['.cjs'] },
  '.cts': { types: ['.cts', '.d.cts'], scripts: ['.cjs'] },
  '.d.cts': { types: ['.cts', '.d.cts'], scripts: ['.cjs'] },
};

/** Finds files of the tree as TypeScript and bundlers find them, wherever a specifier has led to. */
export class ModuleFinder {
  constructor(
    private readonly tree: SourceTree,
    private readonly manifestOf: (folder: string) => FolderManifest | undefined,
  ) {}

  /** The file that a path means: itself, with an extension, in place of another extension, or as a folder. */
  find(path: string, isFolder: boolean, settings: LookupSettings): string | undefined {
    // A picture or a component of Vue is what is imported, and not the declaration beside it.
    if (!isFolder && isAsset(path) && this.tree.isFile(path)) return path;
    return settings.typesFirst === true
      ? (this.findAs(path, isFolder, ['types'], settings) ??
          this.findAs(path, isFolder, ['scripts'], settings))
      : this.findAs(path, isFolder, ['types', 'scripts'], settings);
  }

  /** What TypeScript does not find and the program does all the same. */
  findLast(path: string): string | undefined {
    if (this.tree.isFile(path)) return path;
    return lastEnds.map((end) => path + end).find((file) => this.tree.isFile(file));
  }

  /** As {@link find}, without folders. */
  findFile(path: string, settings: LookupSettings): string | undefined {
    if (isAsset(path) && this.tree.isFile(path)) return path;
    return this.findByExtension(path, ['types', 'scripts'], settings);
  }

  /** The file that an entry of a manifest names: a script may have its source beside it, and nothing is added. */
  findNamed(path: string, settings: LookupSettings): string | undefined {
    const extension = extensionOf(baseNameOf(path));
    if (!/^\.[cm]?jsx?$/.test(extension)) {
      return this.tree.isFile(path) ? path : undefined;
    }
    const known = standsFor[extension];
    const base = path.slice(0, path.length - extension.length);
    return known && this.tryExtensions(base, known, ['types', 'scripts'], settings);
  }

  private findAs(
    path: string,
    isFolder: boolean,
    kinds: readonly (keyof Extensions)[],
    settings: LookupSettings,
  ): string | undefined {
    const file = isFolder ? undefined : this.findByExtension(path, kinds, settings);
    return file ?? this.findInFolder(path, kinds, settings);
  }

  private findByExtension(
    path: string,
    kinds: readonly (keyof Extensions)[],
    settings: LookupSettings,
  ): string | undefined {
    const name = baseNameOf(path);
    const extension = name.includes('.') ? extensionOf(name) : '';
    const known = standsFor[extension];
    if (known) {
      const base = path.slice(0, -extension.length);
      const found = this.tryExtensions(base, known, kinds, settings);
      if (found !== undefined) return found;
    } else if (extension !== '' && kinds.includes('types')) {
      const declaration = `${path.slice(0, -extension.length)}.d${extension}.ts`;
      if (this.tree.isFile(declaration)) return declaration;
    }
    return this.tryExtensions(path, plain, kinds, settings);
  }

  private tryExtensions(
    base: string,
    extensions: Extensions,
    kinds: readonly (keyof Extensions)[],
    settings: LookupSettings,
  ): string | undefined {
    for (const kind of kinds) {
      for (const extension of extensions[kind]) {
        const found = this.fileWith(base, extension, settings);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  private fileWith(
    base: string,
    extension: string,
    { moduleSuffixes }: LookupSettings,
  ): string | undefined {
    if (!moduleSuffixes) return this.tree.isFile(base + extension) ? base + extension : undefined;
    return moduleSuffixes
      .map((suffix) => base + suffix + extension)
      .find((path) => this.tree.isFile(path));
  }

  private findInFolder(
    folder: string,
    kinds: readonly (keyof Extensions)[],
    settings: LookupSettings,
  ): string | undefined {
    if (!this.tree.list(folder)) return undefined;
    for (const entry of this.manifestOf(folder)?.entries ?? []) {
      const path = followPath(folder, entry);
      if (path === undefined) continue;
      if (isAsset(path) && this.tree.isFile(path)) return path;
      const found =
        this.findByExtension(path, kinds, settings) ??
        this.tryExtensions(joinPath(path, 'index'), plain, kinds, settings);
      if (found !== undefined) return found;
    }
    return this.tryExtensions(joinPath(folder, 'index'), plain, kinds, settings);
  }
}

export function isAsset(path: string): boolean {
  const name = baseNameOf(path);
  return name.includes('.') && !codeFile.test(name);
}

/** With its dot; of a declaration both parts. */
function extensionOf(name: string): string {
  return /(?:\.d)?\.[cm]?ts$|\.[cm]?[jt]sx?$/.exec(name)?.[0] ?? name.slice(name.lastIndexOf('.'));
}

/** The code that a declaration describes, where it stands beside it. */
export function implementationOf(path: string, tree: SourceTree): string | undefined {
  const match = /\.d\.([cm]?)ts$/.exec(path);
  if (!match) return undefined;
  const base = path.slice(0, match.index);
  const [, letter = ''] = match;
  return [`${base}.${letter}js`, `${base}.${letter}jsx`].find((file) => tree.isFile(file));
}
