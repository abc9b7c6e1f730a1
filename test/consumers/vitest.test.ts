import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gates, judge, outcomes, readTests } from './gate.js';
import { type Consumer, install } from './install.js';

describe.each(['vitest@4.1.12', 'vitest@3.2.7', 'vitest@2.1.9'])('%s', (runner) => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install(
      ['vitest-module', 'fitness'],
      [runner, 'typescript@6.0.3', '@types/node@20'],
    );
  });

  afterAll(() => {
    consumer.remove();
  });

  test('runs the matchers', () => {
    const { output, status } = consumer.run('vitest-module', 'vitest', 'run', 'fitness');
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toMatch(/Tests\s+4 passed \(4\)/);
  });

  test('shows the findings when a test fails', () => {
    const { output, status } = consumer.run('vitest-module', 'vitest', 'run', 'failing');
    expect({ output, status }).toMatchObject({ status: 1 });
    expect(output).toContain('The gate is closed (fail on high)');
    expect(output).toMatch(/rendered-faulty\/prod\/catalog\.yaml:\d+:\d+/);
  });

  test.each([
    ['as Node.js does', 'tsconfig.json'],
    ['as a bundler does, with a global expect', 'tsconfig.bundler.json'],
  ])('has the types, resolved %s', (_, project) => {
    const ended = consumer.run('vitest-module', 'tsc', '-p', project);
    expect(ended).toEqual({ status: 0, output: '' });
  });

  test.each(gates)('shows what the gate says when it is $gate', ({ gate, config, status }) => {
    const judged = judge(consumer, config);
    expect(judged).toMatchObject({ status, report: { verdict: { gate } } });
    const args = ['run', `${gate}.vitest`, '--reporter=json', '--outputFile=vitest.json'];
    const { status: ended, output } = consumer.run('fitness', 'vitest', ...args);
    expect({ ended, output }).toMatchObject({ ended: gate === 'open' ? 0 : 1 });
    const { tests, failures } = readTests(consumer, 'vitest.json');
    expect(tests).toEqual(judged.tests);
    expect(new Set(tests.map(({ outcome }) => outcome))).toEqual(new Set(outcomes[gate]));
    if (gate === 'closed') expect(failures).toContain('Deployment orders names no owner');
    // The stack leads to the line of the user's call.
    if (gate !== 'open') expect(failures).toMatch(/(?:closed|undecided)\.vitest\.mjs:3:/);
  });
});
