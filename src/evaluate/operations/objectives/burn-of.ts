import {
  type BurnCondition,
  burnConditionsOf,
  type Decimal,
  multiply,
  one,
  readDecimal,
  subtract,
  toNumber,
  toPercent,
  toText,
} from '../../../facts/operations/objectives/index.js';
import {
  type Expression,
  type Selector,
  selectorsOf,
} from '../../../facts/operations/promql/index.js';
import type { BurnAlertFacts } from './slo-facts.js';
import type { IdentifiedSlo } from './identify-slos.js';
import { measureOf } from './matching.js';

/** The part of an alert rule, or of a recording rule, that tells whether it is about an objective. */
export interface ReadRule {
  readonly id: string;
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly expression: Expression;
}

/** An objective with what its indicator selects, and what it leaves to fail. */
export interface Budgeted {
  readonly identified: IdentifiedSlo;
  readonly selectors: readonly Selector[];
  readonly budget: Decimal;
}

/** An alert that is about an objective. */
export interface FoundAlert {
  readonly facts: BurnAlertFacts;
  /** Its labels say so; else it reads what the indicator reads. */
  readonly isNamed: boolean;
}

/** Factors of the SRE workbook, for windows of 30 days and of 28: an alert without the budget in it is one on a burn rate by these. */
const knownFactors = [1, 2, 3, 6, 14.4, 0.933, 2.8, 5.6, 13.44];

/** A computer that subtracts 0.999 from 1 is off by a little, and files that it wrote are. */
const tolerance = 1e-6;

const nameLabels = ['slo', 'sloth_slo', 'slo_name', 'objective'];
const serviceLabels = ['service', 'sloth_service', 'app'];

/** An alert that compares something with a threshold, as it may be on the burn rate of some objective. */
export interface BurnCandidate {
  readonly alert: ReadRule;
  readonly conditions: readonly BurnCondition[];
  /** Objectives that labels name, and the service of them. */
  readonly named: readonly string[];
  readonly service: string | undefined;
  /** What it measures, itself or by recording rules. */
  readonly measures: ReadonlySet<string>;
}

/** Looks at each alert once, since every objective asks all of them. */
export function findCandidates(
  alerts: readonly ReadRule[],
  recordings: ReadonlyMap<string, readonly ReadRule[]>,
): readonly BurnCandidate[] {
  return alerts.flatMap((alert) => {
    const conditions = burnConditionsOf(alert.expression);
    if (conditions.length === 0) return [];
    const said = new Map(alert.labels);
    for (const { matchers } of selectorsOf(alert.expression)) {
      for (const { label, operator, value } of matchers) {
        if (operator === '=' && !said.has(label)) said.set(label, value);
      }
    }
    const named = nameLabels.flatMap((label) => said.get(label) ?? []);
    const service = serviceLabels.map((label) => said.get(label)).find(Boolean);
    const read = expand(alert.expression, recordings, 3);
    const measures = new Set(read.flatMap((selector) => measureOf(selector) ?? []));
    return [{ alert, conditions, named, service, measures }];
  });
}

/** The alerts on the burn rate of an objective, and what is wrong with each. */
export function burnAlertsOf(
  slo: Budgeted,
  candidates: readonly BurnCandidate[],
): readonly FoundAlert[] {
  const own = slo.selectors.flatMap((selector) => measureOf(selector) ?? []);
  return candidates.flatMap((candidate) => {
    const { alert, conditions, measures } = candidate;
    const isNamed = isOf(slo.identified, candidate);
    if (isNamed === false) return [];
    if (isNamed === undefined && !own.some((measure) => measures.has(measure))) return [];
    if (!conditions.some((each) => isBurn(each, alert, conditions, slo.budget))) return [];
    return [{ facts: describeAlert(alert, conditions, slo), isNamed: isNamed === true }];
  });
}

