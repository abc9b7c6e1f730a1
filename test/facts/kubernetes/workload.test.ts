import { describe, expect, test } from '@jest/globals';
import { readWorkload } from '../../../src/facts/kubernetes/workload.js';
import { manifestObject } from './manifest-object.js';

const metadata = { name: 'web', namespace: 'shop', labels: { owner: 'team-web', tier: 1 } };

const kindsWithReplicas = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'ReplicationController'],
  ['argoproj.io/v1alpha1', 'Rollout'],
  ['extensions/v1beta1', 'Deployment'],
] as const;

const kindsWithoutReplicas = [
  ['apps/v1', 'DaemonSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['serving.knative.dev/v1', 'Service'],
] as const;

describe('readWorkload', () => {
  test.each(kindsWithReplicas)('reads the replicas of %s %s', (apiVersion, kind) => {
    const read = (spec: unknown) =>
      readWorkload(manifestObject({ apiVersion, kind, metadata, spec }))?.replicas;
    const count = { field: 'spec.replicas', path: ['spec', 'replicas'] };
    expect(read({ replicas: 3 })).toEqual({ ...count, value: 3, source: 'declared' });
    expect(read({ replicas: 0 })).toEqual({ ...count, value: 0, source: 'declared' });
    expect(read({ replicas: null })).toEqual({ ...count, value: 1, source: 'default' });
    expect(read({})).toEqual({ ...count, value: 1, source: 'default' });
    expect(read(undefined)).toEqual({ ...count, value: 1, source: 'default' });
    expect(read({ replicas: '3' })).toEqual({ ...count, value: null, source: 'unreadable' });
    expect(read({ replicas: 1.5 })).toEqual({ ...count, value: null, source: 'unreadable' });
  });

  test.each(kindsWithoutReplicas)('knows that %s %s keeps no number', (apiVersion, kind) => {
    const workload = readWorkload(
      manifestObject({ apiVersion, kind, metadata, spec: { replicas: 3 } }),
    );
    expect(workload).toMatchObject({ kind, name: 'web', replicas: null });
  });

  test('counts a Pod as one', () => {
    const pod = readWorkload(manifestObject({ apiVersion: 'v1', kind: 'Pod', metadata }));
    expect(pod?.replicas?.value).toBe(1);
  });

  test('reads the labels of the workload and of its pods, texts alone', () => {
    const labels = { criticality: 'critical', version: 2 };
    const template = { metadata: { labels } };
    const read = (kind: string, spec: unknown) =>
      readWorkload(
        manifestObject({
          apiVersion: kind === 'CronJob' ? 'batch/v1' : 'apps/v1',
          kind,
          metadata,
          spec,
        }),
      );
    expect(read('Deployment', { template })).toMatchObject({
      labels: { owner: 'team-web' },
      podLabels: { criticality: 'critical' },
    });
    expect(read('CronJob', { jobTemplate: { spec: { template } } })?.podLabels).toEqual({
      criticality: 'critical',
    });
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels } };
    expect(readWorkload(manifestObject(pod))?.podLabels).toEqual({ criticality: 'critical' });
  });

  test('leaves the test hooks of Helm out, and no other hook', () => {
    const read = (hook: string) =>
      readWorkload(
        manifestObject({
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'web', annotations: { 'helm.sh/hook': hook } },
        }),
      );
    expect(read('test')).toBeUndefined();
    expect(read('test-success, test-failure')).toBeUndefined();
    expect(read('pre-upgrade')).toBeDefined();
    expect(read('post-install,test')).toBeDefined();
  });

  test('is no view of other kinds', () => {
    expect(readWorkload(manifestObject({ apiVersion: 'v1', kind: 'Service' }))).toBeUndefined();
    expect(
      readWorkload(manifestObject({ apiVersion: 'example.test/v1', kind: 'Deployment' })),
    ).toBeUndefined();
  });
});
