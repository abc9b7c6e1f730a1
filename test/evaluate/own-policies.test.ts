/** @jest-environment ./test/policy/opa-environment.mjs */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { evaluate, type EvaluateOptions, type FitnessReport, kubernetes } from '../../src/index.js';

jest.setTimeout(60_000);

const cwd = join(__dirname, '..', '..', 'fixtures', 'policies');
const cache = mkdtempSync(join(tmpdir(), 'archfit-own-'));

afterAll(() => {
  rmSync(cache, { recursive: true });
});

const judge = (manifests: string, options: EvaluateOptions): Promise<FitnessReport> =>
  evaluate([kubernetes({ manifests })], { cwd, policyCache: cache, builtIn: false, ...options });

const outcomes = ({ checks }: FitnessReport) =>
  Object.fromEntries(
    checks.map(({ rule, outcome, evidence }) => [rule, [outcome, evidence.examined]]),
  );

test('policies of conftest judge without a change, and are selected and set as built-in ones', async () => {
  const report = await judge('conftest/manifests', {
    policies: ['conftest/policy'],
    rules: { 'services/warn': 'off' },
    except: ['main/deny-run-as-root'],
  });
  expect(outcomes(report)).toEqual({
    'main/deny': ['fail', expect.any(Number)],
    'services/violation': ['pass', expect.any(Number)],
  });
  expect(report.notSelected.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['main/deny-run-as-root', 'services/warn']),
  );
  expect(report.verdict.gate).toBe('closed');
  expect(report.notes).toMatchObject([{ message: expect.stringContaining('deny_run_as_root') }]);
});

test('what an exception of conftest lets pass is told, and does not close the gate', async () => {
  const report = await judge('conftest/manifests', {
    policies: ['conftest/policy'],
    only: ['main/deny-run-as-root'],
  });
  const [check] = report.checks;
  expect(
    check?.findings.map(({ subject, state, details }) => [subject.name, state, details]),
  ).toEqual([
    [
      'ledger',
      'waived',
      { cover: { kind: 'exception', message: 'an exception of the policy lets it pass' } },
    ],
    ['orders', 'new', {}],
  ]);
});

test('templates and constraints of Gatekeeper judge without a change', async () => {
  const report = await judge('gatekeeper/manifests', { policies: ['gatekeeper'] });
  expect(outcomes(report)).toEqual({
    'k8sforbiddentags/no-latest': ['fail', 2],
    'k8srequiredlabels/namespaces-have-tiers': ['fail', 1],
    'k8srequiredlabels/services-have-owners': ['fail', 3],
  });
});

test('policies in Rego v0 judge, and one that cannot be read is a problem at its line', async () => {
  const broken = join(cache, 'broken.rego');
  writeFileSync(broken, 'package main\n\ndeny contains msg if {\n');
  const report = await judge('conftest/manifests', {
    policies: ['v0/runtime.rego', broken],
    // It may be a rule of the policy that could not be read.
    rules: { 'main/deny': 'low' },
  });
  expect(outcomes(report)).toMatchObject({
    'microservices-runtime/deny': ['fail', expect.any(Number)],
  });
  expect(report.problems).toMatchObject([
    { code: 'policies-invalid', location: { uri: expect.stringContaining('broken.rego') } },
  ]);
  const alone = await judge('conftest/manifests', { policies: [broken] });
  expect(alone.verdict.gate).toBe('undecided');
});
