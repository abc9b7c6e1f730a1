import { describe, expect, test } from '@jest/globals';
import { describeObjectives } from './describe-objectives.js';

const objective = (rest = '') => `slos:
  - name: checkout
    service: orders
    objective: 99.9%
    window: 30d
    indicator:
      bad: sum(rate(http_requests_total{service="orders", code=~"5.."}[5m]))
      total: sum(rate(http_requests_total{service="orders"}[5m]))
${rest}`;

const ratio = (window: string, service = 'orders') =>
  `sum(rate(http_requests_total{service="${service}", code=~"5.."}[${window}])) / sum(rate(http_requests_total{service="${service}"}[${window}]))`;

const alert = (expression: string, name = 'Errors', labels = '{}') => `---
groups:
  - name: orders
    rules:
      - alert: ${name}
        expr: '${expression}'
        labels: ${labels}
`;

async function burnOf(text: string) {
  const { slos, problems } = await describeObjectives(text);
  expect(problems).toEqual([]);
  return slos[0]?.burn;
}

describe('an alert on a burn rate', () => {
  test.each([
    ['a factor by what the objective leaves', `${ratio('1h')} > 14.4 * (1 - 0.999)`],
    ['the budget as a number', `${ratio('1h')} > (6 * 0.001)`],
    ['the budget as a computer writes it', `${ratio('1h')} > (14.4 * 0.0009999999999999432)`],
    ['the budget in front', `0.001 * 14.4 < ${ratio('1h')}`],
    ['the product alone, by a factor of the workbook', `${ratio('1h')} > 0.0144`],
    ['percent', `100 * ${ratio('1h')} > 1.44`],
    ['two windows', `${ratio('1h')} > 0.02 and ${ratio('5m')} > 0.02`],
    ['what is good', `1 - (${ratio('1h')}) < 1 - 14.4 * 0.001`],
  ])('is recognised by %s', async (_what, expression) => {
    const burn = await burnOf(objective(alert(expression)));
    expect(burn).toMatchObject({ state: 'alerted', example: '14.4 x 0.001 = 0.0144' });
    expect(burn?.alerts).toMatchObject([{ id: 'alert orders/Errors', faults: [] }]);
  });

  test('has two windows', async () => {
    const one = await burnOf(objective(alert(`${ratio('1h')} > 14.4 * 0.001`)));
    expect(one?.alerts[0]?.isMultiwindow).toBe(false);
    const two = `${ratio('1h')} > 14.4 * 0.001 and ${ratio('5m')} > 14.4 * 0.001`;
    expect((await burnOf(objective(alert(two))))?.alerts[0]?.isMultiwindow).toBe(true);
  });

  test('reads recording rules, over the windows of their names', async () => {
    const burn = await burnOf(
      objective(`---
groups:
  - name: orders
    rules:
      - { record: 'orders:errors:ratio_rate1h', expr: '${ratio('1h')}' }
      - { record: 'orders:errors:ratio_rate5m', expr: '${ratio('5m')}' }
      - { alert: Errors, expr: 'orders:errors:ratio_rate1h > 14.4 * 0.001 and orders:errors:ratio_rate5m > 14.4 * 0.001' }
`),
    );
    expect(burn).toMatchObject({ state: 'alerted', alerts: [{ isMultiwindow: true }] });
  });

  test('is named by a label, whatever it reads', async () => {
    const expression =
      'slo:sli_error:ratio_rate1h{sloth_slo="checkout", sloth_service="orders"} > 14.4 * 0.001';
    expect(await burnOf(objective(alert(expression)))).toMatchObject({ state: 'alerted' });
    const other =
      'slo:sli_error:ratio_rate1h{sloth_slo="search", sloth_service="orders"} > 14.4 * 0.001';
    expect(await burnOf(objective(alert(other)))).toMatchObject({ state: 'missing' });
  });

  test.each([
    ['a fixed share of errors', `${ratio('5m')} > 0.05`],
    ['another service', `${ratio('1h', 'payments')} > 14.4 * 0.001`],
    ['a number of requests', 'sum(rate(http_requests_total{service="orders"}[5m])) > 100'],
    ['whether it is up', 'up{service="orders"} == 0'],
  ])('is not %s', async (_what, expression) => {
    expect(await burnOf(objective(alert(expression)))).toMatchObject({
      state: 'missing',
      because: 'no alert rule holds its errors against its budget',
    });
  });

  test.each([
    [
      'that is computed for another objective',
      `${ratio('1h')} > 14.4 * (1 - 0.99)`,
      'computes with a budget of 1 %, and orders/checkout leaves 0.1 %: 14.4 x 0.001 = 0.0144 is due, not 0.144',
    ],
    [
      'that can never fire',
      `${ratio('1h')} > 1440 * 0.001`,
      'never fires for orders/checkout: a share of errors is never above 1.44',
    ],
    [
      'that fires when nothing is left',
      `${ratio('3d')} > 14.4 * 0.001`,
      'fires for orders/checkout when 144 % of its budget are burnt: 14.4 times as fast as it may, over 3d',
    ],
  ])('%s is told', async (_what, expression, fault) => {
    const burn = await burnOf(objective(alert(expression)));
    expect(burn?.alerts.map(({ faults }) => faults)).toEqual([[fault]]);
  });

  test('that belongs to another objective over the same metrics is none of this one', async () => {
    const stricter = `
  - name: refunds
    service: orders
    objective: 99%
    window: 30d
    indicator:
      bad: sum(rate(http_requests_total{service="orders", code=~"5.."}[5m]))
      total: sum(rate(http_requests_total{service="orders"}[5m]))
`;
    const { slos } = await describeObjectives(
      objective(stricter + alert(`${ratio('1h')} > 14.4 * 0.01`)),
    );
    expect(slos.map(({ name, burn }) => [name, burn?.state, burn?.alerts.length])).toEqual([
      ['checkout', 'missing', 0],
      ['refunds', 'alerted', 1],
    ]);
  });
});

