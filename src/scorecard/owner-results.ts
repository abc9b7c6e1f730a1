import type { Check, Finding } from '../report/index.js';
import { climb } from './climb.js';
import { isFault } from './rule-result.js';
import type { OwnerResult, RuleResult } from './scorecard.js';

type Owner = OwnerResult['owner'];

/** What the findings of each owner hold back; nothing where no finding names an owner. */
export function listOwners(
  checks: readonly Check[],
  rules: readonly RuleResult[],
  levels: readonly string[],
): readonly OwnerResult[] {
  const assigned = new Set(rules.map(({ rule }) => rule));
  const faults = checks
    .filter(({ rule }) => assigned.has(rule))
    .flatMap(({ findings }) => findings.filter(isFault));
  const byOwner = groupByOwner(faults);
  if (![...byOwner.keys()].some((owner) => owner !== null)) return [];
  return [...byOwner]
    .map(([owner, counts]) => resultOf(owner, counts, checks, rules, levels))
    .sort(compareOwners);
}

/** Findings of each rule, by owner. */
function groupByOwner(faults: readonly Finding[]): ReadonlyMap<Owner, Map<string, number>> {
  const byOwner = new Map<Owner, Map<string, number>>();
  for (const { rule, subject } of faults) {
    const owner = subject.owner ?? null;
    const counts = byOwner.get(owner) ?? new Map<string, number>();
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    byOwner.set(owner, counts);
  }
  return byOwner;
}

function resultOf(
  owner: Owner,
  counts: ReadonlyMap<string, number>,
  checks: readonly Check[],
  rules: readonly RuleResult[],
  levels: readonly string[],
): OwnerResult {
  const ran = new Map(checks.map((check) => [check.rule, check]));
  const holding = rules.filter(({ rule }) => {
    const check = ran.get(rule);
    return counts.has(rule) || check === undefined || isUnknownTo(owner, check);
  });
  const { level, next } = climb(levels, (name) => holding.some((row) => row.level === name));
  const toDo = holding
    .filter((row) => row.level === next)
    .map(({ rule }) => ({ rule, findings: counts.get(rule) ?? 0 }));
  return {
    owner,
    level,
    ...(next !== undefined && { next: { level: next, rules: toDo } }),
    findings: [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** What is undecided about another owner is known of this one. */
function isUnknownTo(owner: Owner, { outcome, undecided }: Check): boolean {
  if (outcome === 'error' || (outcome === 'not-evaluated' && undecided.length === 0)) return true;
  return undecided.some(({ subject }) => (subject?.owner ?? owner) === owner);
}

/** By name; those that name none are the last. */
function compareOwners({ owner: left }: OwnerResult, { owner: right }: OwnerResult): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}
