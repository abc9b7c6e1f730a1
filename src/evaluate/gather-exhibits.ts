import type { Check, Exhibits, NotSelected, Problem } from '../report/index.js';
import type { JudgedArtefact } from './artefact.js';
import type { Input } from './find-inputs.js';
import type { GivenInput, GivenInputs } from './given-inputs.js';
import { groupByEnvironment } from './group-by-environment.js';
import type { FileJudgement } from './judge-file.js';
import { createObjectOpener } from './open-object.js';
import { isAboutOperability } from './operability/questions.js';
import { redactExhibits } from './redact-exhibits.js';
import type { RuleResults } from './rule-results.js';

/** What was judged in a run. */
export interface Judged {
  readonly files: readonly FileJudgement[];
  readonly inputs: readonly Input[];
  /** What is known of no file. */
  readonly problems: readonly Problem[];
  readonly given: GivenInputs;
  /** Names of all sets. */
  readonly environments: readonly string[];
  readonly others: readonly JudgedArtefact[];
  readonly checks: readonly Check[];
  /** Where the whole run is known: what its rules looked at, and which of them did not judge. A shard sees a part of each service. */
  readonly whole?: { readonly results: RuleResults; readonly notSelected: readonly NotSelected[] };
}

/** What there is to show of everything that was judged; undefined where that is nothing. No secret that shows itself as one is in it. */
export async function gatherExhibits(judged: Judged): Promise<Exhibits | undefined> {
  const { given, others, checks } = judged;
  let exhibits: Exhibits = {};
  for (const input of Object.values(given)) {
    if (input.exhibit) exhibits = { ...exhibits, ...(await exhibitSets(input, judged)) };
  }
  for (const { exhibit } of others) exhibits = { ...exhibits, ...exhibit?.(checks) };
  const operability = await showOperability(judged);
  if (operability) exhibits = { ...exhibits, operability };
  return Object.keys(exhibits).length === 0 ? undefined : redactExhibits(exhibits);
}

function exhibitSets(
  { exhibit, problems: unread, findUnknownEnvironments }: GivenInput,
  { files, inputs, problems, environments }: Judged,
): Promise<Exhibits> | undefined {
  const ofGiven = [...unread, ...(findUnknownEnvironments?.(environments) ?? [])];
  const openObject = createObjectOpener(inputs);
  const sets = [...groupByEnvironment(files)].map(([environment, own]) => ({
    environment,
    files: own,
    problems: [...ofGiven, ...problems, ...own.flatMap((file) => file.problems)],
    openObject,
  }));
  return sets.length === 0 ? undefined : exhibit?.(sets);
}

async function showOperability({ files, problems, given, others, checks, whole }: Judged) {
  if (whole === undefined || !checks.some(({ rule }) => isAboutOperability(rule))) return undefined;
  const unread = new Map<string, readonly Problem[]>([
    ['kubernetes', [...problems, ...files.flatMap((file) => file.problems)]],
    ...others.flatMap((each) => Object.entries(each.problems)),
  ]);
  const { describeOperability } = await import('./operability/describe-operability.js');
  return describeOperability({
    ...{ checks, ...whole },
    catalog: given.catalog?.catalog?.catalog,
    matched: others.flatMap(({ services }) => services ?? [])[0],
    unreadOf: ({ domain }) => [...(given.catalog?.problems ?? []), ...(unread.get(domain) ?? [])],
  });
}
