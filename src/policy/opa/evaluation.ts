import type { Capabilities, Modules, RegoVersions } from './compilation.js';

/** What {@link Opa.evaluate} takes. The last policy stays compiled, so many inputs may follow at little cost. */
export interface EvaluateRequest extends RegoVersions {
  readonly modules: Modules;
  readonly data?: Readonly<Record<string, unknown>>;
  /** For example `data.aggregate.objects`. */
  readonly query: string;
  /** Left out, `input` is undefined, which `null` is not. */
  readonly input?: unknown;
  readonly capabilities?: Capabilities;
  /** Makes an error in a builtin an error of the evaluation; else the expression is undefined. */
  readonly strictBuiltinErrors?: boolean;
}

/** What {@link Opa.evaluate} gives. */
export interface EvaluateResult {
  /** Empty where the query is undefined. Sets are arrays in Rego's order, keys that are no strings are JSON texts. */
  readonly resultSet: readonly QueryResult[];
  /** What `print` wrote. */
  readonly output: string;
}

export interface QueryResult {
  readonly expressions: readonly {
    readonly value: unknown;
    readonly text: string;
    readonly location: { readonly row: number; readonly col: number };
  }[];
  readonly bindings?: Readonly<Record<string, unknown>>;
}
