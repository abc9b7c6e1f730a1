import { describe, expect, test } from '@jest/globals';
import type {
  BudgetReport,
  ReportedEnvironment,
  ReportedTopic,
} from '../../../src/report/index.js';
import { budgetMarkdown } from '../../../src/reporters/budget/markdown.js';
import { budgetText } from '../../../src/reporters/budget/text.js';
import { factor, sampleBudget, sampleDatabase, sampleDemand, sampleRow } from './sample-budget.js';

const reportOf = (changes: Partial<ReportedEnvironment>): BudgetReport => {
  const report = sampleBudget();
  return {
    ...report,
    environments: report.environments.map((each) => ({ ...each, ...changes })),
  };
};

const options = { color: false, isAscii: true };
const text = (changes: Partial<ReportedEnvironment>) => budgetText(reportOf(changes), options);
const markdown = (changes: Partial<ReportedEnvironment>) =>
  budgetMarkdown(reportOf(changes), options).replaceAll(/&#\d+;/g, '');

const rate = sampleDatabase({
  dependency: 'downstream',
  unit: 'requests per second',
  name: 'card-provider',
  ...sampleDemand(40, 50),
});

const topic: ReportedTopic = {
  id: 'order-placed',
  name: 'order-placed',
  isJudged: true,
  origin: 'budgets',
  partitions: factor(12),
  groups: [
    {
      group: 'orders',
      members: 16,
      atLeast: 16,
      idle: 4,
      consumers: [
        {
          subject: 'apps/Deployment/shop/orders',
          name: 'Deployment orders',
          pods: factor(8),
          perPod: factor(2),
          equation: '8 pods x 2 consumers = 16',
        },
      ],
    },
  ],
  verdict: 'exceeded',
  undecided: [],
};

describe('what is no database', () => {
  test('counts in its own unit', () => {
    const output = text({ dependencies: [rate] });
    expect(output).toContain('prod  card-provider (downstream)  ok');
    expect(output).toContain('40 of 50 requests per second, 10 left');
    expect(output).toMatch(/ pool {2}requests per second$/m);
    expect(markdown({ dependencies: [rate] })).toContain('| 40 requests per second | 50 | 10 |');
  });

  test('is a line where nobody asked for it', () => {
    const unasked = { ...rate, isJudged: false, verdict: 'undecided', ...sampleDemand(null, null) };
    const output = text({ dependencies: [{ ...unasked, verdict: 'undecided' }] });
    expect(output).toContain(
      '– prod  card-provider (downstream)  some requests per second, not judged',
    );
    expect(output).not.toContain('Deployment orders');
    expect(markdown({ dependencies: [{ ...unasked, verdict: 'undecided' }] })).not.toContain(
      'card-provider',
    );
  });

  test('may be a topic', () => {
    const says =
      '12 partitions; group orders: 16 consumers, 4 of them without a partition (Deployment orders: 8 pods x 2 consumers = 16)';
    expect(text({ topics: [topic] })).toContain(says);
    expect(markdown({ topics: [topic] })).toContain(says);
    expect(text({ topics: [{ ...topic, isJudged: false }] })).not.toContain('partitions');
  });
});

describe('a pool of good size', () => {
  const formula = {
    name: 'Deployment orders',
    service: 'orders',
    recommended: 12,
    declared: 10,
    comparison: 'smaller',
    conflict: false,
    equation: 'ceil(600 requests/s x 0.015 s x 1.3) = 12, 4 cores x 2 = 8',
  } as const;

  test('is told where it is another one', () => {
    const output = text({ dependencies: [sampleDatabase({ formulas: [formula] })] });
    expect(output).toContain('note a pool of good size for Deployment orders is 12 (ceil(600');
    const equal = sampleDatabase({ formulas: [{ ...formula, comparison: 'equal' }] });
    expect(text({ dependencies: [equal] })).not.toContain('good size');
  });
});

describe('what uses something that nobody can tell', () => {
  const use = {
    dependency: 'broker',
    subject: 'apps/Deployment/shop/web',
    name: 'Deployment web',
    container: 'web',
    reason: 'BROKER_URL cannot be read',
  } as const;

  test('is told with what to do', () => {
    const says = 'Deployment web, container web, uses a broker that nobody can tell: BROKER_URL';
    expect(text({ unbound: [use] })).toContain(says);
    expect(text({ unbound: [use] })).toContain('annotation archfit/broker');
    expect(markdown({ unbound: [use] })).toContain('annotation archfit/broker');
  });

  test('is told once where a dependency says it already', () => {
    const message = 'Deployment web, container web, may use it: BROKER_URL cannot be read';
    const undecided = [{ factor: 'binding', message, hint: 'hint' }];
    const output = text({
      dependencies: [sampleDatabase({ verdict: 'undecided', undecided, rows: [sampleRow()] })],
      unbound: [use],
    });
    expect(output.match(/BROKER_URL/g)).toHaveLength(1);
  });

  test('is no news where it is a guess', () => {
    expect(text({ unbound: [{ ...use, isGuess: true }] })).not.toContain('BROKER_URL');
  });
});
