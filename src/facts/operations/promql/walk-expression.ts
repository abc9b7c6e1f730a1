import type { Expression, Selector } from './expression.js';

/** All parts of an expression, each before what stands within it. */
export function* walkExpression(expression: Expression): Generator<Expression> {
  yield expression;
  for (const operand of operandsOf(expression)) yield* walkExpression(operand);
}

export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
    case 'aggregation':
      return expression.operands;
    case 'subquery':
    case 'negation':
      return [expression.operand];
    case 'number':
    case 'text':
    case 'variable':
    case 'selector':
      return [];
  }
}

/** Which time series an expression reads. */
export function selectorsOf(expression: Expression): readonly Selector[] {
  return [...walkExpression(expression)].flatMap((each) =>
    each.kind === 'selector' ? [each.selector] : [],
  );
}

/** Metrics that an expression names in full, each once, sorted. */
export function metricsOf(expression: Expression): readonly string[] {
  return [...new Set(selectorsOf(expression).flatMap(({ metric }) => metric ?? []))].sort();
}
