import type { Problem, Region } from '../../../report/index.js';
import type { ImportReference } from './import-reference.js';

/** A file of source code. Paths are relative to the root of the tree, with slashes. */
export interface ModuleFile {
  readonly path: string;
  /** Named by the selection; the others were reached by imports from those, below the root. */
  readonly isSelected: boolean;
  readonly isDeclaration: boolean;
  /** By its name or folder (`*.test.ts`, `*.spec.ts`, `__tests__/`, `__mocks__/`), unless code that is no test imports it. */
  readonly isTest: boolean;
  /** Name of the package that it belongs to: that of the nearest manifest with a name. */
  readonly package?: string;
  /** Its tsconfig says `verbatimModuleSyntax`: what is imported is loaded, also where types alone are named one by one. */
  readonly keepsImports?: true;
}

/** Where an import leads. */
export type ImportTarget =
  | { readonly kind: 'file'; readonly file: string }
  /** A package of this repository whose source could not be told. */
  | { readonly kind: 'workspace'; readonly package: string; readonly reason: string }
  | { readonly kind: 'external'; readonly package: string; readonly declared: DeclaredAs }
  /** A module of Node, without `node:`. */
  | { readonly kind: 'builtin'; readonly module: string }
  /** A file that holds no code that is judged: JSON, CSS, pictures, `.vue`, `.node`. */
  | { readonly kind: 'asset'; readonly file: string }
  /** The specifier is computed. */
  | { readonly kind: 'opaque' }
  | { readonly kind: 'unresolved'; readonly reason: string };

/** In which part of the nearest manifests (up to the root of the workspace) a package stands. `absent`: in none. */
export type DeclaredAs = 'prod' | 'dev' | 'peer' | 'optional' | 'absent';

/** An import, and where it leads. */
export interface ImportEdge extends ImportReference {
  readonly from: string;
  readonly target: ImportTarget;
  readonly region: Region;
}

/** A package of the repository: a folder with a manifest that has a name. */
export interface ModulePackage {
  readonly name: string;
  /** Its folder; the root is the empty path. */
  readonly folder: string;
  readonly isPrivate: boolean;
}

/** What stands where, and what names what. */
export interface ModuleGraph {
  /** By path, sorted. */
  readonly files: readonly ModuleFile[];
  /** In the order of the files and of the places in them. */
  readonly edges: readonly ImportEdge[];
  /** The edges with a target `unresolved`, and `workspace`. */
  readonly unresolved: readonly ImportEdge[];
  readonly packages: readonly ModulePackage[];
  /** Files that were met and hold code that nobody here reads: `.vue`, `.svelte`, `.astro`. */
  readonly notRead: readonly string[];
  readonly problems: readonly Problem[];
}
