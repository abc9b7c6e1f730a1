import { constantOf } from './constants.js';
import type { BinaryExpression, ComparisonOperator, Expression } from './expression.js';
import { walkExpression } from './walk-expression.js';

/** A value held against a number: `rate(errors[5m]) > 0.01`. */
export interface Comparison {
  /** As if the number stood on the right. */
  readonly operator: ComparisonOperator;
  readonly value: Expression;
  readonly threshold: number;
  /** `bool`: it gives 0 or 1 and filters nothing. */
  readonly isBool: boolean;
}

const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '!=': '!=',
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
};

/** All comparisons with a number, on whichever side it stands, wherever in the expression: within `and`, `or`, `unless`, aggregations. */
export function comparisonsOf(expression: Expression): readonly Comparison[] {
  return [...walkExpression(expression)].flatMap((each) =>
    each.kind === 'binary' ? (compare(each) ?? []) : [],
  );
}

function compare({ operator, left, right, isBool }: BinaryExpression): Comparison | undefined {
  if (!isComparison(operator)) return undefined;
  const onTheRight = constantOf(right);
  const onTheLeft = constantOf(left);
  if (onTheRight !== undefined && onTheLeft !== undefined) return undefined;
  if (onTheRight !== undefined) return { operator, value: left, threshold: onTheRight, isBool };
  if (onTheLeft === undefined) return undefined;
  return { operator: mirrored[operator], value: right, threshold: onTheLeft, isBool };
}

export function isComparison(operator: string): operator is ComparisonOperator {
  return Object.hasOwn(mirrored, operator);
}
