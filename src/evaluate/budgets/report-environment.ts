import type {
  BudgetRow,
  ConnectionBudget,
  DependencyBudget,
  Factor,
  Place,
  PoolFormula,
  RatedRow,
  Supply,
  TopicBudget,
} from '../../facts/kubernetes/connections/index.js';
import type {
  Location,
  Problem,
  ReportedDependency,
  ReportedEnvironment,
  ReportedFactor,
  ReportedFormula,
  ReportedRemedy,
  ReportedRow,
  ReportedSupply,
  ReportedTopic,
  ReportedUndecided,
} from '../../report/index.js';
import type { PlaceFinder } from './place-finder.js';
import { raiseLimit } from './raise-limit.js';

export interface EnvironmentContext {
  readonly environment?: string;
  /** Number of objects of the set. */
  readonly objects: number;
  readonly notes: readonly string[];
  /** What of the set could not be read: no database is certain then. */
  readonly problems: readonly Problem[];
  readonly find: PlaceFinder;
  /** What runs a database, as the budgets say. */
  readonly engineOf: (database: string) => string | undefined;
  /** Whether somebody wants to know of a kind. */
  readonly isAsked: (section: BudgetSection) => boolean;
}

/** The parts of the budgets that name something. */
export type BudgetSection = 'databases' | 'brokers' | 'caches' | 'downstreams' | 'topics';

const sections = {
  database: 'databases',
  broker: 'brokers',
  cache: 'caches',
  downstream: 'downstreams',
} as const;

/** The budget of one set with every place found. */
export function reportEnvironment(
  budget: ConnectionBudget,
  context: EnvironmentContext,
): ReportedEnvironment {
  const { environment, objects, notes, find, isAsked } = context;
  return {
    ...(environment === undefined ? {} : { environment }),
    objects,
    notes,
    dependencies: [
      ...budget.databases.map((database) => ({
        ...reportDependency(database, context),
        ...(database.formulas.length === 0
          ? {}
          : { formulas: database.formulas.map((formula) => reportFormula(formula, find)) }),
      })),
      ...[...budget.brokers, ...budget.caches, ...budget.downstreams].map((each) =>
        reportDependency(each, context),
      ),
    ],
    topics: budget.topics.map((topic) => reportTopic(topic, context)),
    unbound: budget.unbound
      .filter(({ dependency }) => isAsked(sections[dependency]))
      .map(({ dependency, subject, display, container, reason, isGuess, location }) => ({
        dependency,
        subject,
        name: display,
        ...(container === null ? {} : { container }),
        reason,
        ...(isGuess === undefined ? {} : { isGuess }),
        ...placed(find(location)),
      })),
    conflicts: budget.conflicts.map(({ subject, display, autoscalers }) => ({
      subject,
      name: display,
      autoscalers,
      ...placed(find({ subject, path: [] })),
    })),
  };
}

function reportDependency(
  database: DependencyBudget,
  { problems, find, engineOf, isAsked }: EnvironmentContext,
): ReportedDependency {
  const { id, display, origin, kind, rows, demand, free, decisive, defaults } = database;
  const undecided = [
    ...database.undecided.map(({ factor, message, hint, location }) => ({
      factor,
      message,
      hint,
      ...placed(find(location)),
    })),
    ...problems.slice(0, 1).map((problem) => explainProblem(problem, problems.length)),
  ];
  const { dependency, unit } = database;
  const engine = dependency === 'database' ? engineOf(id) : undefined;
  return {
    dependency,
    unit,
    isJudged: isAsked(sections[dependency]),
    id,
    name: display,
    ...(engine === undefined ? {} : { engine }),
    origin,
    kind,
    ...placed(find(database.location)),
    supply: reportSupply(database.supply, database.limit, find),
    rows: rows.map((row) => reportRow(row, find)),
    demand,
    free,
    verdict: database.verdict === 'ok' && undecided.length > 0 ? 'undecided' : database.verdict,
    undecided,
    decisive,
    defaults,
    remedies: findRemedies(database, find),
  };
}

