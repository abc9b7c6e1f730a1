import type {
  BudgetVerdict,
  Problem,
  ReportedDependency,
  ReportedEnvironment,
  ReportedTopic,
} from '../../report/index.js';
import { plural } from '../../report/index.js';

/** Closed by what is exceeded; else undecided by what could not be read or told, and where there is nothing to tell. */
export function decideBudget(
  environments: readonly ReportedEnvironment[],
  problems: readonly Problem[],
): BudgetVerdict {
  const judged = environments.flatMap(({ environment, dependencies, topics }) => [
    ...dependencies
      .filter(({ isJudged }) => isJudged)
      .map((each) => toJudged(each, environment, describeExceeded(each))),
    ...topics
      .filter(({ isJudged }) => isJudged)
      .map((each) => toJudged(each, environment, describeIdle(each))),
  ]);
  const exceeded = judged.filter(({ verdict }) => verdict === 'exceeded');
  const unknown = judged.filter(({ verdict }) => verdict === 'undecided');
  const obstacles = [
    ...describeProblems(problems),
    ...unknown.map(({ name, undecided }) => `${name}: ${describeUndecided(undecided)}`),
    ...environments.flatMap(describeConflicts),
    ...environments.flatMap((each) => describeUnbound(each, judged.length === 0)),
  ];
  const nothing = 'nothing uses a database that the manifests tell of, and no budget names one';
  if (judged.length === 0 && obstacles.length === 0) obstacles.push(nothing);
  if (exceeded.length > 0) {
    const reasons = exceeded.map(({ name, excess }) => `${name}: ${excess}`);
    return { gate: 'closed', reasons: [...obstacles, ...reasons] };
  }
  if (obstacles.length > 0) return { gate: 'undecided', reasons: obstacles };
  return { gate: 'open', reasons: [`${plural(judged.length, 'limit')} kept`] };
}

interface Judged extends Pick<ReportedDependency, 'verdict' | 'undecided'> {
  readonly name: string;
  readonly excess: string;
}

function toJudged(
  { verdict, undecided, name }: ReportedDependency | ReportedTopic,
  environment: string | undefined,
  excess: string,
): Judged {
  const where = environment === undefined ? name : `${environment}, ${name}`;
  return { verdict, undecided, name: where, excess };
}

function describeExceeded({ demand, supply, rows, unit }: ReportedDependency): string {
  const least = demand.total === null ? 'at least ' : '';
  const [largest, ...others] = rows.toSorted(
    (left, right) => (right.total ?? 0) - (left.total ?? 0),
  );
  const most =
    largest === undefined || others.length === 0
      ? ''
      : `; most by ${largest.name}: ${largest.equation}`;
  return `${least}${demand.total ?? demand.atLeast} ${unit} where ${supply.allowed ?? '?'} are allowed${most}`;
}

function describeIdle({ groups, partitions }: ReportedTopic): string {
  const [worst] = groups.toSorted((left, right) => (right.idle ?? 0) - (left.idle ?? 0));
  return `${worst?.members ?? worst?.atLeast ?? '?'} consumers of the group ${worst?.group ?? '?'}, and ${partitions.value ?? '?'} partitions`;
}

function describeProblems([first, ...others]: readonly Problem[]): readonly string[] {
  if (first === undefined) return [];
  const line = first.location?.region?.startLine;
  const place = first.location ? `${first.location.uri}${line ? `:${line}` : ''}: ` : '';
  const more = others.length > 0 ? ` (and ${plural(others.length, 'more problem')})` : '';
  return [`${place}${first.message}${more}`];
}

/** A workload of a conflict that uses nothing that is judged does not matter to a budget. */
function describeConflicts({ dependencies, conflicts }: ReportedEnvironment): readonly string[] {
  const judged = dependencies.filter(({ isJudged }) => isJudged);
  const users = new Set(judged.flatMap(({ rows }) => rows.map(({ subject }) => subject)));
  return conflicts
    .filter(({ subject }) => users.has(subject))
    .map(({ name, autoscalers }) => `${name} is moved by ${autoscalers.join(' and ')}`);
}

/**
 * What uses something that nobody can tell, and that none of what is judged can be: a server without a limit. What only may use something
 * counts where there is nothing else.
 */
function describeUnbound(
  { unbound, dependencies, topics }: ReportedEnvironment,
  isAlone: boolean,
): readonly string[] {
  const told = [...dependencies, ...topics].flatMap(({ undecided }) =>
    undecided.map(({ message }) => message),
  );
  const [first, ...others] = unbound.filter(
    ({ isGuess, reason }) =>
      isAlone || (!isGuess && !told.some((message) => message.endsWith(reason))),
  );
  if (first === undefined) return [];
  const more = others.length > 0 && !isAlone ? ` (and ${others.length} more)` : '';
  return [
    isAlone
      ? `${first.name} uses a ${first.dependency} that nobody can tell`
      : `${first.name} uses a ${first.dependency} that nobody can tell: ${first.reason}${more}`,
  ];
}

function describeUndecided([first, ...others]: ReportedDependency['undecided']): string {
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${first?.message ?? 'nobody can tell'}${more}`;
}
