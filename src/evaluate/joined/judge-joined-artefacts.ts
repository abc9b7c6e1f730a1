import type { PackRule, RequiredInput } from '../../policy/index.js';
import type { ArtefactRun, JudgedArtefact } from '../artefact.js';
import type { RuleResults } from '../rule-results.js';
import type { Joinable, JoinedSort } from './joinable.js';
import { isAboutManifests, isJoinedRule } from './joined-rule.js';

/**
 * Holds the artefacts of several domains against each other, and those of one where a rule asks that of it; undefined where there is
 * nothing to ask. Of a run that is limited to some environments only rules about their manifests are asked: contracts and events belong to
 * no environment.
 *
 * @param along - what the run reads for this alone, and does not judge
 */
export async function judgeJoinedArtefacts(
  others: readonly JudgedArtefact[],
  along: readonly JudgedArtefact[],
  run: ArtefactRun,
  results: RuleResults,
): Promise<JudgedArtefact | undefined> {
  if (run.joins !== true) return undefined;
  let joinable: Joinable = {};
  for (const artefact of [...others, ...along]) joinable = { ...joinable, ...artefact.joinable };
  const sorts = new Set<JoinedSort>([
    ...(run.manifests.length > 0 ? (['manifests'] as const) : []),
    ...(joinable.contracts ? (['contracts'] as const) : []),
    ...(joinable.events ? (['events'] as const) : []),
    ...(joinable.code ? (['modules'] as const) : []),
    ...(joinable.operations ? (['operations'] as const) : []),
  ]);
  const rules = run.plans.ofSet(undefined).rules.filter((rule) => isAskedIn(rule, sorts, run));
  if (rules.length === 0) return undefined;
  // What joins them is loaded only where there is something to join.
  const { judgeJoined } = await import('./judge-joined.js');
  const services = await judgeJoined(joinable, sorts, rules, run, results);
  const isJoined = sorts.size > 1;
  // Of a whole run these are told with what is judged by itself.
  const unread =
    run.options.environments === undefined
      ? []
      : along.flatMap((artefact) => Object.values(artefact.problems).flat());
  return {
    problems: isJoined ? { joined: [] } : {},
    ...(isJoined && unread.length > 0 && { unread: { joined: unread } }),
    ...{ inputs: [], isEmpty: true },
    ...(isJoined && { services }),
  };
}

function isAskedIn(
  rule: PackRule,
  sorts: ReadonlySet<JoinedSort>,
  { given, options }: ArtefactRun,
): boolean {
  if (!isJoinedRule(rule)) return false;
  if (options.environments !== undefined && !isAboutManifests(rule)) return false;
  const isHere = (input: RequiredInput) =>
    input === 'joined' ? sorts.size > 1 : [...sorts].some((sort) => sort === input);
  return (
    rule.requires.every((input) => isHere(input) || given[input] !== undefined) &&
    (rule.requiresAny?.some(isHere) ?? true)
  );
}
