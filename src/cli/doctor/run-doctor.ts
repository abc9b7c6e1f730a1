import type { ResolvedConfig } from '../../config/index.js';
import { displayPath } from '../../config/rebase-path.js';
import { environmentsOf } from '../../evaluate/index.js';
import {
  type Check,
  decideGate,
  type FitnessReport,
  type NotSelected,
  plural,
  type WaiverStatus,
} from '../../report/index.js';
import { toPrintable } from '../../source/printable.js';
import { loadConfigFor } from '../rules/configured-rules.js';
import { countMatches, type MatchedPattern } from './count-matches.js';
import type { DoctorOptions } from './doctor.js';
import { exitCodes } from '../exit-codes.js';
import { formatTable } from '../format-table.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { judge } from '../judge.js';
import { problemLines } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';
import { findVersions } from './tool-versions.js';

/** Judges as a check does, and tells what it judged by what instead of what it found. */
export async function runDoctor(
  paths: readonly string[],
  options: DoctorOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const print = (lines: readonly string[]) =>
    write(terminal.stdout, `${lines.map(toPrintable).join('\n')}\n`);
  // Section by section, so that an error below leaves what is known above it.
  await print(await describeVersions(terminal));
  const config = await loadConfigFor(options, terminal);
  await print(['', ...describeConfig(config, terminal)]);
  const { baseline } = options;
  const { report } = await judge(
    {
      ...toConfigRequest(paths, options, terminal),
      ...(config && { config }),
      ...(baseline !== undefined && { baseline }),
    },
    terminal,
  );
  const patterns = await countMatches(paths, options, report, config, terminal.cwd);
  const obstacles = findObstacles(report);
  await print(['', ...describePatterns(patterns)]);
  await print(['', ...describeRules(report)]);
  await print(['', ...describeGiven(report, options.catalog ?? config?.catalog)]);
  await print(['', ...describeObstacles(report, obstacles)]);
  return obstacles.length === 0 ? exitCodes.open : exitCodes.undecided;
}

async function describeVersions(terminal: Terminal): Promise<readonly string[]> {
  const versions = await findVersions(terminal);
  return formatTable(versions.map(([tool, version]) => [tool, version ?? 'not found']));
}

function describeConfig(config: ResolvedConfig | undefined, { cwd }: Terminal): readonly string[] {
  if (config === undefined) return ['configuration  none'];
  const show = (file: string) => displayPath(file, cwd);
  const extended = config.files.filter((file) => file !== config.file).map(show);
  const environments = (config.sources ?? []).flatMap(environmentsOf);
  return formatTable([
    ['configuration', show(config.file)],
    ...(extended.length === 0 ? [] : [['extends', extended.join(', ')]]),
    ['closes on', config.failOn ?? 'high'],
    ['environments', [...new Set(environments)].join(', ') || 'none is named'],
  ]);
}

function describePatterns(patterns: readonly MatchedPattern[]): readonly string[] {
  const rows = patterns.map(({ pattern, environment, matches, objects, isJudged }) => [
    `  ${isJudged && objects === 0 ? '!' : ' '} ${pattern}`,
    environment ?? '',
    isJudged ? `${matches}, ${plural(objects, 'object')}` : `${matches}, not judged by this run`,
  ]);
  return ['sources', ...formatTable(rows)];
}

function describeRules({ checks, notSelected, tool }: FitnessReport): readonly string[] {
  const rows = [
    ...checks.map((check) => [`  ${check.rule}`, check.severity, describeCheck(check)]),
    ...notSelected.map((rule) => [
      `  ${rule.rule}`,
      rule.reason === 'input-missing' ? '–' : 'off',
      describeAbsence(rule),
    ]),
  ];
  return [`rules (policies compiled by OPA ${tool.opa})`, ...formatTable(rows)];
}

function describeCheck({ outcome, message, evidence, undecided }: Check): string {
  const examined = `examined ${plural(evidence.examined, evidence.unit)}`;
  switch (outcome) {
    case 'not-applicable':
      return `applies to nothing: ${message ?? examined}`;
    case 'error':
      return `fails: ${message ?? 'the policy failed'}`;
    case 'not-evaluated':
      return `cannot tell: ${undecided[0]?.message ?? message ?? 'part of the input is not judged'}`;
    default:
      return undecided.length === 0 ? examined : `${examined}, ${undecided.length} undecided`;
  }
}

function describeAbsence({ reason, missing, hint }: NotSelected): string {
  return reason !== 'input-missing' || missing === undefined ? hint : `needs ${missing}: ${hint}`;
}

/** What the run was held against, and what it knows beside manifests. */
function describeGiven(report: FitnessReport, catalog: string | undefined): readonly string[] {
  return formatTable([
    ['baseline', describeBaseline(report)],
    ['waivers', describeWaivers(report)],
    ['catalog', describeCatalog(report, catalog)],
  ]);
}

function describeCatalog({ problems }: FitnessReport, file: string | undefined): string {
  if (problems.some(({ code }) => code === 'catalog-invalid')) return 'cannot be used';
  return file ?? 'none';
}

function describeBaseline({ baseline, problems }: FitnessReport): string {
  if (problems.some(({ code }) => code === 'baseline-invalid' || code === 'baseline-outdated')) {
    return 'cannot be used';
  }
  if (baseline === undefined) return 'none';
  const { uri, entries, fixed } = baseline;
  return `${uri} accepts ${plural(entries, 'finding')}, ${fixed} of them fixed`;
}

function describeWaivers({ waivers, problems }: FitnessReport): string {
  if (problems.some(({ code }) => code === 'waivers-invalid')) return 'cannot be used';
  return waivers === undefined ? 'none' : countStates(waivers);
}

function countStates(waivers: readonly WaiverStatus[]): string {
  const states = ['active', 'expiring', 'expired', 'unused', 'malformed'] as const;
  const counts = states.flatMap((state) => {
    const count = waivers.filter((waiver) => waiver.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return counts.length === 0 ? 'none in their file' : counts.join(', ');
}

/** Why there would be no verdict even if nothing was found. */
function findObstacles({ checks, problems, verdict }: FitnessReport): readonly string[] {
  const clean = checks.map((check) => ({ ...check, findings: [] }));
  const { gate, reasons } = decideGate(clean, problems, verdict.failOn);
  return gate === 'undecided' ? reasons : [];
}

function describeObstacles(
  { problems }: FitnessReport,
  obstacles: readonly string[],
): readonly string[] {
  if (obstacles.length === 0) return ['nothing stands in the way of a verdict'];
  return [
    'in the way of a verdict',
    ...obstacles.map((reason) => `  ${reason}`),
    ...problems.flatMap(problemLines),
  ];
}