/** Whether labels name the objective, or another one; undefined where they name none. */
function isOf({ slo }: IdentifiedSlo, { named, service }: BurnCandidate): boolean | undefined {
  if (named.length === 0) return undefined;
  return named.includes(slo.name) && (service === undefined || service === slo.service);
}

/** A recording rule may rest on others. */
function expand(
  expression: Expression,
  recordings: ReadonlyMap<string, readonly ReadRule[]>,
  depth: number,
): readonly Selector[] {
  return selectorsOf(expression).flatMap((selector) => {
    const rules = depth === 0 ? [] : (recordings.get(selector.metric ?? '') ?? []);
    return [selector, ...rules.flatMap((rule) => expand(rule.expression, recordings, depth - 1))];
  });
}

function isBurn(
  { threshold, product }: BurnCondition,
  { name }: ReadRule,
  conditions: readonly BurnCondition[],
  budget: Decimal,
): boolean {
  if (product || /burn|budget/i.test(name) || windowsOf(conditions).length > 1) return true;
  const factor = toNumber(threshold) / toNumber(budget);
  return knownFactors.some((each) => Math.abs(factor - each) < each * tolerance);
}

function windowsOf(conditions: readonly BurnCondition[]): readonly number[] {
  return [...new Set(conditions.flatMap(({ windows }) => windows))].sort((a, b) => a - b);
}

function describeAlert(
  { id, name }: ReadRule,
  conditions: readonly BurnCondition[],
  { identified, budget }: Budgeted,
): BurnAlertFacts {
  const windows = windowsOf(conditions);
  const faults = new Set(
    conditions.flatMap((condition) => faultsOf(condition, budget, identified)),
  );
  return { id, name, isMultiwindow: windows.length > 1, faults: [...faults] };
}

function faultsOf(
  { threshold, product, windows }: BurnCondition,
  budget: Decimal,
  { display, slo }: IdentifiedSlo,
): readonly string[] {
  if (product && !isNear(product.budget, budget)) {
    const factor = toText(product.factor);
    const right = multiply(product.factor, budget);
    const due = `${factor} x ${toText(budget)} = ${toText(right)}`;
    return [
      `computes with a budget of ${toPercent(product.budget)} %, and ${display} leaves ${toPercent(budget)} %: ${due} is due, not ${toText(threshold)}`,
    ];
  }
  if (toNumber(threshold) >= 1) {
    return [`never fires for ${display}: a share of errors is never above ${toText(threshold)}`];
  }
  const factor = toNumber(threshold) / toNumber(budget);
  const period = slo.window?.seconds;
  const longest = windows.at(-1);
  if (period === undefined || longest === undefined || factor * longest <= period) return [];
  const burnt = shorten(((factor * longest) / period) * 100);
  return [
    `fires for ${display} when ${burnt} % of its budget are burnt: ${shorten(factor)} times as fast as it may, over ${span(longest)}`,
  ];
}

function isNear(one: Decimal, other: Decimal): boolean {
  const [left, right] = [toNumber(one), toNumber(other)];
  return Math.abs(left - right) <= Math.abs(right) * tolerance;
}

function shorten(number: number): string {
  return String(Number(number.toPrecision(4)));
}

function span(seconds: number): string {
  if (seconds % 86_400 === 0) return `${String(seconds / 86_400)}d`;
  return seconds % 3600 === 0 ? `${String(seconds / 3600)}h` : `${String(seconds / 60)}m`;
}

/** What an objective leaves to fail; undefined where it promises no share, or none that can be kept. */
export function budgetOf({ slo }: IdentifiedSlo): Decimal | undefined {
  const share = slo.objective?.share ?? (slo.threshold ? slo.percentile : undefined);
  if (share === undefined) return undefined;
  const budget = subtract(one, share);
  return budget.units > 0n && share.units > 0n ? budget : undefined;
}

/** How an alert on the fastest of the usual burn rates is written for a budget. */
export function exampleOf(budget: Decimal): string {
  const factor = readDecimal(14.4) ?? one;
  return `14.4 x ${toText(budget)} = ${toText(multiply(factor, budget))}`;
}
