import type { CallOptions, Opa, OpaLocation, TestResult } from '../opa/index.js';
import type { PolicyFiles } from './policy-files.js';
import { shippedLibraries } from './shipped-libraries.js';

/** Which tests to run, and whether to tell what they reach. */
export interface TestOptions extends CallOptions {
  /** Regular expression (RE2) over full names such as `data.main_test.test_owner`. */
  readonly run?: string;
  readonly coverage?: boolean;
}

/** What the tests of policies came to. */
export interface TestedPolicies {
  /** In the order of the files. */
  readonly tests: readonly TestResult[];
  /** Given when asked for. */
  readonly coverage?: PolicyCoverage;
}

/** How much of the policies, tests aside, the tests reach. */
export interface PolicyCoverage {
  /** From 0 to 100. */
  readonly percent: number;
  readonly coveredLines: number;
  readonly lines: number;
  /** Where lines begin that no test reaches. */
  readonly uncovered: readonly OpaLocation[];
}

/**
 * Runs Rego tests with OPA's own runner. The libraries of the package are there for policies that use them.
 *
 * @throws {@link OpaFailure} where the modules do not compile
 */
export async function runPolicyTests(
  opa: Opa,
  { modules, data }: Pick<PolicyFiles, 'modules' | 'data'>,
  { run, coverage = false, ...options }: TestOptions = {},
): Promise<TestedPolicies> {
  const libraries = shippedLibraries(modules);
  const result = await opa.test(
    {
      modules: { ...libraries, ...modules },
      regoVersion: 'auto',
      data,
      coverage,
      ...(run !== undefined && { run }),
    },
    options,
  );
  const isOwn = (file: string) => Object.hasOwn(modules, file);
  const tests = result.tests.filter(({ location }) => isOwn(location.file));
  if (result.coverage === undefined) return { tests };
  const files = Object.entries(result.coverage.files)
    .filter(([file]) => isOwn(file) && !file.endsWith('_test.rego'))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const sum = (key: 'covered_lines' | 'not_covered_lines') =>
    files.reduce((total, [, counts]) => total + (counts[key] ?? 0), 0);
  const coveredLines = sum('covered_lines');
  const lines = coveredLines + sum('not_covered_lines');
  return {
    tests,
    coverage: {
      percent: lines === 0 ? 100 : (100 * coveredLines) / lines,
      coveredLines,
      lines,
      uncovered: files.flatMap(([file, { not_covered: ranges = [] }]) =>
        ranges
          .filter(({ start }, index) => start.row !== ranges[index - 1]?.start.row)
          .map(({ start }) => ({ file, row: start.row, col: start.col ?? 1 })),
      ),
    },
  };
}
