import process from 'node:process';
import {
  loadOwnPolicies,
  type PolicyFiles,
  readPolicyFiles,
  runPolicyTests,
  type TestedPolicies,
} from '../policy/authoring/index.js';
import { PackEvaluator, type PackRule, type PolicyPack, type Violation } from '../policy/index.js';
import { Opa } from '../policy/opa/index.js';
import { ArchfitError } from '../report/index.js';
import { nearest } from '../report/nearest.js';

/** Where a policy is loaded from. */
export interface LoadOptions {
  /** What relative paths start from. Default: the working directory. */
  readonly cwd?: string;
  /** Files and folders of further libraries that the policy imports; those of archfit are there. */
  readonly libraries?: readonly string[];
}

/** By what an input is judged. */
export interface EvaluateOptions {
  /** Of the rule; what is not given has its default. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What libraries of the policy read as `data`, below the paths of no module. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** What the clock of the policy shows. Default: the time of the call. */
  readonly now?: Date;
}

/** What a policy says of an input. */
export interface PolicyResult {
  /** Whether the policy judges it: of scope object whether it applies, of scope set whether it examined something. */
  readonly applies: boolean;
  /** Sorted by subject, path and message. */
  readonly violations: readonly Violation[];
  /** What a policy of scope set could not tell. */
  readonly undecided: readonly Violation[];
  /** Ids of what a policy of scope set looked at. */
  readonly examined: readonly string[];
}

/** A policy, compiled. */
export interface LoadedPolicy {
  /** What its metadata says. */
  readonly rule: PackRule;
  /**
   * Judges one input: an object or a document for scope object, the facts for scope set.
   *
   * @throws {@link ArchfitError} `usage` for a parameter that the rule does not have, `policy-evaluation` where the policy fails
   */
  evaluate(input: unknown, options?: EvaluateOptions): Promise<PolicyResult>;
  /** Runs the Rego tests beside the policy, with coverage. */
  test(): Promise<TestedPolicies>;
  /** Gives the compiler back; the policy can still be asked. */
  close(): Promise<void>;
}

/**
 * Loads one policy of the own contract, so that tests can ask it. It is compiled by the OPA inside, as it is for a run.
 *
 * @param policy - a file, a folder that holds one policy, or the Rego itself
 * @throws {@link ArchfitError} `usage` where there is not one policy, `policy-compile` or `policy-contract` where it is wrong
 * @example
 * ```ts
 * const policy = await loadPolicy('policies/kubernetes/team_label');
 * const { applies, violations } = await policy.evaluate(deployment, { parameters: { label: 'squad' } });
 * ```
 */
export async function loadPolicy(
  policy: string,
  { cwd = process.cwd(), libraries = [] }: LoadOptions = {},
): Promise<LoadedPolicy> {
  const files = await readPolicy(policy, libraries, cwd);
  const opa = new Opa();
  try {
    const pack = await loadOwnPolicies(opa, files.modules);
    const [rule, ...others] = pack.manifest.rules;
    if (rule === undefined || others.length > 0) throw notOne(pack.manifest.rules);
    return {
      rule,
      evaluate: async (input, options) => Promise.resolve(judge(pack, rule, input, options)),
      test: () => runPolicyTests(opa, files, { coverage: true }),
      close: () => opa.close(),
    };
  } catch (error) {
    await opa.close();
    throw error;
  }
}

async function readPolicy(
  policy: string,
  libraries: readonly string[],
  cwd: string,
): Promise<Pick<PolicyFiles, 'modules' | 'data'>> {
  const isText = policy.includes('\n');
  const paths = isText ? [] : [policy, ...testsOf(policy)];
  const files = await readPolicyFiles([...paths, ...libraries], cwd);
  // A file need not have a test.
  const problems = files.problems.filter(
    ({ location }) => !testsOf(policy).includes(location?.uri ?? ''),
  );
  const [problem] = isText && libraries.length === 0 ? [] : problems;
  if (problem !== undefined) {
    throw new ArchfitError(
      'usage',
      `${problem.location?.uri ?? policy}: ${problem.message}`,
      problem.hint,
    );
  }
  if (!isText) return files;
  const [, name = 'policy'] = /^package\s+archfit\.([\w.]+)/m.exec(policy) ?? [];
  const path = name.split('.');
  const file = `policies/${path.join('/')}/${path.at(-1) ?? name}.rego`;
  return { ...files, modules: { ...files.modules, [file]: policy } };
}

/** The file of the tests of a file. */
function testsOf(policy: string): readonly string[] {
  return /(?<!_test)\.rego$/.test(policy) ? [policy.replace(/\.rego$/, '_test.rego')] : [];
}

function notOne(rules: readonly PackRule[]): ArchfitError {
  const ids = rules.map(({ id }) => id).join(', ');
  return new ArchfitError(
    'usage',
    rules.length === 0
      ? 'there is no policy of the own contract: no package starts with archfit.'
      : `there are ${rules.length} policies: ${ids}`,
    'Name the file or the folder of one policy.',
  );
}

function judge(
  pack: PolicyPack,
  rule: PackRule,
  input: unknown,
  { parameters = {}, data = {}, now = new Date() }: EvaluateOptions = {},
): PolicyResult {
  for (const name of Object.keys(parameters)) {
    if (Object.hasOwn(rule.parameters, name)) continue;
    const known = Object.keys(rule.parameters);
    const meant = nearest(name, known);
    throw new ArchfitError(
      'usage',
      `${rule.id} has no parameter ${name}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
      known.length === 0 ? 'It has none.' : `Parameters: ${known.join(', ')}.`,
    );
  }
  const evaluator = new PackEvaluator(pack, [rule], { [rule.id]: parameters }, now, data);
  if (rule.scope === 'object') {
    const { violations, failures } = evaluator.judgeObject(input);
    refuseFailure(failures);
    const own = violations.get(rule.id);
    return { applies: own !== undefined, violations: own ?? [], undecided: [], examined: [] };
  }
  const { rules, failures } = evaluator.judgeSet(input);
  refuseFailure(failures);
  const { violations = [], undecided = [], examined = [] } = rules.get(rule.id) ?? {};
  return { applies: examined.length > 0, violations, undecided, examined };
}

function refuseFailure([failure]: readonly { readonly message: string }[]): void {
  if (failure === undefined) return;
  throw new ArchfitError(
    'policy-evaluation',
    failure.message,
    'Correct the policy, or give it an input that it can be asked about.',
  );
}
