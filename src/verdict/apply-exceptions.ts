import type { BaselineRef, Finding, RuleId, WaiverStatus } from '../report/index.js';
import { readAnnotation } from './waivers/annotated-waivers.js';
import { type AppliedBaseline, applyBaseline } from './baseline/apply-baseline.js';
import {
  findUndocumentedExceptions,
  type SettledFinding,
} from './waivers/documented-exceptions.js';
import { exceptionRules } from './exception-rules.js';
import { findRule } from './find-rule.js';
import { type Holders, type JudgedWaiver, judgeWaivers } from './waivers/judge-waivers.js';
import type { JudgedRule, RuleFindings, RuleInfo, RunContext } from './judged-rule.js';
import type { Exceptions } from './read-exceptions.js';
import { describeWaiver, findAboutWaiver, referToWaiver } from './waivers/waiver-findings.js';

/** What a rule about the exceptions came to. */
export interface ExceptionResult {
  readonly examined: number;
  readonly findings: readonly Finding[];
}

/** A run with what it accepts told from what is new. */
export interface AppliedExceptions {
  /** Of all rules that were judged, in their order. */
  readonly findings: RuleFindings;
  /** Of those rules about exceptions whose waivers or baseline exist and could be read. */
  readonly exceptionRules: ReadonlyMap<RuleId, ExceptionResult>;
  /** Every waiver, where there are any or they are configured. */
  readonly waivers?: readonly WaiverStatus[];
  readonly baseline?: BaselineRef;
}

/** Holds what was found against the waivers first, and what they leave against the baseline. */
export function applyExceptions(
  judged: readonly JudgedRule[],
  exceptions: Exceptions,
  given: RunContext,
): AppliedExceptions {
  const context = { ...given, knownRules: completeRules(given.knownRules, judged) };
  const { waivers, holders } = applyWaivers(judged, exceptions, context);
  const applied =
    exceptions.baseline &&
    applyBaseline(
      exceptions.baseline,
      judged,
      context,
      (finding) => holders.has(finding) || finding.state === 'waived',
    );
  const settled = judged.map(({ rule, findings }) => ({
    id: rule.id,
    findings: findings.map((finding) => settle(finding, holders, applied)),
  }));
  const hasWaivers = exceptions.waivers !== undefined || waivers.length > 0;
  const isRead = hasWaivers && !(exceptions.waivers && exceptions.waivers.entries === undefined);
  return {
    findings: new Map(
      settled.map(({ id, findings }) => [id, findings.map(({ finding }) => finding)]),
    ),
    exceptionRules: new Map(
      exceptionRules
        .filter(({ needs }) => (needs === 'waivers' ? isRead : applied !== undefined))
        .map(({ id }) => {
          const rule = requireRule(context.knownRules, id);
          return [id, judgeExceptions(rule, { waivers, settled, applied, context })];
        }),
    ),
    ...(hasWaivers && { waivers: waivers.map(describeWaiver) }),
    ...(applied && { baseline: applied.ref }),
  };
}

function applyWaivers(
  judged: readonly JudgedRule[],
  { waivers }: Exceptions,
  context: RunContext,
): ReturnType<typeof judgeWaivers> {
  const entries = [...(waivers?.entries ?? []), ...context.annotations.map(readAnnotation)];
  return judgeWaivers(entries, judged, context, waivers?.options ?? {});
}

function settle(
  finding: Finding,
  holders: Holders,
  applied: AppliedBaseline | undefined,
): SettledFinding {
  const holding = holders.get(finding) ?? [];
  const [first] = holding;
  return {
    finding: first
      ? { ...finding, state: 'waived', waiver: referToWaiver(first) }
      : (applied?.changed.get(finding) ?? finding),
    holding,
  };
}

interface SettledRun {
  readonly waivers: readonly JudgedWaiver[];
  readonly settled: readonly { readonly findings: readonly SettledFinding[] }[];
  readonly applied: AppliedBaseline | undefined;
  readonly context: RunContext;
}

function judgeExceptions(
  rule: RuleInfo,
  { waivers, settled, applied, context }: SettledRun,
): ExceptionResult {
  switch (rule.id) {
    case 'baseline/stale':
      return { examined: applied?.ref.entries ?? 0, findings: applied?.stale ?? [] };
    case 'kubernetes/replicas-exception-documented':
      return findUndocumentedExceptions(
        settled.flatMap(({ findings }) => findings),
        rule,
      );
    default:
      return {
        examined: waivers.length,
        findings: waivers.flatMap((waiver) => findAboutWaiver(waiver, context.now, rule)),
      };
  }
}

/**
 * Every rule once, with what it forbids: a caller may know only those that it judges by policies, and settings may forbid more than
 * the rule itself.
 */
function completeRules(
  known: readonly RuleInfo[],
  judged: readonly JudgedRule[],
): readonly RuleInfo[] {
  const rules = new Map<RuleId, RuleInfo>();
  for (const rule of [...known, ...judged.map((result) => result.rule), ...exceptionRules]) {
    const { baseline, waivers } = rules.get(rule.id) ?? rule;
    rules.set(rule.id, {
      ...(rules.get(rule.id) ?? rule),
      baseline: baseline === 'never' ? baseline : rule.baseline,
      waivers: waivers === 'never' ? waivers : rule.waivers,
    });
  }
  return [...rules.values()];
}

function requireRule(rules: readonly RuleInfo[], id: RuleId): RuleInfo {
  const rule = findRule(rules, id);
  if (rule === undefined) throw new Error(`${id} is no rule`);
  return rule;
}
