import { isComparison, selectorsOf, unscale, walkExpression } from '../promql/index.js';
import type { BinaryExpression, Expression } from '../promql/index.js';
import {
  compare,
  type Decimal,
  multiply,
  one,
  readDecimal,
  subtract,
  toNumber,
} from './decimal.js';

/** A share of errors that is held against a number, as alerts on burn rates do. */
export interface BurnCondition {
  /** Share of errors above which it holds. */
  readonly threshold: Decimal;
  /** The number as it was written, where it is a factor by a budget: `14.4 * (1 - 0.999)`. */
  readonly product?: { readonly factor: Decimal; readonly budget: Decimal };
  /** What is held against it. */
  readonly value: Expression;
  /** Lengths of time that it looks back over, in seconds: of ranges, and of the names of recording rules (`ratio_rate1h`). */
  readonly windows: readonly number[];
}

/** All conditions of an expression that hold a share of errors against a number, or a share of what is good. */
export function burnConditionsOf(expression: Expression): readonly BurnCondition[] {
  return [...walkExpression(expression)].flatMap((each) =>
    each.kind === 'binary' && isComparison(each.operator) ? (readCondition(each) ?? []) : [],
  );
}

function readCondition({ operator, left, right }: BinaryExpression): BurnCondition | undefined {
  const [onTheLeft, onTheRight] = [exactConstantOf(left), exactConstantOf(right)];
  const limit = onTheRight ?? onTheLeft;
  if (limit === undefined || (onTheLeft && onTheRight)) return undefined;
  const side = onTheRight ? right : left;
  const isMore = operator.startsWith('>') === (onTheRight !== undefined);
  if (operator === '==' || operator === '!=') return undefined;
  const { value, factor } = unscale(onTheRight ? left : right);
  const scaled = factor === 100 ? multiply(limit, { units: 1n, scale: 2 }) : limit;
  // A share of what is good falls below a number.
  const threshold = isMore ? scaled : subtract(one, scaled);
  if (!isRatio(value) || (factor !== 1 && factor !== 100) || (!isMore && toNumber(limit) <= 0)) {
    return undefined;
  }
  const product = isMore && factor === 1 ? productOf(side) : undefined;
  return { threshold, value, windows: windowsOf(value), ...(product && { product }) };
}

/** A quotient, what is left of one by it, or what a recording rule has computed. */
function isRatio(value: Expression): boolean {
  switch (value.kind) {
    case 'binary':
      return (
        value.operator === '/' || (value.operator === '-' && isRatio(unscale(value.right).value))
      );
    case 'selector':
      return (value.selector.metric ?? '').includes(':');
    case 'aggregation':
    case 'call':
      return value.operands.some(isRatio);
    case 'subquery':
    case 'negation':
      return isRatio(value.operand);
    default:
      return false;
  }
}

/** `14.4 * 0.001`, `0.001 * 14.4`, `14.4 * (1 - 0.999)`: the budget is what a difference from one is, else the lesser. */
function productOf(expression: Expression): BurnCondition['product'] {
  if (expression.kind !== 'binary' || expression.operator !== '*') return undefined;
  const [left, right] = [exactConstantOf(expression.left), exactConstantOf(expression.right)];
  if (!left || !right) return undefined;
  const isDifference = ({ kind, ...rest }: Expression) =>
    kind === 'binary' && 'operator' in rest && rest.operator === '-';
  const isLeft =
    isDifference(expression.left) || (!isDifference(expression.right) && compare(left, right) < 0);
  return isLeft ? { factor: right, budget: left } : { factor: left, budget: right };
}

/** A number that no time series has a say in, exactly. Undefined for any other, and for what divides. */
function exactConstantOf(expression: Expression): Decimal | undefined {
  if (expression.kind === 'number') return readDecimal(expression.value);
  if (expression.kind !== 'binary') return undefined;
  const { operator, left, right } = expression;
  const [first, second] = [exactConstantOf(left), exactConstantOf(right)];
  if (!first || !second) return undefined;
  switch (operator) {
    case '*':
      return multiply(first, second);
    case '-':
      return subtract(first, second);
    case '+':
      return subtract(first, subtract({ units: 0n, scale: 0 }, second));
    case '/':
      return readDecimal(toNumber(first) / toNumber(second));
    default:
      return undefined;
  }
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

function windowsOf(value: Expression): readonly number[] {
  const windows = selectorsOf(value).flatMap(({ metric = '', range }) => {
    if (typeof range === 'number') return [range];
    const [, amount, unit = ''] = /(?:rate|increase|ratio|:|_)(\d+)([smhdw])$/.exec(metric) ?? [];
    return amount === undefined ? [] : [Number(amount) * (units[unit] ?? 0)];
  });
  return [...new Set(windows)].sort((one, other) => one - other);
}
