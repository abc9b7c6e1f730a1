/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { scaffoldPolicy } from '../../src/policy/authoring/index.js';
import { type LoadedPolicy, loadPolicy, withoutEach } from '../../src/testing/index.js';
import { Workspace } from '../cli/workspace.js';
import { soundSetRules, writePolicy } from '../policy/packs.js';

jest.setTimeout(120_000);

const files = scaffoldPolicy({
  id: 'kubernetes/team-label',
  folder: 'policies',
  scope: 'object',
  dialect: 'archfit',
});
const textOf = (modules: Readonly<Record<string, string>>) => Object.values(modules)[0] ?? '';
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { team: 'orders' } },
  spec: { template: { spec: { containers: [{ name: 'web' }] } } },
};

describe('a policy', () => {
  const workspace = new Workspace(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  let policy: LoadedPolicy;

  beforeAll(async () => {
    policy = await loadPolicy('policies/kubernetes/team_label/team_label.rego', {
      cwd: workspace.folder,
    });
  });
  afterAll(async () => {
    await policy.close();
    workspace.remove();
  });

  test('says what is wrong, with its parameters', async () => {
    expect(policy.rule).toMatchObject({ id: 'kubernetes/team-label', severity: 'medium' });
    expect(await policy.evaluate(deployment)).toEqual({
      applies: true,
      violations: [],
      undecided: [],
      examined: [],
    });
    const { violations } = await policy.evaluate(deployment, { parameters: { label: 'squad' } });
    expect(violations).toEqual([
      {
        message: 'Deployment web has no label squad',
        path: ['metadata', 'labels'],
        related: [],
        details: { label: 'squad' },
      },
    ]);
  });

  test('that does not apply does not pass for one that found nothing', async () => {
    expect(await policy.evaluate({ apiVersion: 'v1', kind: 'ConfigMap' })).toMatchObject({
      applies: false,
      violations: [],
    });
  });

  test('is asked with every field absent once', async () => {
    const found = [];
    for (const { path, value } of withoutEach(deployment)) {
      const { applies, violations } = await policy.evaluate(value);
      if (!applies || violations.length > 0) found.push([path, applies, violations.length]);
    }
    expect(found).toEqual([
      ['apiVersion', false, 0],
      ['kind', false, 0],
      ['metadata', true, 1],
      ['metadata.labels', true, 1],
      ['metadata.labels.team', true, 1],
    ]);
  });

  test('runs the tests beside it', async () => {
    const { tests, coverage } = await policy.test();
    expect(tests.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'pass']);
    expect(coverage?.percent).toBe(100);
  });

  test('refuses a parameter that it does not have', async () => {
    await expect(policy.evaluate({}, { parameters: { lable: 'a' } })).rejects.toMatchObject({
      code: 'usage',
      message: 'kubernetes/team-label has no parameter lable: did you mean label?',
    });
  });
});

test('a policy of scope set is asked about facts, and may be a text', async () => {
  const policy = await loadPolicy(textOf(writePolicy({ scope: 'set', rego: soundSetRules })));
  const facts = { workloads: { a: { wrong: true }, b: { wrong: false } } };
  expect(await policy.evaluate(facts)).toMatchObject({
    applies: true,
    examined: ['a', 'b'],
    violations: [{ subject: 'a', message: 'wrong' }],
  });
  await policy.close();
});

test.each([
  ['no file', 'nowhere.rego', 'usage', 'nowhere.rego: the file or folder does not exist'],
  [
    'no policy',
    'package main\n\ndeny contains "a"\n',
    'usage',
    'there is no policy of the own contract',
  ],
  [
    'a syntax error',
    'package archfit.a.b\n\np if {\n',
    'policy-compile',
    'policies/a/b/b.rego:4:1: ',
  ],
  [
    'no metadata',
    'package archfit.a.b\n\np := 1\n',
    'policy-contract',
    'policies/a/b/b.rego:1:1: ',
  ],
])('%s is an error that says where', async (_, policy, code, message) => {
  await expect(loadPolicy(policy)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
});
