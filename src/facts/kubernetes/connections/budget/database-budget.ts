import type { Problem } from '../../../../report/index.js';
import type { BudgetRow } from './budget-row.js';
import type { Database } from '../databases/database-catalog.js';
import type { Place } from '../factor.js';
import type { UnknownUse } from '../databases/find-uses.js';
import { addRows, type Demand, type RatedRow, rateRow } from './rated-row.js';
import { findRemedies, type Remedy } from './remedies.js';
import { type FactorName, multiplyRow } from './row-demand.js';
import { readSupply, type Supply } from './supply.js';

/** What may connect to one database at its worst, against what it allows. */
export interface DatabaseBudget {
  readonly id: string;
  readonly display: string;
  /** A budget names it, the set runs it, or it is only the host that somebody connects to. */
  readonly origin: 'budgets' | 'set' | 'host';
  /** Of a pooler, the side of its clients. */
  readonly kind: 'server' | 'pooler';
  readonly location: Place | null;
  readonly supply: Supply;
  readonly rows: readonly RatedRow[];
  readonly demand: Demand;
  /** Connections that stay free; negative where there are too few. */
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

export interface UndecidedFactor {
  readonly factor: FactorName | 'max' | 'binding' | 'manifest';
  readonly message: string;
  readonly hint: string;
  readonly location: Place | null;
}

export function judgeDatabase(
  database: Database,
  rows: readonly BudgetRow[],
  unknownUses: readonly UnknownUse[],
  problems: readonly Problem[] = [],
): DatabaseBudget {
  const { id, display, limit, server } = database;
  const supply = readSupply(database);
  const rated = rows.map((row) => rateRow(row, limit?.consumers ?? [])).toSorted(compareRows);
  const demand = addRows(rated.map(multiplyRow));
  const allowed = supply.allowed.value;
  const undecided = [
    ...explainSupply(database, supply, rated),
    ...rated.flatMap(explainRow),
    ...unknownUses.map(explainUse),
    ...problems.map(explainProblem),
  ];
  const isExceeded = allowed !== null && demand.atLeast > allowed;
  const total = undecided.length === 0 ? demand.total : null;
  const verdict = isExceeded ? 'exceeded' : total === null ? 'undecided' : 'ok';
  return {
    id,
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

function findDecisive(
  { atLeast, withoutSurge, withoutProcesses }: Demand,
  { withoutReserved }: Supply,
  allowed: number,
): DatabaseBudget['decisive'] {
  const fits = (demand: number | null) => demand !== null && demand <= allowed;
  return [
    ...(fits(withoutSurge) ? (['surge'] as const) : []),
    ...(fits(withoutProcesses) ? (['processes'] as const) : []),
    ...(withoutReserved !== null && atLeast <= withoutReserved ? (['reserved'] as const) : []),
  ];
}

const hints: Readonly<Record<Exclude<UndecidedFactor['factor'], 'manifest'>, string>> = {
  pods: 'Limit the number of its pods.',
  surge: 'Correct the strategy of its rollout.',
  terminating: 'Correct the strategy of its rollout.',
  processes: 'Say how many: annotation archfit/processes.',
  pools: 'Say how many: annotation archfit/pools.',
  pool: 'Declare its size: annotation archfit/pool-size.',
  threads: 'Say how many: annotation archfit/threads.',
  share: 'Give it a share in the budget file, or judge its manifests with the others.',
  max: 'Name the database with its max in the budget file.',
  binding: 'Say which database it uses: annotation archfit/database.',
};

function explainSupply(
  { display, limit }: Database,
  { allowed }: Supply,
  rows: readonly RatedRow[],
): readonly UndecidedFactor[] {
  const { value, reason = '', location } = allowed;
  if (value === null) return [{ factor: 'max', message: reason, hint: hints.max, location }];
  if (limit === undefined || rows.length > 0) return [];
  const hint = 'Correct its hosts, name its consumers, or remove it from the budget file.';
  const message = `nothing in the set is known to use ${display}`;
  return [{ factor: 'binding', message, hint, location: limit.location }];
}

function explainRow(row: RatedRow): readonly UndecidedFactor[] {
  const container = row.container === null ? '' : `, container ${row.container}`;
  return multiplyRow(row).unknown.map(({ factor, value: { source, reason = '', location } }) => ({
    factor,
    message: row.kind === 'share' ? reason : `${row.display}${container}: ${source}: ${reason}`,
    hint: hints[factor],
    location: location ?? { subject: row.subject, path: [] },
  }));
}

function explainUse({ display, container, reason, location }: UnknownUse): UndecidedFactor {
  const who = container === null ? display : `${display}, container ${container},`;
  return {
    factor: 'binding',
    message: `${who} may use it: ${reason}`,
    hint: hints.binding,
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
