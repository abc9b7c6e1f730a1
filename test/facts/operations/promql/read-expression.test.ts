import { describe, expect, test } from '@jest/globals';
import {
  comparisonsOf,
  type Expression,
  readExpression,
  selectorsOf,
  unscale,
  walkExpression,
} from '../../../../src/facts/operations/promql/index.js';

function read(text: string): Expression {
  const result = readExpression(text);
  if (result.kind === 'fault') throw new Error(`${text}: ${result.message}`);
  return result.expression;
}

/** Selectors as a person would write them. */
function selectors(text: string): readonly string[] {
  return selectorsOf(read(text)).map((each) => {
    const matchers = each.matchers.map(({ label, operator, value }) => label + operator + value);
    const name = each.metric ?? (each.metricPattern === undefined ? '?' : `~${each.metricPattern}`);
    const range = each.range === undefined ? '' : `[${String(each.range)}]`;
    return `${name}{${matchers.join(', ')}}${range}${each.isOpen ? '…' : ''}`;
  });
}

describe('selectors', () => {
  test.each<[text: string, expected: readonly string[]]>([
    ['up', ['up{}']],
    [
      'job:x:rate5m{job="a", code=~"5..",z!~\'b\',y!="c"}',
      ['job:x:rate5m{job=a, code=~5.., z!~b, y!=c}'],
    ],
    ['rate(x[5m])', ['x{}[300]']],
    ['rate(x{a="b"}[1h30m] offset 1d)', ['x{a=b}[5400]']],
    ['{__name__="x", a="b"}', ['x{a=b}']],
    ['{__name__=~"x_.*"}', ['~x_.*{}']],
    ['{"http.requests", code="500"}', ['http.requests{code=500}']],
    ['{"foo.bar"="x"}', ['?{foo.bar=x}']],
    ['x{a="q\\"\\x41\\n", b=`\\d`}', ['x{a=q"A\n, b=\\d}']],
    ['max_over_time(x[1h:5m]) + on (a) group_left (b) y', ['x{}', 'y{}']],
    ['(x @ end()) - # but not z\n y', ['x{}', 'y{}']],
    ['1 + 1', []],
  ])('%s', (text, expected) => {
    expect(selectors(text)).toEqual(expected);
  });
});

describe('variables of Grafana', () => {
  test.each<[text: string, expected: readonly string[]]>([
    ['rate(x[$__rate_interval])', ['x{}[variable]']],
    ['rate(x[${__range_s}s])', ['x{}[variable]']],
    ['rate(x[${n}m:$__interval] offset $o)', ['x{}']],
    ['x{job="$job", a=~"${a:regex}", b="[[b]]"}', ['x{job=$job, a=~${a:regex}, b=[[b]]}']],
    ['x{job=~${job:doublequote}}', ['x{job=~${job:doublequote}}']],
    ['x{job="a", $filters}', ['x{job=a}…']],
    ['x{$filters, job="a"}', ['x{job=a}…']],
    ['x{$filters}', ['x{}…']],
    ['${metric}_total{a="b"}', ['?{a=b}']],
    ['rate(node_[[kind]]_total[5m])', ['?{}[300]']],
    ['job:$metric:rate5m{a="b"}', ['?{a=b}']],
    ['topk($n, x)', ['x{}']],
    ['$fn by ($label) (x)', ['x{}']],
    ['sum by (${label}) ($fn(x[$w]))', ['x{}[variable]']],
    ['label_replace(x, "a", "$1", "b", "(.*)")', ['x{}']],
  ])('%s', (text, expected) => {
    expect(selectors(text)).toEqual(expected);
  });

  test('which variables a name and a matcher came of are known', () => {
    const [selector] = selectorsOf(read('a_${kind}_total{job="x-$job-[[pod]]", $label="1"}'));
    expect(selector?.metricVariables).toEqual(['kind']);
    expect(selector?.matchers.map(({ variables }) => variables)).toEqual([
      ['job', 'pod'],
      ['label'],
    ]);
  });

  test('a variable that stands alone may be anything', () => {
    expect(read('$query')).toMatchObject({ kind: 'variable', name: 'query' });
    expect(read('x > $limit')).toMatchObject({ right: { kind: 'variable', name: 'limit' } });
  });

  test('a function that a variable names is named so', () => {
    const names = [...walkExpression(read('$fn by ($label) (${g}(x[5m]))'))].flatMap((each) =>
      each.kind === 'aggregation' ? [each.operator, each.grouping?.labels] : [],
    );
    expect(names).toEqual(['$fn', ['$label'], '${g}', undefined]);
  });
});

