/** What a text of PromQL says. Parentheses are gone; each part knows where in the text it stands. */
export type Expression =
  | NumberExpression
  | TextExpression
  | VariableExpression
  | SelectorExpression
  | SubqueryExpression
  | CallExpression
  | AggregationExpression
  | BinaryExpression
  | NegationExpression;

/** Offsets into the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface NumberExpression extends Span {
  readonly kind: 'number';
  /** A duration in seconds. */
  readonly value: number;
}

export interface TextExpression extends Span {
  readonly kind: 'text';
  readonly value: string;
}

/** A variable of Grafana that stands alone: a number, a metric, or all of a query. */
export interface VariableExpression extends Span {
  readonly kind: 'variable';
  readonly name: string;
}

export interface SelectorExpression extends Span {
  readonly kind: 'selector';
  readonly selector: Selector;
}

export interface SubqueryExpression extends Span {
  readonly kind: 'subquery';
  readonly operand: Expression;
  /** In seconds; absent where a variable says it. */
  readonly range?: number;
}

export interface CallExpression extends Span {
  readonly kind: 'call';
  /** `$fn` of a variable. */
  readonly name: string;
  readonly operands: readonly Expression[];
}

export interface AggregationExpression extends Span {
  readonly kind: 'aggregation';
  /** `sum`, `avg`, …; `$fn` of a variable. */
  readonly operator: string;
  readonly operands: readonly Expression[];
  readonly grouping?: Grouping;
}

export interface Grouping {
  readonly kind: 'by' | 'without';
  readonly labels: readonly string[];
}

export interface BinaryExpression extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  /** `bool`: it gives 0 or 1 and filters nothing. */
  readonly isBool: boolean;
  readonly matching?: Matching;
}

export type ComparisonOperator = '==' | '!=' | '>' | '<' | '>=' | '<=';

export type BinaryOperator =
  | ComparisonOperator
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^'
  | 'atan2'
  | 'and'
  | 'or'
  | 'unless'
  | '</'
  | '>/';

export interface Matching {
  readonly kind: 'on' | 'ignoring';
  readonly labels: readonly string[];
  /** `group_left`, `group_right` and the labels that they bring over. */
  readonly group?: { readonly side: 'left' | 'right'; readonly labels: readonly string[] };
}

export interface NegationExpression extends Span {
  readonly kind: 'negation';
  readonly operand: Expression;
}

/** Which time series are read. */
export interface Selector extends Span {
  /** Absent where a pattern or a variable names it, or nothing does. `{__name__="x"}` is a name. */
  readonly metric?: string;
  /** Of `{__name__=~"…"}`, anchored on both sides, as Prometheus does. */
  readonly metricPattern?: string;
  /** Variables in the name. */
  readonly metricVariables: readonly string[];
  /** But for the name. */
  readonly matchers: readonly LabelMatcher[];
  /** In seconds, of `[5m]`; 'variable' where a variable says it. */
  readonly range?: number | 'variable';
  /** Whether a variable stands for matchers of its own: more labels may be asked than are known. */
  readonly isOpen: boolean;
}

export interface LabelMatcher extends Span {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
  /** Variables in the label or the value. */
  readonly variables: readonly string[];
}
