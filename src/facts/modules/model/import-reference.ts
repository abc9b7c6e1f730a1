/**
 * The form in which a file names another:
 * `import` (with names), `side-effect` (`import 'x'`), `re-export` (`export … from`), `dynamic` (`import('x')`), `require` (also
 * `require.resolve`), `import-equals` (`import x = require('x')`), `import-type` (`import('x').T` where a type stands), `reference`
 * (`/// <reference path>`, `types`), `augmentation` (`declare module './x'` in a module), `mock` (`jest.mock('x')` and its kin).
 */
export type ImportKind = (typeof importKinds)[number];

export const importKinds = [
  'import',
  'side-effect',
  're-export',
  'dynamic',
  'require',
  'import-equals',
  'import-type',
  'reference',
  'augmentation',
  'mock',
] as const;

/** A name that crosses the border between two files. */
export interface ImportedName {
  /** As the other file exports it: a name, `default`, or `*` for all of them. */
  readonly name: string;
  /**
   * As this file calls it; for a re-export, as it exports it on. Undefined for `export * from`, which keeps every name, and where the file
   * gives it no name: `require('x').a`, `import('x').T`.
   */
  readonly as?: string;
  /** `import { type X }`. */
  readonly isType?: true;
}

/** Where one file names another, as it is written: nothing is resolved. */
export interface ImportReference {
  readonly kind: ImportKind;
  /** Undefined where it is computed: `import(name)`. The path of a `/// <reference path>` starts with a dot, as it is relative in any case. */
  readonly specifier?: string;
  /** Erased by the compiler as it is written: `import type`, `export type … from`, `import('x').T`, only inline `type` names. */
  readonly isTypeOnly: boolean;
  /** Not when the file is loaded: inside of a function, a dynamic import anywhere, or `import defer`. Never of what is only a type. */
  readonly isDeferred: boolean;
  /** Empty where the form has none, or gives them to nobody: `import('x').then(…)` may take any of them. */
  readonly names: readonly ImportedName[];
  /** Offsets of the specifier with its quotes, or of the computed expression, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}
