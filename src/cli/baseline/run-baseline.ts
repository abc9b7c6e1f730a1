import { createHash } from 'node:crypto';
import { posix, resolve } from 'node:path';
import { defaultBaseline, type ResolvedConfig } from '../../config/index.js';
import { displayPath } from '../../config/rebase-path.js';
import { environmentsOf, isSplitByFile } from '../../evaluate/index.js';
import { ArchfitError, type FitnessReport, type Problem } from '../../report/index.js';
import { formatBaseline } from '../../verdict/baseline/format-baseline.js';
import { readBaseline } from '../../verdict/read-exceptions.js';
import type { Baseline, BaselineOptions as FormatOptions, RuleInfo } from '../../verdict/index.js';
import type { BaselineOptions } from './baseline.js';
import { configureRules, gatherRulesFor } from '../rules/configured-rules.js';
import { describeBaseline } from './describe-baseline.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { judge } from '../judge.js';
import { problemLines } from '../problem-lines.js';
import { replaceFile } from '../replace-file.js';
import { type Terminal, write } from '../terminal.js';
import { unwritable } from '../unwritable.js';

/** Judges, and writes down what is found; a baseline that is there grows only when that is asked for. */
export async function runBaseline(
  paths: readonly string[],
  options: BaselineOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const { report, config } = await judge(
    {
      ...toConfigRequest(paths, options, terminal),
      // Everything that is found is held against the baseline below, also one that a check cannot use.
      baseline: false,
    },
    terminal,
  );
  const obstacles = report.problems.filter(({ code }) => !harmless.has(code));
  if (obstacles.length > 0) return refuse(obstacles, terminal);

  const file = chooseFile(options, config, terminal);
  const uri = displayPath(file, terminal.cwd);
  const read = await readBaseline(uri, terminal.cwd);
  if (read.kind === 'problem') return refuse([offerWayOut(read.problem, uri)], terminal);
  const previous = 'baseline' in read ? read.baseline : undefined;
  const { text, change } = formatBaseline(
    report,
    previous,
    formatOptions(
      paths,
      options,
      report,
      config,
      (await gatherRulesFor(config, options, terminal)).all,
    ),
  );
  const hasGrown = change.added.length + change.worse.length > 0;
  const isRefused = previous !== undefined && hasGrown && !options.allowGrowth;
  const isSame = previous?.digest === digestOf(text);
  if (!isRefused && !isSame && !options.dryRun) await writeBaseline(file, uri, text);
  await write(
    terminal.stdout,
    describeBaseline({
      uri,
      change,
      outcome: isRefused ? 'refused' : isSame ? 'same' : options.dryRun ? 'planned' : 'written',
      isNew: previous === undefined,
      ...(read.kind === 'outdated' && { migratedFrom: read.baseline.fingerprints }),
    }),
  );
  return isRefused ? exitCodes.closed : exitCodes.open;
}

/** These hide no finding of what was judged: entries of a rule that could not decide stay as they are. */
const harmless: ReadonlySet<Problem['code']> = new Set(['policy-failed', 'required-rule-absent']);

/** What is there is not overwritten: it may be somebody's. */
function offerWayOut(problem: Problem, uri: string): Problem {
  const way = `To begin anew, delete ${uri}; where it is no baseline, write another file: --baseline FILE.`;
  return { ...problem, hint: `${problem.hint} ${way}` };
}

async function refuse(problems: readonly Problem[], terminal: Terminal): Promise<number> {
  const lines = problems.flatMap(problemLines);
  await write(
    terminal.stderr,
    `no baseline is written: what cannot be read cannot be accepted\n${lines.join('\n')}\n`,
  );
  return exitCodes.undecided;
}

/** Absolute. */
function chooseFile(
  { baseline }: BaselineOptions,
  config: ResolvedConfig | undefined,
  { cwd }: Terminal,
): string {
  if (baseline !== undefined) return resolve(cwd, baseline);
  if (config?.baseline === false) {
    throw new ArchfitError(
      'usage',
      'the configuration says that there is no baseline (baseline: false)',
      'Remove that, or name the file: --baseline FILE.',
    );
  }
  return resolve(config?.root ?? cwd, config?.baseline ?? defaultBaseline);
}

function formatOptions(
  paths: readonly string[],
  { environment: environments }: BaselineOptions,
  report: FitnessReport,
  config: ResolvedConfig | undefined,
  knownRules: readonly RuleInfo[],
): FormatOptions {
  const rules = configureRules(knownRules, config);
  const sources = paths.length > 0 ? undefined : config?.sources;
  const known = sources?.some(isSplitByFile) ? undefined : sources?.flatMap(environmentsOf);
  const findings = report.checks.flatMap((check) => check.findings);
  return {
    now: new Date(report.evaluatedAt),
    neverRules: new Set(
      rules.filter(({ rule }) => rule.baseline === 'never').map(({ rule }) => rule.id),
    ),
    knownRules,
    judgedEnvironments: [
      ...(environments ?? known ?? []),
      ...findings.flatMap(({ environment }) => environment ?? []),
      // Sets that a source splits are named by their files and folders.
      ...report.inputs.flatMap(({ uri }) => [uri, posix.dirname(uri)]),
    ],
    ...(known && { environments: known }),
    isWhole: environments === undefined && (paths.length === 0 || config?.sources === undefined),
  };
}

function digestOf(text: string): Baseline['digest'] {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

async function writeBaseline(file: string, uri: string, text: string): Promise<void> {
  try {
    await replaceFile(file, text);
  } catch (error) {
    throw unwritable(`the baseline ${uri}`, error);
  }
}
