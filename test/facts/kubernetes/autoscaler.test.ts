import { describe, expect, test } from '@jest/globals';
import { readAutoscaler } from '../../../src/facts/kubernetes/autoscaler.js';
import { manifestObject } from './manifest-object.js';

const metadata = { name: 'web', namespace: 'shop' };
const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' };

function read(apiVersion: string, kind: string, spec: unknown) {
  return readAutoscaler(manifestObject({ apiVersion, kind, metadata, spec }));
}

describe('readAutoscaler', () => {
  test.each(['autoscaling/v1', 'autoscaling/v2', 'autoscaling/v2beta2'])(
    'reads the minimum of an HPA of %s, 1 where it is absent',
    (apiVersion) => {
      const minimum = (spec: object) =>
        read(apiVersion, 'HorizontalPodAutoscaler', { scaleTargetRef, ...spec })?.minimum;
      expect(minimum({ minReplicas: 3 })).toMatchObject({ value: 3, source: 'declared' });
      expect(minimum({})).toMatchObject({ value: 1, source: 'default', field: 'minReplicas' });
      expect(minimum({ minReplicas: '3' })).toMatchObject({ value: null, source: 'unreadable' });
    },
  );

  test('reads the minimum of a ScaledObject, 0 where it is absent', () => {
    const minimum = (spec: object) =>
      read('keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef, ...spec })?.minimum;
    expect(minimum({ minReplicaCount: 2 })).toMatchObject({ value: 2, source: 'declared' });
    expect(minimum({})).toMatchObject({ value: 0, source: 'default', field: 'minReplicaCount' });
    expect(minimum({ minReplicaCount: 2, idleReplicaCount: 0 })).toMatchObject({
      value: 0,
      field: 'idleReplicaCount',
      path: ['spec', 'idleReplicaCount'],
    });
  });

  test('takes a Deployment for the target of a ScaledObject that names no kind', () => {
    const target = read('keda.sh/v1alpha1', 'ScaledObject', {
      scaleTargetRef: { name: 'web' },
    })?.target;
    expect(target).toEqual({
      kind: 'Deployment',
      name: 'web',
      namespace: 'shop',
      group: undefined,
    });
  });

  test('reads the group of the target, the old one as the new one', () => {
    const group = (apiVersion: string) =>
      read('autoscaling/v2', 'HorizontalPodAutoscaler', {
        scaleTargetRef: { apiVersion, kind: 'Deployment', name: 'web' },
      })?.target.group;
    expect(group('apps/v1')).toBe('apps');
    expect(group('extensions/v1beta1')).toBe('apps');
  });

  test.each([
    ['2', { value: 2, source: 'declared' }],
    ['many', { value: null, source: 'unreadable' }],
    ['99999999999999999999', { value: null, source: 'unreadable' }],
    [undefined, { value: 0, source: 'default' }],
  ])('reads the annotation min-scale %p of a Knative Service', (annotation, expected) => {
    const annotations =
      annotation === undefined ? {} : { 'autoscaling.knative.dev/min-scale': annotation };
    const spec = { template: { metadata: { annotations } } };
    const autoscaler = read('serving.knative.dev/v1', 'Service', spec);
    expect(autoscaler?.minimum).toMatchObject(expected);
    expect(autoscaler?.target).toMatchObject({ kind: 'Service', name: 'web' });
  });

  test('is none of other kinds', () => {
    expect(read('v1', 'Service', {})).toBeUndefined();
  });
});
