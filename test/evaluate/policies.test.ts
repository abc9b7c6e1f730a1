/** @jest-environment ./test/policy/opa-environment.mjs */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { judgeSources } from '../../src/evaluate/judge-sources.js';
import { kubernetes } from '../../src/index.js';
import { buildPack } from '../../src/policy/build/index.js';
import { loadPolicyModule } from '../../src/policy/engine/index.js';
import { PolicyPack } from '../../src/policy/load-pack.js';
import { Opa } from '../../src/policy/opa/index.js';
import { deployment } from '../cli/manifests.js';
import { rulesOf } from './run-rules.js';

jest.setTimeout(60_000);

const metadata = (id: string) => `# METADATA
# title: A rule
# description: A rule of a test.
# custom:
#   id: ${id}
#   severity: high
#   scope: object
#   applies_to: [workload]
#   not_applicable: no workload
#   rationale: It is a test.
#   remediation: Nothing.
`;

/** Two values for one rule: that is found out only when an object has both labels. */
const contradictory = `${metadata('kubernetes/contradictory')}package archfit.kubernetes.contradictory

import data.lib.archfit.kubernetes

applies if kubernetes.is_workload

violation contains {"msg": _tier, "details": {}} if applies

_tier := "one" if kubernetes.labels.one

_tier := "two" if kubernetes.labels.two
`;

/** A message that is a number where the label is one. */
const nameless = `${metadata('kubernetes/nameless')}package archfit.kubernetes.nameless

import data.lib.archfit.kubernetes

applies if kubernetes.is_workload

violation contains {"msg": kubernetes.labels.one, "details": {}} if applies
`;

const clock = `${metadata('kubernetes/clock')}package archfit.kubernetes.clock

import data.lib.archfit.kubernetes

applies if kubernetes.is_workload

violation contains {"msg": sprintf("%d", [time.now_ns()]), "details": {}} if kubernetes.labels.clock
`;

let pack: PolicyPack;

beforeAll(async () => {
  const policies = join(__dirname, '..', '..', 'policies');
  const read = (file: string) => readFileSync(join(policies, file), 'utf8');
  const libraries = readdirSync(join(policies, 'lib')).map((file) => `lib/${file}`);
  const owner = 'kubernetes/owner_label/owner_label.rego';
  const sources = Object.fromEntries(
    [...libraries, owner].map((file) => [`policies/${file}`, read(file)]),
  );
  const opa = new Opa();
  const { wasm, manifest } = await buildPack(
    opa,
    'test',
    {
      ...sources,
      'policies/kubernetes/contradictory/contradictory.rego': contradictory,
      'policies/kubernetes/nameless/nameless.rego': nameless,
      'policies/kubernetes/clock/clock.rego': clock,
    },
    'test.wasm',
  );
  await opa.close();
  pack = new PolicyPack(manifest, loadPolicyModule(wasm));
});

const judge = (stdin: string) =>
  judgeSources(
    [kubernetes({ manifests: '-' })],
    { stdin: Readable.from([Buffer.from(stdin)]), now: () => new Date('2026-01-31T12:00:00Z') },
    rulesOf(pack),
  );

const bad = deployment({ name: 'bad', labels: 'one: 1\n    two: "2"' });

test('a policy that throws is a problem at the object, and the rest stands', async () => {
  const good = `${deployment({ name: 'good' })}---\n`;
  const report = await judge(good + bad);
  const outcomes = Object.fromEntries(report.checks.map(({ rule, outcome }) => [rule, outcome]));
  expect(outcomes).toEqual({
    'kubernetes/clock': 'pass',
    'kubernetes/contradictory': 'error',
    'kubernetes/nameless': 'error',
    'kubernetes/owner-label': 'fail',
  });
  expect(report.verdict.gate).toBe('closed');
  expect(report.problems).toMatchObject([
    {
      code: 'policy-failed',
      message: expect.stringContaining(
        'policies/kubernetes/contradictory/contradictory.rego:22:1: var assignment conflict',
      ),
      location: { uri: 'stdin', region: { startLine: good.split('\n').length } },
      hint: expect.stringContaining('Correct the policy'),
    },
    {
      code: 'policy-failed',
      message:
        'the policy of kubernetes/nameless failed: the policy breaks its contract: an element of the set has no msg',
    },
  ]);
});

test('alone it leaves the gate undecided', async () => {
  const report = await judge(bad.replace('two: "2"', 'two: "2"\n    owner: team-bad'));
  expect(report.verdict.gate).toBe('undecided');
  expect(report.checks.find(({ rule }) => rule === 'kubernetes/owner-label')?.outcome).toBe('pass');
});

test('a policy that never meets its contradiction judges as any other', async () => {
  const report = await judge(deployment({ labels: 'two: "2"' }));
  const check = report.checks.find(({ rule }) => rule === 'kubernetes/contradictory');
  expect(check).toMatchObject({ outcome: 'fail', findings: [{ message: 'two' }] });
});

test('policies see the clock of the run, to the nanosecond', async () => {
  const report = await judge(deployment({ labels: 'clock: "on"' }));
  const check = report.checks.find(({ rule }) => rule === 'kubernetes/clock');
  expect(check?.findings.map(({ message }) => message)).toEqual(['1769860800000000000']);
});
