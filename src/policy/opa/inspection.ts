import type { OpaLocation } from './opa-error.js';

/** What {@link Opa.inspect} gives: what is written in the modules, nothing resolved and nothing compiled. */
export interface InspectResult {
  /** Sorted by path. */
  readonly modules: readonly ModuleView[];
  /** Sorted by path of the target, then by location. */
  readonly annotations: readonly Annotation[];
}

/** One module. */
export interface ModuleView {
  readonly path: string;
  /** The version that it was read as. */
  readonly regoVersion: 0 | 1;
  /** Without `data`: `['lib', 'archfit', 'kubernetes']`. */
  readonly package: readonly string[];
  readonly packageLocation: OpaLocation;
  readonly imports: readonly ImportView[];
  /** One entry a definition: a rule that is defined twice stands here twice. */
  readonly rules: readonly RuleView[];
  /** Every use of `data` and `input`, imports aside. */
  readonly references: readonly Reference[];
  /** Every target of `with`. */
  readonly replacements: readonly Reference[];
  /**
   * Every call of a builtin, operators included (`plus`, `equal`, `internal.member_2`), and every builtin that a `with` puts
   * in the place of another function.
   */
  readonly builtins: readonly BuiltinCall[];
}

export interface ImportView {
  /** `['data', 'lib', 'archfit']`, `['rego', 'v1']`, `['input', 'review']`. */
  readonly path: readonly string[];
  readonly alias?: string;
  readonly location: OpaLocation;
}

export interface RuleView {
  /** As written in the head, as far as it is constant: `violation`, `objects["a/b"]`, `objects` for `objects[id]`. */
  readonly name: string;
  readonly kind: 'complete' | 'partial-set' | 'partial-object' | 'function';
  readonly default: boolean;
  /** Arguments of a function; 0 for a rule. */
  readonly arity: number;
  readonly location: OpaLocation;
}

export interface Reference {
  /** The beginning that is constant: `['data', 'lib']` for `data.lib[name].x`. */
  readonly path: readonly string[];
  readonly text: string;
  /** The path goes on with something that is known only when the policy runs. */
  readonly dynamic: boolean;
  readonly location: OpaLocation;
}

export interface BuiltinCall {
  readonly name: string;
  readonly location: OpaLocation;
}

/** One `# METADATA` comment. */
export interface Annotation {
  /** The package or rule below it, without `data`. */
  readonly path: readonly string[];
  readonly scope: 'package' | 'subpackages' | 'document' | 'rule';
  /** Of the comment. */
  readonly location: OpaLocation;
  /** Of the package or rule. */
  readonly targetLocation: OpaLocation;
  readonly title?: string;
  readonly description?: string;
  readonly entrypoint: boolean;
  readonly organizations: readonly string[];
  readonly relatedResources: readonly { readonly ref: string; readonly description?: string }[];
  readonly authors: readonly { readonly name: string; readonly email?: string }[];
  readonly schemas: readonly {
    readonly path: string;
    readonly schema?: string;
    readonly definition?: unknown;
  }[];
  readonly custom: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, unknown>>;
}
