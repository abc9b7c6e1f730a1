import type {
  Expression,
  Grouping,
  LabelMatcher,
  Selector,
} from '../../../facts/operations/promql/index.js';

/** What an expression reads, and what becomes of its labels. */
export interface Read {
  /** Absent where a variable or a pattern names it. */
  readonly metric?: string;
  readonly matchers: readonly LabelMatcher[];
  /** Variables stand for matchers of its own, so that more may be asked than is known. */
  readonly isOpen: boolean;
  /** Aggregations around it, the innermost first. */
  readonly groupings: readonly (Grouping | undefined)[];
  /** Functions and operators around it. */
  readonly calls: ReadonlySet<string>;
}

/** Every selector of an expression. */
export function readsOf(expression: Expression): readonly Read[] {
  return [...walk(expression, [], new Set())];
}

function* walk(
  expression: Expression,
  groupings: Read['groupings'],
  calls: ReadonlySet<string>,
): Generator<Read> {
  switch (expression.kind) {
    case 'selector':
      yield readOf(expression.selector, groupings, calls);
      return;
    case 'aggregation': {
      const within = [expression.grouping, ...groupings];
      const around = new Set([...calls, expression.operator]);
      for (const operand of expression.operands) yield* walk(operand, within, around);
      return;
    }
    case 'call': {
      const around = new Set([...calls, expression.name]);
      for (const operand of expression.operands) yield* walk(operand, groupings, around);
      return;
    }
    case 'binary':
      yield* walk(expression.left, groupings, calls);
      yield* walk(expression.right, groupings, calls);
      return;
    case 'subquery':
    case 'negation':
      yield* walk(expression.operand, groupings, calls);
      return;
    case 'number':
    case 'text':
    case 'variable':
  }
}

function readOf(
  { metric, matchers, isOpen }: Selector,
  groupings: Read['groupings'],
  calls: ReadonlySet<string>,
): Read {
  return { ...(metric !== undefined && { metric }), matchers, isOpen, groupings, calls };
}

/** Whether what comes out still tells values of a label apart. */
export function keepsLabel({ groupings }: Read, label: string): boolean {
  return groupings.every((grouping) => {
    if (grouping === undefined) return false;
    const isNamed = grouping.labels.includes(label);
    return grouping.kind === 'by' ? isNamed : !isNamed;
  });
}
