import type {
  BinaryOperator,
  Expression,
  Grouping,
  LabelMatcher,
  Matching,
  Selector,
} from './expression.js';
import { readDuration, readNumber, readText } from './literals.js';
import type { SyntaxNode } from './parser.js';
import type { StandIn } from './stand-in.js';
import { findVariables } from './variables.js';

/** Brings the tree of the grammar into the form that facts are read from. The tree has no errors. */
export class ExpressionBuilder {
  /** @param written - the text with its variables; `standIn.text` is what was parsed */
  constructor(
    private readonly written: string,
    private readonly standIn: StandIn,
  ) {}

  build(node: SyntaxNode): Expression {
    const span = { start: node.from, end: node.to };
    switch (node.name) {
      case 'PromQL':
      case 'ParenExpr':
        return { ...this.#only(node) };
      case 'OffsetExpr':
      case 'StepInvariantExpr':
        return { ...this.#only(node), ...span };
      case 'NumberDurationLiteral':
      case 'NumberDurationLiteralInDurationContext':
        return { kind: 'number', value: readNumber(this.#read(node)), ...span };
      case 'StringLiteral':
        return { kind: 'text', value: readText(this.#read(node)), ...span };
      case 'VectorSelector':
        return this.#buildSelector(node, undefined);
      case 'MatrixSelector':
        return this.#buildMatrix(node);
      case 'SubqueryExpr':
        return this.#buildSubquery(node);
      case 'FunctionCall':
        return {
          kind: 'call',
          name: this.#read(child(node, 'FunctionIdentifier')),
          operands: this.#buildOperands(node),
          ...span,
        };
      case 'AggregateExpr':
        return this.#buildAggregation(node);
      case 'BinaryExpr':
        return this.#buildBinary(node);
      case 'UnaryExpr':
        return this.#buildUnary(node);
      default:
        return this.#only(node);
    }
  }

  #buildUnary(node: SyntaxNode): Expression {
    const operand = this.#only(node);
    if (!this.#read(node).startsWith('-')) return operand;
    const span = { start: node.from, end: node.to };
    return operand.kind === 'number'
      ? { ...operand, value: -operand.value, ...span }
      : { kind: 'negation', operand, ...span };
  }

  #buildMatrix(node: SyntaxNode): Expression {
    const range = this.#readRange(node);
    const vector = inner(node).find(({ name }) => name !== 'DurationExpr') ?? node;
    const built = vector === node ? undefined : this.build(vector);
    if (built?.kind !== 'selector') return this.#buildSelector(vector, range);
    return {
      ...built,
      start: node.from,
      end: node.to,
      selector: { ...built.selector, ...(range !== undefined && { range }) },
    };
  }

  #buildSubquery(node: SyntaxNode): Expression {
    const range = this.#readRange(node);
    return {
      kind: 'subquery',
      operand: this.#only(node),
      ...(typeof range === 'number' && { range }),
      start: node.from,
      end: node.to,
    };
  }

  /** Undefined where an expression says it. */
  #readRange(node: SyntaxNode): Selector['range'] {
    const duration = node.getChild('DurationExpr');
    if (duration === null) return undefined;
    if (this.#hasVariable(duration.from, duration.to)) return 'variable';
    const text = this.#read(duration).trim();
    const seconds = readDuration(text) ?? Number(text);
    return Number.isNaN(seconds) ? undefined : seconds;
  }

  #buildSelector(node: SyntaxNode, range: Selector['range']): Expression {
    const span = { start: node.from, end: node.to };
    const identifier = node.getChild('Identifier');
    const braces = node.getChild('LabelMatchers');
    if (identifier !== null && braces === null && range === undefined) {
      const name = this.#readLoneVariable(identifier);
      if (name !== undefined) return { kind: 'variable', name, ...span };
    }
    const matchers = braces === null ? [] : inner(braces).map((each) => this.#readMatcher(each));
    const named = matchers.find(({ label, operator }) => label === '__name__' && operator === '=');
    const pattern = matchers.find(
      ({ label, operator }) => label === '__name__' && operator === '=~',
    );
    const metric = identifier === null ? named?.value : this.#read(identifier);
    const variables =
      identifier === null
        ? ((named ?? pattern)?.variables ?? [])
        : findVariables(this.#readWritten(identifier)).map(({ name }) => name);
    const isOpen =
      braces !== null && this.standIn.open.some((at) => braces.from < at && at < braces.to);
    const selector: Selector = {
      ...(metric !== undefined && variables.length === 0 && { metric }),
      ...(pattern !== undefined &&
        variables.length === 0 &&
        metric === undefined && { metricPattern: pattern.value }),
      metricVariables: variables,
      matchers: matchers.filter(({ label }) => label !== '__name__'),
      ...(range !== undefined && { range }),
      isOpen,
      ...span,
    };
    return { kind: 'selector', selector, ...span };
  }

  #readLoneVariable(identifier: SyntaxNode): string | undefined {
    return this.standIn.variables.find(
      ({ start, end }) => start === identifier.from && end === identifier.to,
    )?.name;
  }

  #readMatcher(node: SyntaxNode): LabelMatcher {
    const span = { start: node.from, end: node.to };
    // A quoted name of its own is the metric: `{"http.requests", code="500"}`.
    if (node.name === 'QuotedLabelName') {
      const value = readText(this.#read(node));
      return {
        label: '__name__',
        operator: '=',
        value,
        variables: findVariables(value).map(({ name }) => name),
        ...span,
      };
    }
    const label = node.getChild('LabelName') ?? node.getChild('QuotedLabelName') ?? node;
    const written = this.#read(label);
    const value = readText(this.#readWritten(child(node, 'StringLiteral')));
    const variables = findVariables(this.#readWritten(node)).map(({ name }) => name);
    return {
      label: label.name === 'QuotedLabelName' ? readText(written) : written,
      operator: this.#read(child(node, 'MatchOp')) as LabelMatcher['operator'],
      value,
      variables,
      ...span,
    };
  }

  #buildAggregation(node: SyntaxNode): Expression {
    const modifier = node.getChild('AggregateModifier');
    const labels = modifier?.getChild('GroupingLabels');
    const grouping: Grouping | undefined = labels
      ? { kind: modifier?.getChild('By') ? 'by' : 'without', labels: this.#readLabels(labels) }
      : undefined;
    return {
      kind: 'aggregation',
      operator: this.#read(child(node, 'AggregateOp')),
      operands: this.#buildOperands(node),
      ...(grouping && { grouping }),
      start: node.from,
      end: node.to,
    };
  }

  #buildBinary(node: SyntaxNode): Expression {
    const parts = inner(node);
    const left = parts[0] ?? node;
    const right = parts.at(-1) ?? node;
    const operator = parts[1] ?? node;
    const clause = node.getChild('MatchingModifierClause');
    const matching = clause === null ? undefined : this.#readMatching(clause);
    return {
      kind: 'binary',
      operator: this.#read(operator).toLowerCase() as BinaryOperator,
      left: this.build(left),
      right: this.build(right),
      isBool: node.getChild('BoolModifier') !== null,
      ...(matching && { matching }),
      start: node.from,
      end: node.to,
    };
  }

  #readMatching(clause: SyntaxNode): Matching {
    const lists = new Map<string, readonly string[]>();
    let keyword = '';
    for (const part of inner(clause)) {
      if (part.name === 'GroupingLabels') lists.set(keyword, this.#readLabels(part));
      else lists.set((keyword = part.name), []);
    }
    const kind = lists.has('On') ? 'on' : 'ignoring';
    const left = lists.get('GroupLeft');
    const right = lists.get('GroupRight');
    const grouped = left ?? right;
    return {
      kind,
      labels: lists.get(kind === 'on' ? 'On' : 'Ignoring') ?? [],
      ...(grouped && { group: { side: left ? 'left' : 'right', labels: grouped } }),
    };
  }

  #readLabels(node: SyntaxNode): readonly string[] {
    return inner(node).map((label) => {
      const written = this.#readWritten(label);
      return label.name === 'QuotedLabelName' ? readText(written) : written;
    });
  }

  #buildOperands(node: SyntaxNode): readonly Expression[] {
    return inner(child(node, 'FunctionCallBody')).map((operand) => this.build(operand));
  }

  #only(node: SyntaxNode): Expression {
    const found = inner(node).find(
      ({ name }) => name !== 'UnaryOp' && name !== 'Offset' && name !== 'At',
    );
    return this.build(found ?? node);
  }

  /** As it was written; of a function that a variable names, the variable. */
  #read(node: SyntaxNode): string {
    return this.#readWritten(node).trim();
  }

  #readWritten(node: SyntaxNode): string {
    const variable = this.standIn.variables.find(
      ({ start, end }) => start === node.from && node.to <= end,
    );
    return this.written.slice(node.from, variable ? variable.end : node.to);
  }

  #hasVariable(from: number, to: number): boolean {
    return this.standIn.variables.some(({ start, end }) => start < to && from < end);
  }
}

function inner(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let each = node.firstChild; each !== null; each = each.nextSibling) {
    if (each.name !== 'LineComment') children.push(each);
  }
  return children;
}

function child(node: SyntaxNode, name: string): SyntaxNode {
  return node.getChild(name) ?? node;
}