describe('who watches a budget is not known', () => {
  test('where the run has no alert rules', async () => {
    expect(await burnOf(objective())).toMatchObject({
      state: 'unknown',
      because: 'the run has no alert rules',
    });
  });

  test('where an alert cannot be read', async () => {
    const { slos } = await describeObjectives(objective(alert('rate(')));
    expect(slos[0]?.burn).toMatchObject({
      state: 'unknown',
      because: 'of 1 alert rule the expression cannot be read',
    });
  });
});

test('what promises nothing has no budget', async () => {
  const { slos } = await describeObjectives(
    'slos: [{ name: a, threshold: 60s }, { name: b, objective: 100% }, { name: c, percentile: 99, threshold: 1s }]',
  );
  expect(slos.map(({ burn }) => burn?.example)).toEqual([
    undefined,
    undefined,
    '14.4 x 0.01 = 0.144',
  ]);
});

describe('what OpenSLO says of alerts', () => {
  const slo = (policies: string) => `apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout }
spec:
  service: orders
  indicatorRef: answers
  timeWindow: [{ duration: 30d, isRolling: true }]
  objectives: [{ target: 0.999 }]
  alertPolicies: ${policies}
`;
  const policy = (conditions: string) => `---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: { name: burn }
spec: { conditions: ${conditions} }
`;
  const burning =
    '{ kind: AlertCondition, spec: { condition: { kind: burnrate, threshold: 14.4 } } }';

  test.each([
    [
      'in the object',
      slo(`[{ kind: AlertPolicy, spec: { conditions: [${burning}] } }]`),
      'alerted',
    ],
    ['by its name', slo('[{ alertPolicyRef: burn }]') + policy(`[${burning}]`), 'alerted'],
    ['by a name that nothing has', slo('[{ alertPolicyRef: gone }]'), 'unknown'],
    [
      'with a condition that is nowhere',
      slo('[burn]') + policy('[{ conditionRef: gone }]'),
      'unknown',
    ],
    [
      'about something else',
      slo('[burn]') + policy('[{ spec: { condition: { kind: noise } } }]'),
      'missing',
    ],
    ['with no policy', slo('[]'), 'unknown'],
  ])('%s', async (_what, text, state) => {
    expect(await burnOf(text)).toMatchObject({ state });
  });
});
