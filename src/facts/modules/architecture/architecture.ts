/** Globs over paths of files, relative to the root. A folder stands for all that is in it; what begins with `!` is taken out again. */
export type Globs = string | readonly string[];

/** What a layer is for. Rules speak of roles, so that a project may call its layers as it likes. */
export type LayerRole = (typeof layerRoles)[number];

/** Outermost first. */
export const layerRoles = ['web', 'application', 'domain', 'infrastructure'] as const;

/** A layer, where its globs alone do not say everything. */
export interface Layer {
  readonly files: Globs;
  /** Default: what its name says, where it is a usual one (`domain`, `infra`, `controllers`, …). */
  readonly role?: LayerRole;
  /** It may have no file: the same layers are used for several code bases. Default false. */
  readonly optional?: boolean;
}

/** Layers one above the other: each may import those below it. */
export interface LayeredArchitecture extends LayeredOptions {
  readonly kind: 'layered';
  /** Uppermost first. */
  readonly layers: Readonly<Record<string, Globs | Layer>>;
}

/** What can be said of layers beside their files. */
export interface LayeredOptions {
  /** A layer may import the next one below it only. Default false. */
  readonly strict?: boolean;
  /** Groups of layers of which none may import another, whatever their order. */
  readonly independent?: readonly (readonly string[])[];
  /** Files that belong to no layer on purpose: entry points, generated code. It counts more than the globs of layers. */
  readonly outside?: Globs;
}

/** Rings around a domain: each may import those within, and adapters do not know one another. */
export interface OnionArchitecture extends OnionRings {
  readonly kind: 'onion';
}

/** The rings of an onion, from the inside out. */
export interface OnionRings {
  readonly domain: Globs | Layer;
  readonly application?: Globs | Layer;
  /** By name: `{ web: 'src/http/**', persistence: 'src/db/**' }`. */
  readonly adapters: Readonly<Record<string, Globs | Layer>>;
  /** Files that belong to no ring on purpose. It counts more than the globs of rings. */
  readonly outside?: Globs;
}

/** Layers, in one of the shapes that they come in. */
export type Layering = LayeredArchitecture | OnionArchitecture;

/** Bounded contexts, and what each shows the others. */
export interface ContextMap extends ContextOptions {
  readonly kind: 'contexts';
  /**
   * By name. The name `*` takes each folder that stands in place of the `*` of its globs as a context of its own
   * (`{ '*': 'src/contexts/*' }`); contexts that are named count more.
   */
  readonly contexts: Readonly<Record<string, Globs>>;
}

/** What can be said of contexts beside their files. */
export interface ContextOptions {
  /**
   * What others may import of a context, as globs below its folders. Default: `index.*`, `public/**`, `api/**`. What the manifest of a
   * context that is a package of the workspace exports counts as well.
   */
  readonly public?: Globs;
  /** Which contexts each may import; undefined: every one through what it shows. A context that is not named may import none. */
  readonly relationships?: Readonly<Record<string, readonly string[]>>;
  /** Code that every context may use: `src/shared/**`. It counts more than the globs of contexts. */
  readonly shared?: Globs;
}

/** What a file is made for, whatever layer it is in: a controller, a repository. A file belongs to it when one of the three says so. */
export interface StereotypeDefinition {
  readonly files?: Globs;
  /** Ends of names of classes: `Controller`. */
  readonly classes?: readonly string[];
  /** Names of decorators of classes, without `@`. */
  readonly decorators?: readonly string[];
}

/** The architecture of a code base, as somebody wrote it down. */
export interface Architecture {
  readonly layers: readonly Layering[];
  readonly contexts?: ContextMap;
  /** By name; they add to the built-in ones, or take their place. */
  readonly stereotypes: Readonly<Record<string, StereotypeDefinition>>;
  /** Path of a CODEOWNERS file; `false` reads none. Default: where GitHub and GitLab look for it. */
  readonly owners?: string | false;
}
