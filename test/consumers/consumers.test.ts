import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Consumer, install, pack } from './install.js';

const typescript = ['typescript@6.0.3', '@types/node@20'];

describe.each([
  ['jest-commonjs', ['jest@30.5.2', '@types/jest@30', ...typescript]],
  ['jest-commonjs', ['jest@29.7.0', '@types/jest@29', ...typescript]],
  ['vitest-module', ['vitest@4.1.12', ...typescript]],
])('%s with %p', (name, dependencies) => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install(name, dependencies);
  });

  afterAll(() => {
    consumer.remove();
  });

  test('runs the matchers', () => {
    const { output, status } = name.startsWith('jest')
      ? consumer.run('npx', 'jest', 'fitness')
      : consumer.run('npx', 'vitest', 'run');
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toMatch(/[23] passed/);
  });

  test('has the types', () => {
    const { output } = consumer.run('npx', 'tsc', '-p', 'tsconfig.json');
    expect(output).toBe('');
  });
});

describe('jest-globals', () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install('jest-globals', ['jest@30.5.2', '@jest/globals@30.5.2', ...typescript]);
  });

  afterAll(() => {
    consumer.remove();
  });

  test('runs the matchers as native modules', () => {
    const { output, status } = consumer.run(
      'node',
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      'fitness',
    );
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toContain('2 passed');
  });

  test('has the types', () => {
    expect(consumer.run('npx', 'tsc', '-p', 'tsconfig.json').output).toBe('');
  });
});

describe('the package', () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = install('jest-commonjs', [
      'jest@30.5.2',
      'publint@0.3.25',
      '@arethetypeswrong/cli@0.18.5',
    ]);
  });

  afterAll(() => {
    consumer.remove();
  });

  test('shows the findings when a test fails', () => {
    const { output, status } = consumer.run('npx', 'jest', 'failing');
    expect(status).toBe(1);
    expect(output).toContain('The gate is closed');
    expect(output).toContain('CronJob catalog-search-index names no owner');
    expect(output).toMatch(/rendered-faulty\/prod\/catalog\.yaml:\d+:\d+/);
  });

  test('installs a command', () => {
    const { output, status } = consumer.run('npx', 'archfit', 'check', 'rendered/prod');
    expect({ output, status }).toMatchObject({ status: 0 });
    expect(output).toContain('gate open');
  });

  test('is well formed for every resolver', () => {
    expect(consumer.run('npx', 'publint', 'run', pack(), '--strict').output).toContain('All good');
    const { output, status } = consumer.run(
      'npx',
      'attw',
      pack(),
      '--profile',
      'node16',
      '--exclude-entrypoints',
      'report.schema.json',
    );
    expect({ output, status }).toMatchObject({ status: 0 });
  });
});
