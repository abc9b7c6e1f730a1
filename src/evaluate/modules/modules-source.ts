import type {
  ContextMap,
  Layering,
  StereotypeDefinition,
} from '../../facts/modules/architecture/architecture.js';

export const testTreatments = ['left-out', 'judged'] as const;

/** What is done with tests: rules about layers, contexts and calls leave them out, or judge them as any other file. */
export type TestTreatment = (typeof testTreatments)[number];

/** TypeScript and JavaScript code, with the architecture that it is held to. */
export interface ModulesSource {
  readonly kind: 'modules';
  readonly files: readonly string[];
  readonly exclude?: readonly string[];
  readonly root?: string;
  readonly tsconfig?: string;
  readonly layers?: readonly Layering[];
  readonly contexts?: ContextMap;
  readonly stereotypes?: Readonly<Record<string, StereotypeDefinition>>;
  readonly owners?: string | false;
  readonly tests?: TestTreatment;
}

/** Source code to judge, and what is known of its architecture. All paths and globs but `root` are relative to `root`. */
export interface ModulesOptions {
  /** Folders (all TypeScript and JavaScript in them), files or globs. What they import is read as well, as far as it is below `root`. */
  readonly files: string | readonly string[];
  /** Globs over files that are not judged: generated code. */
  readonly exclude?: string | readonly string[];
  /**
   * The folder with everything that the code belongs to: its manifests, those of its workspace, the files that its tsconfig extends.
   * Nothing outside of it is read. Relative to the working directory, which is also the default.
   */
  readonly root?: string;
  /** The tsconfig.json of all files. Default: for each file the nearest one that is for it. */
  readonly tsconfig?: string;
  /** Layers, as `layered()` and `onion()` make them: one order, or several that all hold. */
  readonly layers?: Layering | readonly Layering[];
  /** Bounded contexts, as `contexts()` makes them. */
  readonly contexts?: Omit<ContextMap, 'kind'> & Partial<Pick<ContextMap, 'kind'>>;
  /** What files are made for, by name; they add to the built-in ones (`controller`, `repository`, …) or take their place. */
  readonly stereotypes?: Readonly<Record<string, StereotypeDefinition>>;
  /** The file CODEOWNERS; `false` reads none. Default: where GitHub and GitLab look for it. */
  readonly owners?: string | false;
  /** Whether rules about layers, contexts and calls judge tests, too. Default `left-out`. */
  readonly tests?: TestTreatment;
}

/**
 * Names source code as a source.
 *
 * @example modules({ files: 'src', layers: layered({ web: 'src/http', domain: 'src/domain' }) })
 */
export function modules(options: ModulesOptions): ModulesSource {
  const { files, exclude, layers, contexts, ...others } = options;
  return {
    kind: 'modules',
    ...others,
    files: [files].flat(),
    ...(exclude !== undefined && { exclude: [exclude].flat() }),
    ...(layers !== undefined && { layers: [layers].flat() }),
    ...(contexts !== undefined && { contexts: { ...contexts, kind: 'contexts' } }),
  };
}
