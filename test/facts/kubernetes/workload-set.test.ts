import { describe, expect, test } from '@jest/globals';
import { readAutoscaler } from '../../../src/facts/kubernetes/autoscaler.js';
import { countDeclarations } from '../../../src/facts/kubernetes/declarations.js';
import { joinWorkloads } from '../../../src/facts/kubernetes/workload-set.js';
import { readWorkload } from '../../../src/facts/kubernetes/workload.js';
import { manifestObject } from './manifest-object.js';

function deployment(namespace?: string, apiVersion = 'apps/v1') {
  const metadata = { name: 'web', ...(namespace === undefined ? {} : { namespace }) };
  const workload = readWorkload(manifestObject({ apiVersion, kind: 'Deployment', metadata }));
  if (!workload) throw new Error('a Deployment is a workload');
  return workload;
}

function autoscaler(namespace?: string, target: object = { kind: 'Deployment', name: 'web' }) {
  const metadata = { name: 'web', ...(namespace === undefined ? {} : { namespace }) };
  const found = readAutoscaler(
    manifestObject({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: { scaleTargetRef: target },
    }),
  );
  if (!found) throw new Error('an HPA is an autoscaler');
  return found;
}

function boundIds(...facts: Parameters<typeof joinWorkloads>) {
  return Object.fromEntries(
    Object.values(joinWorkloads(...facts).workloads).map(({ id, autoscalers }) => [
      id,
      autoscalers.map((each) => each.id),
    ]),
  );
}

const hpaInShop = 'autoscaling/HorizontalPodAutoscaler/shop/web';

describe('joinWorkloads', () => {
  test('binds an autoscaler to the workload of its namespace', () => {
    expect(boundIds([deployment('shop'), deployment('other')], [autoscaler('shop')])).toEqual({
      'apps/Deployment/shop/web': [hpaInShop],
      'apps/Deployment/other/web': [],
    });
  });

  test.each([
    [undefined, 'shop'],
    ['shop', undefined],
    [undefined, undefined],
  ])('binds across a namespace left out (workload %p, autoscaler %p)', (of, on) => {
    const [bound] = Object.values(boundIds([deployment(of)], [autoscaler(on)]));
    expect(bound).toHaveLength(1);
  });

  test.each([
    [{ kind: 'StatefulSet', name: 'web' }],
    [{ kind: 'Deployment', name: 'other' }],
    [{ apiVersion: 'example.test/v1', kind: 'Deployment', name: 'web' }],
    [{}],
  ])('does not bind to %p', (target) => {
    expect(boundIds([deployment('shop')], [autoscaler('shop', target)])).toEqual({
      'apps/Deployment/shop/web': [],
    });
  });
});

describe('countDeclarations', () => {
  test('counts what stands twice, under an old API group too, and keeps each declaration', () => {
    const first = deployment('shop');
    const second = { ...deployment('shop', 'extensions/v1beta1'), labels: { tier: 'one' } };
    const counted = countDeclarations([first, deployment('other'), second]);
    expect(counted.map(({ id, declarations, labels }) => ({ id, declarations, labels }))).toEqual([
      { id: 'apps/Deployment/shop/web', declarations: 2, labels: {} },
      { id: 'apps/Deployment/other/web', declarations: 1, labels: {} },
      { id: 'apps/Deployment/shop/web#1', declarations: 2, labels: { tier: 'one' } },
    ]);
  });

  test('keeps two objects that share a generateName apart', () => {
    const metadata = { generateName: 'migrate-' };
    const job = readWorkload(manifestObject({ apiVersion: 'batch/v1', kind: 'Job', metadata }));
    if (!job) throw new Error('a Job is a workload');
    const counted = countDeclarations([job, job]);
    expect(counted.map(({ id, declarations }) => [id, declarations])).toEqual([
      ['batch/Job/migrate-*', 1],
      ['batch/Job/migrate-*#1', 1],
    ]);
  });
});
