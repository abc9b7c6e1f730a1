import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Domain } from '../../src/report/index.js';
import { pack } from '../consumers/install.js';
import { examples as folder } from './example-folder.js';
import { type Course, runExample } from './run-example.js';

interface Example {
  readonly name: string;
  /** Every domain in which it claims to be judged. */
  readonly domains: readonly Domain[];
  /** A program that has to be there. */
  readonly needs?: string;
}

const examples: readonly Example[] = [
  { name: 'nest-service', domains: ['kubernetes', 'events', 'modules'] },
  { name: 'vitest-monorepo', domains: ['documents', 'events', 'modules'] },
  { name: 'helm-charts', domains: ['kubernetes', 'gate'], needs: 'helm' },
  { name: 'api-repository', domains: ['documents', 'events', 'openapi'] },
];

const isThere = (program: string) => spawnSync(program, ['version']).error === undefined;
const runnable = examples.filter(({ needs }) => needs === undefined || isThere(needs));

/** By name: they run beside each other, and each is looked at when it has ended. */
const courses = new Map<string, Promise<Course>>();

beforeAll(() => {
  const tarball = pack();
  for (const { name } of runnable) {
    const course = runExample(name, tarball);
    // It is awaited by its own tests, and must not end the process before they come.
    course.catch(() => undefined);
    courses.set(name, course);
  }
});

test('every example is run', () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort(),
  );
});

describe.each(examples)('$name', (example) => {
  const testWithTool = runnable.includes(example) ? test : test.skip;
  const course = async (): Promise<Course> => {
    const running = courses.get(example.name);
    if (running === undefined) throw new Error(`${example.name} was not run`);
    return running;
  };

  testWithTool('prints what its README says', async () => {
    const { commands } = await course();
    expect(commands.map(({ command, printed }) => ({ command, printed }))).toEqual(
      commands.map(({ command, written }) => ({ command, printed: written })),
    );
  });

  testWithTool('is green as it stands, and red after the change', async () => {
    const { commands } = await course();
    const failed = commands.filter(({ status }) => status !== 0);
    expect(failed.filter(({ afterChange }) => !afterChange)).toEqual([]);
    expect(failed.map(({ status }) => status)).toContain(1);
  });

  testWithTool('is judged in every domain that it claims', async () => {
    const { report } = await course();
    expect(report).toMatchObject({ verdict: { gate: 'open' }, problems: [] });
    const judged = report.checks.filter(({ outcome }) => outcome === 'pass');
    const domains = [...new Set(judged.map(({ domain }) => domain))].sort();
    expect(domains).toEqual([...example.domains].sort());
  });

  testWithTool('is judged in CI as it is at home', async () => {
    const { ci } = await course();
    expect(ci.filter(({ status }) => status !== 0)).toEqual([]);
  });

  testWithTool('compiles', async () => {
    const { types } = await course();
    expect(types ?? { status: 0, output: '' }).toEqual({ status: 0, output: '' });
  });
});
