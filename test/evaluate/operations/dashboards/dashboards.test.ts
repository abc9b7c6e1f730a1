import { describe, expect, test } from '@jest/globals';
import { mayBothMatch } from '../../../../src/evaluate/operations/dashboards/compatible-matchers.js';
import { readsOf } from '../../../../src/evaluate/operations/dashboards/reads-of.js';
import { RecordIndex } from '../../../../src/evaluate/operations/dashboards/record-index.js';
import {
  askedOf,
  showsIndicator,
} from '../../../../src/evaluate/operations/dashboards/shows-indicator.js';
import { signalsOf } from '../../../../src/evaluate/operations/dashboards/signals-of.js';
import { readExpression, selectorsOf } from '../../../../src/facts/operations/promql/index.js';
import type { RecordingRule } from '../../../../src/facts/operations/rules/index.js';

function parse(text: string) {
  const read = readExpression(text);
  if (read.kind === 'fault') throw new Error(read.message);
  return read.expression;
}

const reads = (text: string) => readsOf(parse(text));

function matcher(text: string) {
  const [found] = selectorsOf(parse(`x{${text}}`)).flatMap(({ matchers }) => matchers);
  if (!found) throw new Error(`no matcher in ${text}`);
  return found;
}

const errors = 'sum(rate(r{service="orders", code=~"5.."}[5m]))';
const total = 'sum(rate(r{service="orders"}[5m]))';
const fast = 'sum(rate(d_bucket{le="0.2"}[5m])) / sum(rate(d_count[5m]))';

describe('a panel shows an indicator', () => {
  test.each<[why: string, panel: string, indicator: string, isShown: boolean]>([
    ['it asks the same', `${errors} / ${total}`, `${errors} / ${total}`, true],
    ['it shows what fails', errors, `${errors} / ${total}`, true],
    [
      'it has a line for each status',
      'sum by (code) (rate(r{service="orders"}[1m]))',
      `${errors} / ${total}`,
      true,
    ],
    [
      'a variable names the service',
      'sum(rate(r{service="$service", code=~"5.."}[1m]))',
      `${errors} / ${total}`,
      true,
    ],
    ['it is about all services', 'sum(rate(r{code=~"5.."}[1m]))', `${errors} / ${total}`, true],
    [
      'it shows quantiles',
      'histogram_quantile(0.99, sum by (le) (rate(d_bucket[5m])))',
      fast,
      true,
    ],
    ['but not where it shows the rate alone', total, `${errors} / ${total}`, false],
    ['nor how many there were', 'sum(rate(d_count[5m]))', fast, false],
    [
      'nor for another service',
      errors.replace('orders', 'payments'),
      `${errors} / ${total}`,
      false,
    ],
    ['nor another metric', 'sum(rate(other{code=~"5.."}[5m]))', `${errors} / ${total}`, false],
    ['nor where there is none', errors, '1', false],
  ])('%s: %s', (_, panel, indicator, isShown) => {
    expect(showsIndicator(reads(panel), askedOf(reads(indicator)))).toBe(isShown);
  });
});

describe('two matchers', () => {
  test.each<[first: string, second: string, mayBoth: boolean]>([
    ['a="x"', 'a="x"', true],
    ['a="x"', 'a="y"', false],
    ['a="x"', 'a!="x"', false],
    ['a="x"', 'a!="y"', true],
    ['a="500"', 'a=~"5.."', true],
    ['a="404"', 'a=~"5.."', false],
    ['a="404"', 'a=~"5[0-9]+|404"', true],
    ['a="500"', 'a!~"5.."', false],
    ['a=~"x|y"', 'a=~"y|z"', true],
    ['a=~"x|y"', 'a=~"z"', false],
    ['a=~"x.*"', 'a=~"z.*"', true],
    ['a="x"', 'a="$service"', true],
    ['a="x"', 'a=~"(x+)+"', true],
    ['a="x"', 'a=~"["', true],
  ])('%s and %s', (first, second, mayBoth) => {
    expect(mayBothMatch(matcher(first), matcher(second))).toBe(mayBoth);
    expect(mayBothMatch(matcher(second), matcher(first))).toBe(mayBoth);
  });
});

function record(name: string, text: string): RecordingRule {
  const document = { id: 'r', uri: 'r.yaml', value: {}, locate: () => ({ uri: 'r.yaml' }) };
  const place = { document, path: [] };
  const expression = parse(text);
  return { place, name, group: 'g', language: 'promql', text, expression, labels: new Map() };
}

test('what a rule records is what it reads, with the matchers of both', () => {
  const index = new RecordIndex([
    record('a:rate', 'sum by (service) (rate(r{code=~"5.."}[5m]))'),
    record('b:rate', 'a:rate'),
  ]);
  const [read] = reads('b:rate{service="orders"}');
  if (!read) throw new Error('nothing is read');
  const found = index
    .expand(read)
    .map(({ metric, matchers }) => [metric, ...matchers.map(({ label }) => label)]);
  expect(found).toEqual([
    ['b:rate', 'service'],
    ['a:rate', 'service'],
    ['r', 'code', 'service'],
  ]);
});

test('rules that record each other twice end', () => {
  const index = new RecordIndex([record('a', 'b + b + a'), record('b', 'a + a + b')]);
  const [read] = reads('a');
  expect(read && index.expand(read).length).toBe(1000);
});

test.each<[text: string, signals: readonly string[]]>([
  ['sum(rate(http_requests_total[5m]))', ['rate']],
  ['sum(rate(http_requests_total{status=~"5.."}[5m]))', ['errors', 'rate']],
  ['sum by (status_code) (rate(http_requests_total[5m]))', ['errors', 'rate']],
  [
    'histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
    ['duration'],
  ],
  ['sum(rate(http_request_duration_seconds_count[5m]))', ['rate']],
  ['sum(rate(http_request_duration_seconds_sum[5m]))', ['duration', 'rate']],
  ['sum(rate(http_errors_total[5m]))', ['errors']],
  ['sum(container_memory_bytes)', []],
  ['sum(rate(container_cpu_usage_seconds_total[5m]))', []],
  ['sum(rate(kube_pod_container_resource_requests[5m]))', []],
  ['http_requests_total', []],
])('%s shows %j', (text, signals) => {
  expect([...new Set(reads(text).flatMap(signalsOf))].sort()).toEqual(signals);
});
