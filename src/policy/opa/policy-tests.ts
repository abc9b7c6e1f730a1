import type { Capabilities, Modules, RegoVersions } from './compilation.js';
import type { OpaError, OpaLocation } from './opa-error.js';

/** What {@link Opa.test} takes. */
export interface TestRequest extends RegoVersions {
  /** The policies and their tests. */
  readonly modules: Modules;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly capabilities?: Capabilities;
  /** Regular expression (RE2) over full names such as `data.shop.orders_test.test_owner`. */
  readonly run?: string;
  readonly coverage?: boolean;
}

/** What {@link Opa.test} gives. */
export interface TestRun {
  /** In the order of the sources. */
  readonly tests: readonly TestResult[];
  /** Given when asked for. */
  readonly coverage?: Coverage;
}

export interface TestResult {
  /** `data.shop.orders_test`. */
  readonly package: string;
  /** `test_owner`; a second test of the same name is `test_owner#01`. */
  readonly name: string;
  readonly location: OpaLocation;
  readonly outcome: 'pass' | 'fail' | 'skip' | 'error';
  /** Given with the outcome `error`. */
  readonly error?: OpaError;
  readonly durationMs: number;
  /** What `print` wrote. */
  readonly output: string;
  /** The cases of a parameterised test, `test_owner[name]`. */
  readonly cases: readonly TestCaseResult[];
}

export interface TestCaseResult {
  readonly name: string;
  readonly outcome: 'pass' | 'fail';
  readonly cases: readonly TestCaseResult[];
}

/** The report of `opa test --coverage --format json`, as OPA writes it. Percentages from 0 to 100. */
export interface Coverage {
  readonly files: Readonly<Record<string, FileCoverage>>;
  readonly covered_lines: number;
  readonly not_covered_lines: number;
  readonly coverage: number;
}

export interface FileCoverage {
  readonly covered?: readonly CoverageRange[];
  readonly not_covered?: readonly CoverageRange[];
  readonly covered_lines?: number;
  readonly not_covered_lines?: number;
  readonly coverage?: number;
}

export interface CoverageRange {
  readonly start: { readonly row: number; readonly col?: number };
  readonly end: { readonly row: number; readonly col?: number };
  /** Why it would be covered if OPA did not optimise: `index_excluded`, `early_exit`. */
  readonly kinds?: readonly string[];
}
