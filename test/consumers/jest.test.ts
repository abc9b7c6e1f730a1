import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gates, judge, outcomes, readTests } from './gate.js';
import { type Consumer, install } from './install.js';

const versions: readonly (readonly string[])[] = [
  ['jest@30.5.2', '@jest/globals@30.5.2', '@types/jest@30'],
  ['jest@29.7.0', '@jest/globals@29.7.0', '@types/jest@29'],
];

describe.each(versions)('%s', (...runner) => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install(
      ['jest-commonjs', 'jest-globals', 'jest-typescript', 'fitness'],
      [
        ...runner,
        '@swc/core@1',
        '@swc/jest@0.2',
        'ts-jest@29',
        'typescript@6.0.3',
        '@types/node@20',
      ],
    );
  });

  afterAll(() => {
    consumer.remove();
  });

  test('runs the matchers in CommonJS, with the global expect', () => {
    const { output, status } = consumer.run('jest-commonjs', 'jest', 'fitness');
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toContain('4 passed, 4 total');
  });

  test('shows the findings when a test fails', () => {
    const { output, status } = consumer.run('jest-commonjs', 'jest', 'failing');
    expect({ output, status }).toMatchObject({ status: 1 });
    expect(output).toContain('expect(report).toComply()\n\n    The gate is closed (fail on high)');
    expect(output).toContain('CronJob catalog-search-index names no owner');
    expect(output).toMatch(/rendered-faulty\/prod\/catalog\.yaml:\d+:\d+/);
    // The frame shows the line of the user's test.
    expect(output).toContain('> 5 |   expect(report).toComply();');
  });

  test('runs the matchers in native modules, with the expect of @jest/globals', () => {
    const { output, status } = consumer.run(
      'jest-globals',
      'node',
      '--experimental-vm-modules',
      '../node_modules/jest/bin/jest.js',
    );
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toContain('2 passed, 2 total');
  });

  test.each(['swc', 'ts-jest'])('runs the matchers in TypeScript, through %s', (transform) => {
    const config = `jest.${transform}.config.js`;
    const { output, status } = consumer.run('jest-typescript', 'jest', '--config', config);
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toContain('2 passed, 2 total');
  });

  test.each(['jest-commonjs', 'jest-globals', 'jest-typescript'])(
    'has the types: %s',
    (project) => {
      expect(consumer.run(project, 'tsc', '-p', 'tsconfig.json')).toEqual({
        status: 0,
        output: '',
      });
    },
  );

  const dialects = [
    ['CommonJS', 'commonjs', []],
    ['native modules', 'module', ['--experimental-vm-modules']],
  ] as const;

  describe.each(dialects)('describeFitness in %s', (_, dialect, flags) => {
    test.each(gates)('shows what the gate says when it is $gate', ({ gate, config, status }) => {
      const judged = judge(consumer, config);
      expect(judged).toMatchObject({ status, report: { verdict: { gate } } });
      const jest = ['../node_modules/jest/bin/jest.js', '--json', '--outputFile=jest.json'];
      const args = [
        ...flags,
        ...jest,
        '--config',
        `jest.${dialect}.config.cjs`,
        `${gate}.${dialect}`,
      ];
      const { status: ended, output } = consumer.run('fitness', 'node', ...args);
      expect({ ended, output }).toMatchObject({ ended: gate === 'open' ? 0 : 1 });
      const { tests, failures } = readTests(consumer, 'jest.json');
      expect(tests).toEqual(judged.tests);
      expect(new Set(tests.map(({ outcome }) => outcome))).toEqual(new Set(outcomes[gate]));
      if (gate === 'closed') expect(failures).toContain('Deployment orders names no owner');
      // The frame shows the line of the user's call.
      if (gate !== 'open') expect(failures).toMatch(/(?:closed|undecided)\.\w+\.[cm]js:3:/);
    });
  });
});
