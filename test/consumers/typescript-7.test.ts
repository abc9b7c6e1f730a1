import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Consumer, install } from './install.js';

const project = 'typescript-7';
let consumer: Consumer;

/** It has no interface for programs, and its settings are not those of the compiler that archfit brings. */
beforeAll(() => {
  consumer = install([project], ['typescript@7.0.2', '@types/node@20.19.43']);
});

afterAll(() => {
  consumer.remove();
});

test('is what is installed', () => {
  expect(consumer.run(project, 'tsc', '--version').output).toBe('Version 7.0.2\n');
  expect(consumer.run(project, 'tsc', '-p', 'tsconfig.json')).toEqual({ status: 0, output: '' });
});

test('the command judges the code, over aliases and through calls', () => {
  const { status, output } = consumer.run(project, 'archfit', 'check', '--quiet');
  expect({ status, output }).toMatchObject({ status: 1 });
  expect(output).toMatch(
    /src\/http\/order-controller\.ts:7:12[^]*src\/domain\/order-finder\.ts:1:33/,
  );
  expect(output).not.toMatch(/tsconfig|undecided/);
});

test('the command proposes layers where nothing is configured', () => {
  const { output, status } = consumer.run(
    project,
    'archfit',
    'check',
    'modules',
    'src',
    '--no-config',
  );
  expect({ status, output }).toMatchObject({ status: 1 });
  expect(output).toContain('the folders suggest layers');
});

test('the library loads none of it', () => {
  const { status, output } = consumer.run(project, 'node', 'modules.cjs');
  expect({ status, output }).toMatchObject({ status: 0 });
  expect(JSON.parse(output)).toEqual({
    edges: 3,
    unresolved: 0,
    broken: ['modules/controller-no-repository', 'modules/domain-no-infrastructure'],
    loaded: [],
  });
});

test('it compiles against the types of the library', () => {
  const ended = consumer.run(project, 'tsc', '-p', 'tsconfig.types.json');
  expect(ended).toEqual({ status: 0, output: '' });
});