test('functions, aggregations and matching keep their nesting', () => {
  const text =
    'histogram_quantile(0.99, sum by (le, job) (rate(x_bucket[5m]))) / ignoring (a) group_right (b, c) y';
  expect(read(text)).toMatchObject({
    operator: '/',
    matching: { kind: 'ignoring', labels: ['a'], group: { side: 'right', labels: ['b', 'c'] } },
    left: {
      name: 'histogram_quantile',
      operands: [
        { value: 0.99 },
        {
          operator: 'sum',
          grouping: { kind: 'by', labels: ['le', 'job'] },
          operands: [{ kind: 'call', name: 'rate' }],
        },
      ],
    },
  });
  expect(read('group without () (x)')).toMatchObject({ grouping: { kind: 'without', labels: [] } });
  expect(read('sum(x) by (a)')).toMatchObject({ grouping: { kind: 'by', labels: ['a'] } });
  expect(read('x + on () group_left y')).toMatchObject({
    matching: { kind: 'on', labels: [], group: { side: 'left', labels: [] } },
  });
});

describe('comparisons', () => {
  test.each<[text: string, expected: readonly string[]]>([
    ['x > 1', ['> 1']],
    ['1 < x', ['> 1']],
    ['x >= bool 1e3', ['>= 1000 bool']],
    ['x > (14.4 * (1 - 0.999))', [`> ${String(14.4 * (1 - 0.999))}`]],
    ['x > -0x10', ['> -16']],
    ['x < +Inf', ['< Infinity']],
    ['x > 5m', ['> 300']],
    ['x > vector(3) and (y < 2 or z == 1) unless w != 0', ['> 3', '< 2', '== 1', '!= 0']],
    ['sum(x > 0) > 2', ['> 2', '> 0']],
    ['0 < x < 1', ['< 1', '> 0']],
    ['x > y', []],
    ['1 < bool 2', []],
    ['absent(up)', []],
  ])('%s', (text, expected) => {
    const told = comparisonsOf(read(text)).map(
      ({ operator, threshold, isBool }) =>
        `${operator} ${String(threshold)}${isBool ? ' bool' : ''}`,
    );
    expect(told).toEqual(expected);
  });
});

test.each([
  ['100 * x / y', 100, 'binary'],
  ['x * 100', 100, 'selector'],
  ['round(-x / 1000)', -0.001, 'selector'],
  ['(x / y) * 100 * 2', 200, 'binary'],
  ['x / y', 1, 'binary'],
  ['x - 1', 1, 'binary'],
])('the factor of %s is %d', (text, factor, kind) => {
  const scaled = unscale(read(text));
  expect(scaled.factor).toBeCloseTo(factor);
  expect(scaled.value.kind).toBe(kind);
});

describe('what cannot be read', () => {
  test.each([
    ['rate(x[5m)', 9, 'does not parse at 1:10: something is missing before ")"'],
    ['sum(x', 5, 'does not parse at 1:6: it ends before it is complete'],
    ['x >\n  ) 1', 6, 'does not parse at 2:3: ")" is not expected'],
    ['unheard_of(x)', 10, 'does not parse at 1:11: PromQL has no function unheard_of'],
    ['', 0, 'is empty'],
    ['x{job="{{ .Values.job }}"}', 7, 'has braces of a template left in it'],
  ])('%s', (text, offset, message) => {
    expect(readExpression(text)).toMatchObject({ kind: 'fault', offset, message });
  });

  test('what is nested beyond reason', () => {
    const depth = 5000;
    const text = `${'('.repeat(depth)}x${')'.repeat(depth)}`;
    expect(readExpression(text)).toMatchObject({ message: 'is nested too deeply to be read' });
  });
});
