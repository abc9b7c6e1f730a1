/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { identify } from '../../src/facts/kubernetes/identity.js';
import { podKindOf, podKinds } from '../../src/facts/kubernetes/workload.js';
import { loadBuiltInPack } from '../../src/policy/load-pack.js';
import { Opa } from '../../src/policy/opa/index.js';
import { PackEvaluator } from '../../src/policy/pack-evaluator.js';
import { libraries } from './packs.js';

jest.setTimeout(60_000);

const opa = new Opa();
afterAll(() => opa.close());

const pack = loadBuiltInPack();
// Rules about other kinds of objects would be asked too.
const evaluator = new PackEvaluator(
  pack,
  pack.manifest.rules.filter(({ appliesTo }) => appliesTo.every((name) => name === 'workload')),
);

function identityOf(apiVersion: string, kind: string) {
  return identify({ apiVersion, kind, namespace: '', name: 'a' });
}

/** A row of the table of facts as an object would write it: `apps/v1` and `Deployment`. */
function writeKind(row: string): readonly [string, string] {
  const slash = row.lastIndexOf('/');
  const group = row.slice(0, slash);
  return [group === '' ? 'v1' : `${group}/v1`, row.slice(slash + 1)];
}

describe('object-scope policies judge what facts call a workload:', () => {
  test.each(Object.keys(podKinds).map(writeKind))('%s %s', (apiVersion, kind) => {
    expect(podKindOf(identityOf(apiVersion, kind))).toBeDefined();
    expect(evaluator.judgesKind(apiVersion, kind)).toBe(true);
  });

  test.each(['DaemonSet', 'Deployment', 'ReplicaSet'])('extensions/v1beta1 %s', (kind) => {
    expect(podKindOf(identityOf('extensions/v1beta1', kind))).toBeDefined();
    expect(evaluator.judgesKind('extensions/v1beta1', kind)).toBe(true);
  });

  test.each([
    ['v1', 'Service'],
    ['v1', 'ConfigMap'],
    ['v1', 'PodTemplate'],
    ['v1', 'Deployment'],
    ['apps/v1', 'Pod'],
    ['apps/v1', 'ControllerRevision'],
    ['apps/v1', 'deployment'],
    ['apps', 'Deployment'],
    ['batch/v1', 'Deployment'],
    ['autoscaling/v2', 'HorizontalPodAutoscaler'],
    ['extensions/v1beta1', 'Ingress'],
    ['extensions/v1beta1', 'StatefulSet'],
    ['extensions/v1beta1', 'Job'],
    ['serving.knative.dev/v1', 'Revision'],
    ['example.com/v1', 'Deployment'],
    ['', 'Deployment'],
    ['core/v1', 'Pod'],
    ['apps/v1', ''],
  ])('and nothing else: not %s %s', (apiVersion, kind) => {
    expect(podKindOf(identityOf(apiVersion, kind))).toBeUndefined();
    expect(evaluator.judgesKind(apiVersion, kind)).toBe(false);
  });
});

test('the table of the policies holds the kinds of the facts, the same path to the pods, and no others', async () => {
  const { resultSet } = await opa.evaluate({
    modules: libraries,
    query: 'data.lib.archfit.kubernetes._pod_template_paths',
  });
  // A row of another shape fails the comparison below.
  const table = resultSet[0]?.expressions[0]?.value as Readonly<Record<string, readonly string[]>>;
  const rows = Object.entries(table).map(([row, path]) => {
    const slash = row.lastIndexOf('/');
    const { group, kind } = identityOf(`${row.slice(0, slash)}/v1`, row.slice(slash + 1));
    return [`${group}/${kind}`, path];
  });
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(podKinds).map(([row, { template }]) => [row, template])),
  );
  // Rows that facts know by another group are two in the policies: what they say has to agree.
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(Object.keys(podKinds).length);
});
