import type { Expression } from './expression.js';

/** What a part is that no time series has a say in: `14.4 * 0.001`, `-(1 - 0.99)`, `vector(1)`, `5m`. Undefined for any other. */
export function constantOf(expression: Expression): number | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'negation': {
      const value = constantOf(expression.operand);
      return value === undefined ? undefined : -value;
    }
    case 'call': {
      const [operand] = expression.operands;
      const isPlain = expression.name === 'vector' || expression.name === 'scalar';
      return isPlain && operand !== undefined ? constantOf(operand) : undefined;
    }
    case 'binary': {
      const left = constantOf(expression.left);
      const right = left === undefined ? undefined : constantOf(expression.right);
      if (left === undefined || right === undefined) return undefined;
      return calculate(expression.operator, left, right);
    }
    default:
      return undefined;
  }
}

function calculate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '^':
      return left ** right;
    default:
      return undefined;
  }
}

/** A value without the numbers that it is multiplied with: `100 * errors / all` is `errors / all` with the factor 100. */
export interface Scaled {
  readonly value: Expression;
  readonly factor: number;
}

/** Takes off whatever only changes the unit of a value: factors, a sign, rounding. */
export function unscale(expression: Expression): Scaled {
  if (expression.kind === 'negation') return scale(expression.operand, -1);
  if (
    expression.kind === 'call' &&
    ['round', 'ceil', 'floor', 'sort', 'sort_desc'].includes(expression.name)
  ) {
    const [operand] = expression.operands;
    if (operand !== undefined) return unscale(operand);
  }
  if (expression.kind === 'binary') {
    const { operator, left, right } = expression;
    const onTheRight = constantOf(right);
    const onTheLeft = constantOf(left);
    if (operator === '*' && onTheRight !== undefined) return scale(left, onTheRight);
    if (operator === '*' && onTheLeft !== undefined) return scale(right, onTheLeft);
    if (operator === '/' && onTheRight !== undefined) return scale(left, 1 / onTheRight);
    if (operator === '/' || operator === '*') return unscaleFraction(expression);
  }
  return { value: expression, factor: 1 };
}

/** `100 * a / b` is `(100 * a) / b`. */
function unscaleFraction(expression: Extract<Expression, { kind: 'binary' }>): Scaled {
  const left = unscale(expression.left);
  return left.factor === 1
    ? { value: expression, factor: 1 }
    : { value: { ...expression, left: left.value }, factor: left.factor };
}

function scale(expression: Expression, by: number): Scaled {
  const { value, factor } = unscale(expression);
  return { value, factor: factor * by };
}
