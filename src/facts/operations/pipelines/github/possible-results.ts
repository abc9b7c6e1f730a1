import type { Expression } from './parse-expression.js';

/** How a job or step can end. */
export const results = ['success', 'failure', 'cancelled', 'skipped'] as const;

export type Result = (typeof results)[number];

/** What a condition is asked about. */
export interface Question {
  /** The paths that hold the result: `needs.test.result`. */
  readonly paths: readonly string[];
  /** Lists of results that hold it among others: `needs.*.result`. */
  readonly lists: readonly string[];
  /** Whether `success()`, `failure()` and `cancelled()` look at it. */
  readonly isWatched: boolean;
}

type Results = ReadonlySet<Result>;

const all: Results = new Set(results);
const none: Results = new Set();

/**
 * How a job can have ended where a condition holds that a later one has. What the condition does not settle is possible.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions
 */
export function possibleResults(condition: Expression | undefined, question: Question): Results {
  if (!condition) return question.isWatched ? new Set<Result>(['success']) : all;
  const found = whereTrue(condition, question, true);
  // Without one of these functions, success() is asked for, too.
  if (question.isWatched && !hasStatusFunction(condition)) {
    return found.has('success') ? new Set<Result>(['success']) : none;
  }
  return found;
}

/** Whether a condition says itself after which results it holds. */
export function hasStatusFunction(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'compare':
      return hasStatusFunction(expression.left) || hasStatusFunction(expression.right);
    case 'not':
      return hasStatusFunction(expression.of);
    case 'call':
      return statusFunctions.has(expression.name) || expression.args.some(hasStatusFunction);
    case 'reference':
    case 'literal':
      return false;
  }
}

const statusFunctions = new Set(['success', 'failure', 'cancelled', 'always']);

/** Whether a condition asks for anything but how others ended. */
export function isConditional(expression: Expression | undefined): boolean {
  switch (expression?.kind) {
    case undefined:
      return false;
    case 'and':
    case 'or':
    case 'compare':
      return isConditional(expression.left) || isConditional(expression.right);
    case 'not':
      return expression.of.kind !== 'call' || expression.of.name !== 'failure'
        ? isConditional(expression.of)
        : false;
    case 'call':
      // `failure()` alone is seldom true.
      if (expression.name === 'contains') return expression.args.some(isConditional);
      return !statusFunctions.has(expression.name) || expression.name === 'failure';
    case 'reference':
      return !/^(?:needs|steps)\..*\.(?:result|outcome|conclusion)$/.test(expression.path);
    case 'literal':
      return expression.value === false || expression.value === null || expression.value === '';
  }
}

function whereTrue(expression: Expression, question: Question, wanted: boolean): Results {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = whereTrue(expression.left, question, wanted);
      const right = whereTrue(expression.right, question, wanted);
      return (expression.kind === 'and') === wanted ? intersect(left, right) : unite(left, right);
    }
    case 'not':
      return whereTrue(expression.of, question, !wanted);
    case 'literal':
      return Boolean(expression.value) === wanted ? all : none;
    case 'reference':
      return all;
    case 'compare':
      return ofComparison(expression, question, wanted);
    case 'call':
      return ofCall(expression, question, wanted);
  }
}

function ofComparison(
  { operator, left, right }: Extract<Expression, { kind: 'compare' }>,
  { paths }: Question,
  wanted: boolean,
): Results {
  const [reference, literal] = left.kind === 'reference' ? [left, right] : [right, left];
  if (reference.kind !== 'reference' || literal.kind !== 'literal') return all;
  if (!paths.includes(reference.path) || (operator !== '==' && operator !== '!=')) return all;
  return among([literal.value], (operator === '==') === wanted);
}

function ofCall(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  { paths, lists, isWatched }: Question,
  wanted: boolean,
): Results {
  const [where, what] = args;
  switch (name) {
    case 'always':
      return wanted ? all : none;
    case 'success':
      return isWatched && wanted ? among(['success'], true) : all;
    case 'failure':
      return isWatched && !wanted ? among(['failure'], false) : all;
    case 'cancelled':
      return isWatched && !wanted ? among(['cancelled'], false) : all;
    case 'contains': {
      if (where?.kind === 'reference' && what?.kind === 'literal') {
        if (paths.includes(where.path)) return among([what.value], wanted);
        return lists.includes(where.path) && !wanted ? among([what.value], false) : all;
      }
      const listed = listOf(where);
      if (!listed || what?.kind !== 'reference' || !paths.includes(what.path)) return all;
      return among(listed, wanted);
    }
    default:
      return all;
  }
}

/** `fromJSON('["success", "skipped"]')` */
function listOf(expression: Expression | undefined): readonly unknown[] | undefined {
  if (expression?.kind !== 'call' || expression.name !== 'fromjson') return undefined;
  const [text] = expression.args;
  if (text?.kind !== 'literal' || typeof text.value !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text.value);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function among(names: readonly unknown[], isAmong: boolean): Results {
  const wanted = names.map((name) => String(name).toLowerCase());
  return new Set(results.filter((result) => wanted.includes(result) === isAmong));
}

function intersect(left: Results, right: Results): Results {
  return new Set([...left].filter((result) => right.has(result)));
}

function unite(left: Results, right: Results): Results {
  return new Set([...left, ...right]);
}
