/** Globs over paths of files, relative to the root. */
export type Globs = string | readonly string[];

/** What a layer is for. Rules speak of roles, so that a project may call its layers as it likes. */
export type LayerRole = (typeof layerRoles)[number];

/** Outermost first. */
export const layerRoles = ['web', 'application', 'domain', 'infrastructure'] as const;

export interface Layer {
  readonly files: Globs;
  /** Default: what its name says, where it is a usual one (`domain`, `infra`, `controllers`, …). */
  readonly role?: LayerRole;
}

/** Layers one above the other: each may import those below it. */
export interface LayeredArchitecture {
  readonly kind: 'layered';
  /** Uppermost first. */
  readonly layers: Readonly<Record<string, Globs | Layer>>;
  /** A layer may import the next one below it only. Default false. */
  readonly strict?: boolean;
  /** Groups of layers of which none may import another, whatever their order. */
  readonly independent?: readonly (readonly string[])[];
  /** Files that belong to no layer on purpose: entry points, generated code. */
  readonly outside?: Globs;
}

/** Rings around a domain: each may import those within, and adapters do not know one another. */
export interface OnionArchitecture {
  readonly kind: 'onion';
  readonly domain: Globs | Layer;
  readonly application?: Globs | Layer;
  /** By name: `{ web: 'src/http/**', persistence: 'src/db/**' }`. */
  readonly adapters: Readonly<Record<string, Globs | Layer>>;
  readonly outside?: Globs;
}

export type Layering = LayeredArchitecture | OnionArchitecture;

/** Bounded contexts, and what each shows the others. */
export interface ContextMap {
  readonly kind: 'contexts';
  /** By name. One glob with a `*` folder in place of a name (`{ '*': 'src/contexts/*' }`) makes every such folder a context. */
  readonly contexts: Readonly<Record<string, Globs>>;
  /** What others may import of a context, as globs below its folders. Default: `index.*`, `public/**`, `api/**`. */
  readonly public?: Globs;
  /** Which contexts each may import; undefined: every one through what it shows. A context that is not named may import none. */
  readonly relationships?: Readonly<Record<string, readonly string[]>>;
  /** Code that every context may use: `src/shared/**`. */
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
