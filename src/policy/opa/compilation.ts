import type { OpaError } from './opa-error.js';

/** Texts of modules by path. The path stands in every message, so give it relative and with slashes. */
export type Modules = Readonly<Record<string, string>>;

/**
 * How a module is read: as Rego v0, where `deny[msg] { … }` is a rule, as Rego v1, where it is `deny contains msg if { … }`,
 * or as v1 and, where that fails, as v0. Errors are then those of the version that its author meant, and their details say
 * which.
 */
export type RegoVersion = 0 | 1 | 'auto';

/** How the modules of a request are read. One request may hold modules of both versions. */
export interface RegoVersions {
  /** Holds for all modules. Default 1. */
  readonly regoVersion?: RegoVersion;
  /** Hold for single modules, by path. */
  readonly regoVersions?: Readonly<Record<string, RegoVersion>>;
}

/** OPA's description of what a policy may use: the content of a `capabilities.json`. */
export type Capabilities = Readonly<Record<string, unknown>>;

/** What {@link Opa.compile} takes. */
export interface CompileRequest extends RegoVersions {
  readonly modules: Modules;
  /** Data that will lie beside the policies: a rule of the same path is an error. It does not go into the module. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Rules or packages that can be asked for, as `package/path/rule`. */
  readonly entrypoints?: readonly string[];
  /**
   * Given instead of entrypoints: what the module is asked, such as `data.shop.violation[x]; x.msg = text`. It then has one
   * entrypoint, `eval`, whose answer is the set of what the solutions bind.
   */
  readonly query?: string;
  /** Without it, everything that OPA knows but the network. */
  readonly capabilities?: Capabilities;
  /** Stands in the manifest. */
  readonly revision?: string;
  /** OPA's `-O`. Default 0: level 2 made policies up to three times slower. */
  readonly optimization?: 0 | 1 | 2;
  /** Keeps `print` calls, which the module then hands to its host. */
  readonly print?: boolean;
}

/** What {@link Opa.compile} gives. Equal requests give equal bytes. */
export interface CompileResult {
  /** The module: `policy.wasm` of a bundle. */
  readonly wasm: Uint8Array;
  readonly manifest: BundleManifest;
  /** What strict mode would refuse: unused imports and variables, deprecated builtins. */
  readonly warnings: readonly OpaError[];
}

/** `.manifest` of an OPA bundle, as OPA writes it. */
export interface BundleManifest {
  readonly revision: string;
  readonly roots?: readonly string[];
  readonly rego_version?: number;
  readonly wasm?: readonly {
    readonly entrypoint: string;
    readonly module: string;
    readonly annotations?: readonly Readonly<Record<string, unknown>>[];
  }[];
}

/** What {@link Opa.check} takes. */
export interface CheckRequest extends RegoVersions {
  readonly modules: Modules;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly capabilities?: Capabilities;
  /**
   * JSON Schemas to check references against. The key `''` is the schema of every input; any other key is the path that
   * `schemas` annotations refer to: `kubernetes/workload` is `schema.kubernetes.workload`.
   */
  readonly schemas?: Readonly<Record<string, unknown>>;
  /** Leaves strict mode: unused imports and variables, deprecated builtins and shadowing are let pass. */
  readonly lenient?: boolean;
}
