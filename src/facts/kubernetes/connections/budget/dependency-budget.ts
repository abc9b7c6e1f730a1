import type { Problem } from '../../../../report/index.js';
import type { BudgetRow } from './budget-row.js';
import type { Dependency } from '../dependencies/dependency-catalog.js';
import type { Place } from '../factor.js';
import type { UnknownUse } from '../dependencies/find-uses.js';
import { addRows, type Demand, type RatedRow, rateRow } from './rated-row.js';
import { findRemedies, type Remedy } from './remedies.js';
import { type FactorName, multiplyRow } from './row-demand.js';
import { readSupply, type Supply } from './supply.js';
import type { DependencyKind, DependencyName } from '../dependencies/dependency-kind.js';
import type { PoolFormula } from './pool-formula.js';
import type { Unit } from './unit.js';

/** What may use one dependency at its worst, against what it allows. */
export interface DependencyBudget {
  readonly id: string;
  readonly dependency: DependencyName;
  /** What its numbers count. A broker or downstream may have a budget of each of two units. */
  readonly unit: Unit;
  readonly display: string;
  /** A budget names it, the set runs it, or it is only the host that somebody connects to. */
  readonly origin: 'budgets' | 'set' | 'host';
  /** Of a pooler, the side of its clients. */
  readonly kind: 'server' | 'pooler';
  readonly location: Place | null;
  readonly supply: Supply;
  readonly rows: readonly RatedRow[];
  readonly demand: Demand;
  /** What stays free; negative where there is too little. */
  readonly free: number | null;
  /** At the limit exactly is `ok`. */
  readonly verdict: 'ok' | 'exceeded' | 'undecided';
  /** What keeps the total or the limit from being known. */
  readonly undecided: readonly UndecidedFactor[];
  /** Factors without which the total would be within the limit. */
  readonly decisive: readonly ('surge' | 'processes' | 'reserved')[];
  /** Defaults that the verdict rests on, in words. */
  readonly defaults: readonly string[];
  readonly remedies: readonly Remedy[];
  /** How the limit comes about: `(200 max - 10 reserved) x 90 % = 171`. */
  readonly limit: string;
}

/** The budget of a database. */
export interface DatabaseBudget extends DependencyBudget {
  readonly dependency: 'database';
  /** Pools of good size, for the services whose figures the budget file has. */
  readonly formulas: readonly PoolFormula[];
}

/** A number that is missing, why, and what to do about it. */
export interface UndecidedFactor {
  readonly factor: FactorName | 'max' | 'binding' | 'manifest';
  readonly message: string;
  readonly hint: string;
  readonly location: Place | null;
}

export function judgeDependency(
  dependency: Dependency,
  rows: readonly BudgetRow[],
  unknownUses: readonly UnknownUse[],
  problems: readonly Problem[],
  kind: DependencyKind,
): DependencyBudget {
  const { id, display, limit, server } = dependency;
  const supply = readSupply(dependency, kind.unit);
  const rated = rows
    .map((row) => rateRow(row, limit?.consumers ?? [], kind.unit))
    .toSorted(compareRows);
  const demand = addRows(rated.map(multiplyRow));
  const allowed = supply.allowed.value;
  const undecided = tellOnce([
    ...explainSupply(dependency, supply, rated, kind),
    ...rated.flatMap((row) => explainRow(row, kind)),
    ...unknownUses.filter((use) => mayMean(use, dependency)).map((use) => explainUse(use, kind)),
    ...problems.map(explainProblem),
  ]);
  const isExceeded = allowed !== null && demand.atLeast > allowed;
  const total = undecided.length === 0 ? demand.total : null;
  const verdict = isExceeded ? 'exceeded' : total === null ? 'undecided' : 'ok';
  return {
    id,
    dependency: kind.name,
    unit: kind.unit,
    display,
    origin: limit ? 'budgets' : server ? 'set' : 'host',
    kind: server?.pooler ? 'pooler' : 'server',
    location: limit?.location ?? (server ? { subject: server.id, path: [] } : null),
    supply,
    rows: rated,
    demand,
    free: allowed === null || demand.total === null ? null : allowed - demand.total,
    verdict,
    undecided,
    decisive: isExceeded ? findDecisive(demand, supply, allowed) : [],
    defaults: findDefaults(rated, supply),
    remedies: isExceeded && demand.total !== null ? findRemedies(rated, demand.total, allowed) : [],
    limit: writeLimit(supply),
  };
}

/** Several pools of a container lack the same number. */
function tellOnce(undecided: readonly UndecidedFactor[]): readonly UndecidedFactor[] {
  return [...new Map(undecided.map((each) => [JSON.stringify(each), each])).values()];
}

function findDecisive(
  { atLeast, withoutSurge, withoutProcesses }: Demand,
  { withoutReserved }: Supply,
  allowed: number,
): DependencyBudget['decisive'] {
  const fits = (demand: number | null) => demand !== null && demand <= allowed;
  return [
    ...(fits(withoutSurge) ? (['surge'] as const) : []),
    ...(fits(withoutProcesses) ? (['processes'] as const) : []),
    ...(withoutReserved !== null && atLeast <= withoutReserved ? (['reserved'] as const) : []),
  ];
}

