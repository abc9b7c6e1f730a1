import type {
  ReportedDependency,
  ReportedEnvironment,
  ReportedFormula,
  ReportedRemedy,
  ReportedTopic,
  ReportedTopicGroup,
  ReportedUnknownUse,
} from '../../report/index.js';

/** How much is used of what is allowed, and what is left. */
export function describeUse({ demand, supply, free, unit }: ReportedDependency): string {
  const { allowed } = supply;
  const used = demand.total === null ? describeLeast(demand) : String(demand.total);
  if (allowed === null) return `${used} ${unit}, and nobody can tell how many are allowed`;
  const over = (demand.total ?? demand.atLeast) - allowed;
  if (over > 0) return `${used} ${unit} where ${allowed} are allowed: ${over} too many`;
  const known = `${used} of ${allowed} ${unit}`;
  if (demand.total === null || free === null) return `${known}, and nobody can tell how many more`;
  return free === 0 ? `${known}, none left` : `${known}, ${free} left`;
}

function describeLeast({ atLeast }: ReportedDependency['demand']): string {
  return atLeast === 0 ? 'some' : `at least ${atLeast}`;
}

/** The factors without which the total would do. */
export function describeDecisive({ decisive }: ReportedDependency): string {
  if (decisive.length === 0) return '';
  const words = {
    surge: 'the pods of a rollout',
    processes: 'more than one process in a container',
    reserved: 'the reserved connections',
  };
  return `it would be enough without ${decisive.map((factor) => words[factor]).join(', or without ')}`;
}

/** What could be changed to what; one of them is enough. */
export function describeRemedies({
  remedies,
  verdict,
  demand,
}: ReportedDependency): readonly string[] {
  if (verdict !== 'exceeded') return [];
  const lower = remedies.filter(({ factor }) => factor !== 'max');
  return [
    ...(lower.length === 0 && demand.total !== null
      ? ['no single number is enough: lower pools or pods of several workloads']
      : []),
    ...remedies.map(describeRemedy),
  ];
}

function describeRemedy({ name, factor, from, to }: ReportedRemedy): string {
  if (factor === 'max') return `raise the limit of ${name} from ${from} to ${to}`;
  return factor === 'pool'
    ? `lower the pool of ${name} from ${from} to ${to}`
    : `lower the pods of ${name} from ${from} to ${to}`;
}

/** Somebody who uses nobody knows what. */
function describeUnbound({ dependency, name, container, reason }: ReportedUnknownUse): string {
  return `${container === undefined ? name : `${name}, container ${container},`} uses a ${dependency} that nobody can tell: ${reason}`;
}

/** The defaults that the total rests on; that something is there once goes without saying. */
export function describeDefaults({ defaults }: ReportedDependency): string {
  const told = defaults.filter((line) => !line.endsWith(': 1'));
  return told.length === 0 ? '' : `rests on defaults: ${told.join('; ')}`;
}

/** What nobody can tell, and no dependency says of itself already. */
export function findUntold({ dependencies, unbound }: ReportedEnvironment): readonly UntoldUse[] {
  const told = dependencies
    .filter(({ isJudged }) => isJudged)
    .flatMap(({ undecided }) => undecided.map(({ message }) => message));
  return unbound
    .filter(
      ({ name, reason, isGuess }) =>
        isGuess !== true &&
        !told.some((message) => message.includes(name) && message.includes(reason)),
    )
    .map((use) => ({ ...use, message: describeUnbound(use), hint: hintOf(use) }));
}

interface UntoldUse extends ReportedUnknownUse {
  readonly message: string;
  readonly hint: string;
}

function hintOf({ dependency }: ReportedUnknownUse): string {
  return `Say which ${dependency} it uses: annotation archfit/${dependency}; none if it uses none.`;
}

/** What is used and nobody asked about. */
export function describeUnasked({ dependency, unit, demand }: ReportedDependency): string {
  const used = demand.total === null ? describeLeast(demand) : String(demand.total);
  return `${used} ${unit}, not judged: the budgets name no ${dependency}`;
}

/** Pools of good size where they differ from those that are configured. */
export function describeFormulas({ formulas = [] }: ReportedDependency): readonly string[] {
  return formulas.filter(({ comparison }) => comparison !== 'equal').map(describeFormula);
}

function describeFormula({
  name,
  recommended,
  declared,
  reason,
  equation,
}: ReportedFormula): string {
  if (recommended === null) return `no pool of good size is known for ${name}: ${reason ?? '?'}`;
  return `a pool of good size for ${name} is ${recommended} (${equation}); it has ${declared ?? '?'}`;
}

/** How many consumers a topic has at its worst, group by group. */
export function describeTopic({ groups, partitions }: ReportedTopic): string {
  const size = `${partitions.value ?? '?'} partitions`;
  if (groups.length === 0) return `${size}, and no consumer is known`;
  return `${size}; ${groups.map((group) => describeGroup(group)).join('; ')}`;
}

function describeGroup({ group, members, atLeast, idle, consumers }: ReportedTopicGroup): string {
  const count = members === null ? `at least ${atLeast}` : String(members);
  const rest = (idle ?? 0) > 0 ? `, ${idle} of them without a partition` : '';
  const parts = consumers.map(({ name, equation }) => `${name}: ${equation}`);
  return `group ${group}: ${count} consumers${rest} (${parts.join(', ')})`;
}