function reportFormula(formula: PoolFormula, find: PlaceFinder): ReportedFormula {
  const { display, service, recommended, declared, comparison, conflict, reason } = formula;
  return {
    name: display,
    service,
    recommended,
    declared,
    comparison,
    conflict,
    ...(reason === null ? {} : { reason }),
    equation: formula.equation,
    ...placed(find(formula.location)),
  };
}

function reportTopic(
  topic: TopicBudget,
  { problems, find, isAsked }: EnvironmentContext,
): ReportedTopic {
  const undecided = [
    ...topic.undecided.map(({ location, ...undecided }) => ({
      ...undecided,
      ...placed(find(location)),
    })),
    ...problems.slice(0, 1).map((problem) => explainProblem(problem, problems.length)),
  ];
  return {
    id: topic.id,
    name: topic.display,
    isJudged: isAsked('topics'),
    origin: topic.origin,
    ...placed(find(topic.location)),
    partitions: reportFactor(topic.partitions, find),
    groups: topic.groups.map(({ group, members, atLeast, idle, consumers }) => ({
      group,
      members,
      atLeast,
      idle,
      consumers: consumers.map(({ subject, display, pods, perPod, equation }) => ({
        subject,
        name: display,
        pods: reportFactor(pods, find),
        perPod: reportFactor(perPod, find),
        equation,
      })),
    })),
    verdict: topic.verdict === 'ok' && undecided.length > 0 ? 'undecided' : topic.verdict,
    undecided,
  };
}

function explainProblem({ message, hint, location }: Problem, count: number): ReportedUndecided {
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return {
    factor: 'manifest',
    message: `part of the input cannot be read, and may use it: ${message}${more}`,
    hint,
    ...placed(location),
  };
}

function reportSupply(supply: Supply, equation: string, find: PlaceFinder): ReportedSupply {
  const { max, reserved, headroom, allowed, perService } = supply;
  return {
    max: reportFactor(max, find),
    reserved: reportFactor(reserved, find),
    headroom: reportFactor(headroom, find),
    allowed: allowed.value,
    equation,
    ...(perService === null ? {} : { perService: reportFactor(perService, find) }),
  };
}

function reportRow(row: RatedRow, find: PlaceFinder): ReportedRow {
  const { container, datasource, stack, binding, threads, share } = row;
  return {
    kind: row.kind,
    subject: row.subject,
    name: row.display,
    service: row.service,
    ...(container === null ? {} : { container }),
    ...(datasource === null ? {} : { datasource }),
    ...(stack === null ? {} : { stack }),
    ...(binding === null ? {} : { binding: binding.source }),
    ...placed(find(placeOfRow(row))),
    pods: reportFactor(row.pods, find),
    surge: reportFactor(row.surge, find),
    terminating: reportFactor(row.terminating, find),
    processes: reportFactor(row.processes, find),
    pools: reportFactor(row.pools, find),
    pool: reportFactor(row.pool, find),
    ...(threads === null ? {} : { threads: reportFactor(threads, find) }),
    peakPods: row.peak,
    perPod: row.perPod,
    total: row.product,
    ...(share === null ? {} : { share: reportFactor(share, find) }),
    equation: row.equation,
  };
}

/** What is set aside stands in the budgets, at its number. */
function placeOfRow({ kind, subject, pool }: BudgetRow): Place | null {
  return kind === 'share' ? pool.location : { subject, path: [] };
}

function reportFactor(
  { value, grade, source, reason, location }: Factor,
  find: PlaceFinder,
): ReportedFactor {
  return {
    value,
    grade,
    source,
    ...(reason === undefined ? {} : { reason }),
    ...placed(find(location)),
  };
}

function findRemedies(database: DependencyBudget, find: PlaceFinder): readonly ReportedRemedy[] {
  const lowered = database.remedies.map(({ display, factor, from, to, location }) => ({
    name: display,
    factor,
    from,
    to,
    ...placed(find(location)),
  }));
  const { supply, display, verdict, demand } = database;
  const to = verdict === 'exceeded' ? raiseLimit(supply, demand.total) : null;
  if (to === null || supply.max.value === null) return lowered;
  const raised = { name: display, factor: 'max', from: supply.max.value, to } as const;
  return [...lowered, { ...raised, ...placed(find(supply.max.location)) }];
}

function placed(location: Location | undefined): { readonly location?: Location } {
  return location === undefined ? {} : { location };
}
