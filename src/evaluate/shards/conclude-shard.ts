import {
  type Check,
  countTotals,
  decideGate,
  type Finding,
  type FitnessReport,
  type NotSelected,
  type RuleId,
} from '../../report/index.js';
import { isExceptionRule } from '../../verdict/index.js';
import type { JudgedArtefact } from '../artefact.js';
import type { BegunRun } from '../begin-run.js';
import { concludeRun, type JudgedInput } from '../conclude-run.js';
import type { EvaluateOptions, Shard } from '../evaluate.js';
import { isJoinedRule } from '../joined/joined-rule.js';
import { artefacts, joinedIndex } from '../judge-sources.js';
import { digest } from './describe-same.js';
import { joinParts } from './join-parts.js';
import type { PartArtefact, RunPart } from './run-part.js';

/** What the sources of one sort came to, and the same as plain data. */
export interface LocalArtefact {
  readonly artefact: JudgedArtefact;
  readonly part: PartArtefact;
}

interface ShardRun {
  readonly run: BegunRun;
  readonly options: EvaluateOptions;
  readonly shard: Shard;
  readonly showExhibits: NonNullable<JudgedInput['showExhibits']>;
}

/**
 * The report of a shard, as far as it can be told there what is accepted, with all that it takes to join it with the others. Rules that
 * judge in other shards, and those about waivers and the baseline, are told as not asked.
 */
export async function concludeShard(
  part: RunPart,
  others: readonly LocalArtefact[],
  { run, options, shard, showExhibits }: ShardRun,
): Promise<FitnessReport> {
  const summaries = new Map<PartArtefact, PartArtefact['summaries']>();
  const local = others.map(({ artefact, part: own }): JudgedArtefact => {
    const { resummarize } = artefact;
    if (resummarize === undefined) return artefact;
    return {
      ...artefact,
      resummarize: (umbrellas, waived) => {
        const findings: readonly Finding[] = resummarize(umbrellas, waived);
        summaries.set(own, { waived: [...waived].sort(), findings });
        return findings;
      },
    };
  });
  const judged = joinParts([part], local, run.allRules);
  // What is missing, and what applies to nothing, is for all shards together to say.
  const asked = { ...options, isPart: true, require: [] };
  const report = await concludeRun({ ...judged, unmet: [], showExhibits }, run, asked);
  const name = `shard ${shard.index}/${shard.count}`;
  const judges = createSearch(part, run);
  const checks = report.checks.filter(judges);
  const elsewhere = report.checks
    .filter((check) => !judges(check))
    .map(({ rule, title }) => toNotAsked(rule, title));
  const isElsewhere = createElsewhere(others);
  const notSelected = report.notSelected.map((entry) =>
    entry.reason === 'input-missing' && isElsewhere(entry, run)
      ? toNotAsked(entry.rule, entry.title)
      : entry,
  );
  // Nor can one shard tell whether nothing at all is judged.
  const problems = report.problems.filter(({ code }) => code !== 'no-rule-selected');
  const artefactParts = part.artefacts.map((each) => {
    const summary = summaries.get(each);
    return summary ? { ...each, summaries: summary } : each;
  });
  // As plain data: what is absent is not written.
  const data = JSON.parse(JSON.stringify({ ...part, artefacts: artefactParts })) as Record<
    string,
    unknown
  >;
  const { failOn } = report.verdict;
  const isIdle = checks.length === 0 && problems.length === 0;
  return {
    ...report,
    checks,
    problems,
    notSelected: [...notSelected, ...elsewhere],
    notes: [
      ...(report.notes ?? []),
      {
        about: name,
        message: 'a part of a run: archfit merge joins it with the others, and decides',
      },
    ],
    shard: { ...shard, digest: digest(data), data },
    totals: countTotals(checks, report.inputs, problems),
    verdict: isIdle
      ? { gate: 'open', failOn, reasons: [`${name} has nothing to judge`] }
      : decideGate(checks, problems, failOn),
  };
}

function toNotAsked(rule: string, title: string): NotSelected {
  return { rule, title, reason: 'not-asked', hint: 'Another shard judges it, or archfit merge.' };
}

/** Whether a check says something of this very part. */
function createSearch({ files, sets, artefacts: own }: RunPart, { allRules, pack }: BegunRun) {
  const rules = new Map(allRules.map((rule) => [rule.id, rule]));
  const hasDocuments = own.some(({ index }) => artefacts[index]?.holds === 'documents');
  return ({ rule: id }: Check): boolean => {
    const rule = rules.get(id);
    if (rule === undefined || isExceptionRule(rule)) return false;
    if (isJoinedRule(rule)) return own.some(({ index }) => index === joinedIndex);
    if (artefacts.some(({ holds }) => rule.requires.includes(holds))) return true;
    if (rule.scope === 'set') return sets.length > 0;
    return files.length > 0 || (hasDocuments && judgesAnything(id, pack));
  };
}

/** Whether a rule lacks what another shard has. */
function createElsewhere(others: readonly LocalArtefact[]) {
  const here = new Set(others.map(({ part }) => part.index));
  const absent = artefacts.flatMap(({ holds }, index) => (here.has(index) ? [] : [holds]));
  return ({ rule }: NotSelected, { allRules, pack }: BegunRun): boolean => {
    const known = allRules.find(({ id }) => id === rule);
    // Whether there is something to join is for all shards together to say.
    if (known !== undefined && isJoinedRule(known)) return true;
    const requires = known?.requires ?? [];
    const asks = judgesAnything(rule, pack) ? ['documents'] : requires;
    return absent.some((holds) => asks.includes(holds));
  };
}

function judgesAnything(rule: RuleId, { rules }: BegunRun['pack']): boolean {
  return rules.some((each) => each.id === rule && each.judgesAnything === true);
}
