import type { EvaluateOptions } from '../evaluate.js';
import type { ArtefactRun, JudgedArtefact, JudgeArtefact } from '../artefact.js';
import { RulePlans } from '../rule-plans.js';
import { RuleResults } from '../rule-results.js';
import type { Source } from '../source.js';
import { isJoinedRule } from './joined-rule.js';

/** An artefact of a run, by what reads it. */
export interface Readable {
  readonly judge: JudgeArtefact;
}

/**
 * Reads what rules over several domains need and the run does not judge here: what another shard judges, or what a run that is limited to
 * some environments leaves out. None of the rules about it alone is asked.
 */
export async function readAlong(
  readables: readonly Readable[],
  sources: readonly Source[],
  run: ArtefactRun,
): Promise<readonly JudgedArtefact[]> {
  const options = { ...run.options };
  for (const limit of ['environments', 'exhibits']) Reflect.deleteProperty(options, limit);
  const plans = await planJoined(run);
  const read: JudgedArtefact[] = [];
  for (const { judge } of readables) {
    const along = { ...run, plans, options, joins: true };
    const artefact = await judge(sources, along, new RuleResults([]));
    if (artefact) read.push(artefact);
  }
  return read;
}

/** The rules over several domains, as the run sets them. */
async function planJoined({ plans, options }: ArtefactRun): Promise<ArtefactRun['plans']> {
  const { rules, overrides }: Pick<EvaluateOptions, 'rules' | 'overrides'> = options;
  return RulePlans.create(plans.ofSet(undefined).rules.filter(isJoinedRule), rules, overrides);
}