/** Whether what nobody can tell may be this dependency. */
function mayMean(
  { candidates, engine, isGuess }: UnknownUse,
  { id, limit, server }: Dependency,
): boolean {
  // Without a limit it is undecided as it is.
  if (limit === undefined && server === undefined) return false;
  if (candidates !== undefined) return candidates.includes(id);
  // Who lists the consumers says that there are no others among those of which nothing speaks for it.
  if (isGuess && (limit?.consumers.length ?? 0) > 0) return false;
  const own = engineOf(limit?.engine) ?? server?.engine;
  return engine === undefined || own === undefined || engine === own;
}

function engineOf(engine: string | undefined): string | undefined {
  return engine === 'mariadb' ? 'mysql' : engine;
}

function hintFor(
  factor: Exclude<UndecidedFactor['factor'], 'manifest'>,
  { name, uses, count, unit }: DependencyKind,
): string {
  switch (factor) {
    case 'pods':
      return 'Limit the number of its pods.';
    case 'surge':
    case 'terminating':
      return 'Correct the strategy of its rollout.';
    case 'processes':
      return 'Say how many: annotation archfit/processes.';
    case 'pools':
      return 'Say how many: annotation archfit/pools.';
    case 'pool':
      return unit === 'connections'
        ? `Declare its size: annotation ${count}.`
        : `Declare it: annotation ${count}.`;
    case 'threads':
      return 'Say how many: annotation archfit/threads.';
    case 'share':
      return 'Give it a share in the budget file, or judge its manifests with the others.';
    case 'max':
      return `Name the ${name} with its max in the budget file.`;
    case 'binding':
      return `Say which ${name} it uses: annotation ${uses}.`;
  }
}

function explainSupply(
  { display, limit, server }: Dependency,
  { allowed }: Supply,
  rows: readonly RatedRow[],
  kind: DependencyKind,
): readonly UndecidedFactor[] {
  const { value, reason = '', location } = allowed;
  if (value === null) {
    return [{ factor: 'max', message: reason, hint: hintFor('max', kind), location }];
  }
  if (rows.length > 0) return [];
  // A wrong host, or workloads that are elsewhere, would pass as well.
  const hint = limit
    ? 'Correct its hosts, name its consumers, or remove it from the budget file.'
    : `Say who uses it: annotation ${kind.uses} of the workload, or consumers in the budget file.`;
  return [
    {
      factor: 'binding',
      message: `no workload was found that uses ${display}`,
      hint,
      location: limit?.location ?? (server ? { subject: server.subject, path: [] } : null),
    },
  ];
}

function explainRow(row: RatedRow, kind: DependencyKind): readonly UndecidedFactor[] {
  const container = row.container === null ? '' : `, container ${row.container}`;
  return multiplyRow(row).unknown.map(({ factor, value: { source, reason = '', location } }) => ({
    factor,
    message: row.kind === 'share' ? reason : `${row.display}${container}: ${source}: ${reason}`,
    hint: hintFor(factor, kind),
    location: location ?? { subject: row.subject, path: [] },
  }));
}

function explainUse(
  { display, container, reason, location, isGuess }: UnknownUse,
  kind: DependencyKind,
): UndecidedFactor {
  const who = container === null ? display : `${display}, container ${container},`;
  const hint = hintFor('binding', kind);
  return {
    factor: 'binding',
    message: `${who} may use it: ${reason}`,
    hint: isGuess
      ? `${hint.slice(0, -1)} (or none), or list the consumers in the budget file.`
      : hint,
    location,
  };
}

function explainProblem({ message, hint }: Problem): UndecidedFactor {
  return {
    factor: 'manifest',
    message: `a manifest cannot be read: ${message}`,
    hint,
    location: null,
  };
}

/** The defaults that a multiplication rests on; that one is one goes without saying. */
function findDefaults(rows: readonly RatedRow[], { max, reserved }: Supply): readonly string[] {
  const factors = [
    max,
    reserved,
    ...rows.flatMap(({ pods, surge, processes, pool }) => [pods, surge, processes, pool]),
  ];
  const sources = factors
    .filter(
      ({ grade, value, source }) =>
        grade === 'default' && value !== 0 && !(value === 1 && source.startsWith('one ')),
    )
    .map(({ source, value }) => `${source}: ${value ?? '?'}`);
  return [...new Set(sources)].sort();
}

function writeLimit({ max, reserved, headroom, allowed }: Supply): string {
  const show = (value: number | null) => (value === null ? '?' : String(value));
  const kept = reserved.value === 0 ? '' : ` - ${show(reserved.value)} reserved`;
  const share = headroom.value === null ? null : Math.round((1 - headroom.value) * 10_000) / 100;
  const rest = share === 100 ? '' : ` x ${show(share)} %`;
  if (kept === '' && rest === '') return show(allowed.value);
  const left =
    kept === '' || rest === ''
      ? `${show(max.value)} max${kept}`
      : `(${show(max.value)} max${kept})`;
  return `${left}${rest} = ${show(allowed.value)}`;
}

function compareRows(left: RatedRow, right: RatedRow): number {
  const key = ({ kind, subject, container, datasource, service }: RatedRow) =>
    [kind, subject, container ?? '', datasource ?? '', service].join('\n');
  const [before, after] = [key(left), key(right)];
  return before < after ? -1 : before > after ? 1 : 0;
}
