import type { Break, Element } from './break.js';
import type { Answer, Cover, CoveredBreak, Refusal } from './cover.js';
import { type CoverKind, coverKinds, type LifecyclePolicy } from './lifecycle-policy.js';
import { coverByDeprecation } from './marks/deprecation.js';
import type { FindDeprecatedSince } from './marks/deprecated-since.js';
import { coverByStability } from './marks/stability.js';
import { coverByPlan } from './plans/cover-by-plan.js';
import { createPlanIndex, isAboutContract } from './plans/match-plan.js';
import type { PlanEntry } from './plans/plan.js';
import type { ContractVersions } from './versions/contract-versions.js';
import { coverByVersion } from './versions/cover-by-version.js';
import { judgeVersion } from './versions/judge-version.js';
import { coverByParallel, type FindParallel } from './versions/parallel.js';

/** One contract in two versions, and what is known around it. */
export interface CoverContext {
  /** What plans may call the contract: its file, and its name in the configuration. */
  readonly names: readonly string[];
  readonly versions: ContractVersions;
  /** All plans, those about other contracts too. */
  readonly plans: readonly PlanEntry[];
  readonly policy: LifecyclePolicy;
  /** The day counts, in UTC. */
  readonly now: Date;
  /** Whether the old form is offered elsewhere; left out, nothing runs beside it. */
  readonly findParallel?: FindParallel;
  /** The age of deprecations by the history; left out, it is not known. */
  readonly deprecatedSince?: FindDeprecatedSince;
}

/** Asks for each break of a contract whether it may be: by its stability, a version, a parallel version, a deprecation or a plan. */
export function coverBreaks(
  breaks: readonly Break[],
  context: CoverContext,
): readonly CoveredBreak[] {
  const { versions, policy, now } = context;
  const judgement = judgeVersion(versions, policy.scheme);
  const plans = context.plans.filter((entry) => isAboutContract(entry, context.names));
  const plansFor = createPlanIndex(plans);
  const asks: Readonly<Record<CoverKind, (broken: Break) => Asked | undefined>> = {
    stability: ({ element }) => ask(coverByStability(element, policy)),
    version: (broken) => ask(coverByVersion(broken, versions, judgement)),
    parallel: (broken) =>
      context.findParallel && ask(coverByParallel(broken, context.findParallel)),
    deprecation: ({ element }) => ask(coverByDeprecation(element, context)),
    plan: (broken) => coverByPlan(plansFor(broken), now) ?? { answer: noPlan },
  };
  const kinds = coverKinds.filter((kind) => policy.covers.includes(kind));
  return breaks.map((broken) => settle(broken, kinds, asks));
}

interface Asked {
  readonly answer: Answer;
  readonly waiver?: Cover['waiver'];
}

const noPlan: Answer = {
  holds: false,
  code: 'plan-missing',
  message: 'no plan names it',
  hint: 'Agree with the consumers on a plan, and check it in.',
};

function ask(answer: Answer | undefined): Asked | undefined {
  return answer && { answer };
}

function settle(
  broken: Break,
  kinds: readonly CoverKind[],
  asks: Readonly<Record<CoverKind, (broken: Break) => Asked | undefined>>,
): CoveredBreak {
  const refusals: Refusal[] = [];
  for (const kind of kinds) {
    const asked = asks[kind](broken);
    if (asked === undefined) continue;
    const { answer, waiver } = asked;
    if (answer.holds) {
      const { message, location } = answer;
      const cover = { kind, message, ...(location && { location }), ...(waiver && { waiver }) };
      return { break: broken, cover, refusals };
    }
    const { code, message, hint, location } = answer;
    refusals.push({ kind, code, message, hint, ...(location && { location }) });
  }
  return { break: broken, refusals };
}

/** The elements whose age decides, so that the history can be asked ahead, once for all of them. */
export function elementsOfUnknownAge(
  breaks: readonly Break[],
  context: Omit<CoverContext, 'deprecatedSince'>,
): readonly Element[] {
  const asked = new Set<Element>();
  const deprecatedSince: FindDeprecatedSince = (element) => {
    asked.add(element);
    return undefined;
  };
  coverBreaks(breaks, { ...context, deprecatedSince });
  return [...asked];
}
