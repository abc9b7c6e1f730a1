import {
  isContractPolicy,
  type JudgedExamples,
  loadOwnPolicies,
  runExamples,
  runPolicyTests,
} from '../../../policy/authoring/index.js';
import { OpaFailure } from '../../../policy/opa/index.js';
import { readPackData } from '../../../policy/user/index.js';
import { ArchfitError } from '../../../report/index.js';
import { errorBlock } from '../../error-block.js';
import { exitCodes } from '../../exit-codes.js';
import { type Terminal, write } from '../../terminal.js';
import { printOpaFailure } from '../print-opa-failure.js';
import { type PolicyWork, printProblems, withPolicies } from '../with-policies.js';
import { renderTests, type TestOutcome } from './render-tests.js';
import type { TestCommandOptions } from './test.js';

/** A loop without end in a test must not hang a pipeline. */
const timeLimitMs = 600_000;

/** Runs the tests and the examples, and tells what failed. */
export async function runTest(
  paths: readonly string[],
  options: TestCommandOptions,
  outside: Terminal,
): Promise<number> {
  return withPolicies(paths, options, outside, async (read) => {
    const work = await addData(read, options);
    const outcome = await runAll(work, options);
    if (outcome === undefined) return exitCodes.undecided;
    await write(work.terminal.stdout, renderTests(outcome, options));
    if (outcome.isEmpty && options.failOnEmpty) {
      const hint =
        'Tests are rules named test_… in files _test.rego; correct --run or the path, or pass --no-fail-on-empty.';
      await write(work.terminal.stderr, errorBlock('usage', 'no test was found', hint));
      return exitCodes.undecided;
    }
    if (work.files.problems.length > 0 || outcome.problems.length > 0) return exitCodes.undecided;
    return outcome.failed > 0 || outcome.isBelow ? exitCodes.closed : exitCodes.open;
  });
}

/** What is given beside the policies; of what cannot be read the problem is told. */
async function addData(work: PolicyWork, { data: paths }: TestCommandOptions): Promise<PolicyWork> {
  const { files, terminal } = work;
  if (paths === undefined) return work;
  const { data, problems } = await readPackData(paths, terminal.cwd, files.data);
  await printProblems(problems, terminal);
  return { ...work, files: { ...files, data, problems: [...files.problems, ...problems] } };
}

async function runAll(
  work: PolicyWork,
  { run, coverage, threshold, examples: wantsExamples }: TestCommandOptions,
): Promise<TestOutcome | undefined> {
  const { opa, files, terminal } = work;
  try {
    const { tests, coverage: covered } = await runPolicyTests(opa, files, {
      timeLimitMs,
      coverage: coverage || threshold !== undefined,
      ...(run !== undefined && { run }),
    });
    // Who asks for some tests asks for no examples.
    const { examples, problems } =
      wantsExamples && run === undefined ? await judgeExamples(work) : none;
    await printProblems(problems, terminal);
    const failed = [
      ...tests.filter(({ outcome }) => outcome === 'fail' || outcome === 'error'),
      ...examples.filter(({ outcome }) => outcome === 'fail'),
    ];
    return {
      tests,
      examples,
      problems,
      failed: failed.length,
      isEmpty: tests.length === 0,
      isBelow: threshold !== undefined && covered !== undefined && covered.percent < threshold,
      ...(covered && { coverage: covered }),
    };
  } catch (error) {
    if (!(error instanceof OpaFailure)) throw error;
    await printOpaFailure(error, terminal);
    return undefined;
  }
}

const none: JudgedExamples = { examples: [], problems: [] };

/** Examples are judged by the compiled policies; what breaks the contract cannot be, and `archfit policy check` says why. */
async function judgeExamples({ opa, files, terminal }: PolicyWork): Promise<JudgedExamples> {
  const { modules } = files;
  if (!Object.entries(modules).some(([path, text]) => isContractPolicy(path, text))) return none;
  try {
    return await runExamples(await loadOwnPolicies(opa, modules), terminal.cwd);
  } catch (error) {
    if (!(error instanceof ArchfitError) || error.code !== 'policy-contract') throw error;
    const [first = ''] = error.message.split('\n');
    return {
      examples: [],
      problems: [
        {
          code: 'policy-failed',
          message: `the examples cannot be judged: ${first}`,
          hint: error.hint,
        },
      ],
    };
  }
}
