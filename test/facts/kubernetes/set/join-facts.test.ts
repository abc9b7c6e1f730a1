import { describe, expect, test } from '@jest/globals';
import { joinFacts, numberFacts } from '../../../../src/facts/kubernetes/set/join-facts.js';
import { readObjectFacts } from '../../../../src/facts/kubernetes/set/object-facts.js';
import { manifestObject } from '../manifest-object.js';

type Manifest = Parameters<typeof manifestObject>[0];

/** The facts of a set of these objects; those of which nobody asks anything are left out. */
function factsOf(...manifests: readonly Manifest[]) {
  return joinFacts(
    numberFacts(manifests.flatMap((manifest) => readObjectFacts(manifestObject(manifest)) ?? [])),
  );
}

function meta(namespace: string | undefined, name = 'web', rest: object = {}) {
  return { name, ...(namespace === undefined ? {} : { namespace }), ...rest };
}

function deployment(namespace?: string, rest: { name?: string; spec?: object } = {}): Manifest {
  const template = {
    metadata: { labels: { app: 'web', tier: 'front' } },
    spec: { serviceAccountName: 'web' },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: meta(namespace, rest.name),
    spec: { template, ...rest.spec },
  };
}

function autoscaler(namespace?: string, target: object = { kind: 'Deployment', name: 'web' }) {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: meta(namespace),
    spec: { scaleTargetRef: target },
  };
}

function service(namespace?: string, selector: unknown = { app: 'web' }, rest: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta(namespace),
    spec: { selector, ...rest },
  };
}

const namespacePairs = [
  [undefined, 'shop'],
  ['shop', undefined],
  [undefined, undefined],
  ['shop', 'shop'],
] as const;

describe('joinFacts', () => {
  test('binds an autoscaler to the workload of its namespace', () => {
    const { workloads, autoscalers } = factsOf(
      deployment('shop'),
      deployment('other'),
      autoscaler('shop'),
    );
    const hpa = 'autoscaling/HorizontalPodAutoscaler/shop/web';
    const bound = Object.values(workloads).map((each) => [
      each.id,
      each.autoscalers.map(({ id }) => id),
    ]);
    expect(bound).toEqual([
      ['apps/Deployment/shop/web', [hpa]],
      ['apps/Deployment/other/web', []],
    ]);
    expect(autoscalers[hpa]?.targets).toEqual(['apps/Deployment/shop/web']);
  });

  test.each(namespacePairs)('binds across a namespace left out (%p, %p)', (of, on) => {
    const facts = factsOf(
      deployment(of),
      autoscaler(on),
      service(on),
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta(on) },
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: meta(on),
        spec: { selector: {} },
      },
    );
    const [workload] = Object.values(facts.workloads);
    expect(workload?.autoscalers).toHaveLength(1);
    expect(workload?.services).toHaveLength(1);
    expect(workload?.serviceAccounts).toHaveLength(1);
    expect(workload?.disruptionBudgets).toHaveLength(1);
  });

  test.each([
    ['istio-system', ['apps/Deployment/shop/web', 'apps/Deployment/other/web']],
    ['other', ['apps/Deployment/other/web']],
  ])('binds an AuthorizationPolicy of the namespace %s', (namespace, selected) => {
    const { authorizationPolicies } = factsOf(deployment('shop'), deployment('other'), {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: meta(namespace),
      spec: {},
    });
    expect(Object.values(authorizationPolicies)).toMatchObject([{ selected }]);
  });

  test.each([
    [{ kind: 'StatefulSet', name: 'web' }],
    [{ kind: 'Deployment', name: 'other' }],
    [{ apiVersion: 'example.test/v1', kind: 'Deployment', name: 'web' }],
    [{}],
  ])('does not bind an autoscaler to %p', (target) => {
    const { workloads, autoscalers } = factsOf(deployment('shop'), autoscaler('shop', target));
    expect(Object.values(workloads).map((each) => each.autoscalers)).toEqual([[]]);
    expect(Object.values(autoscalers).map(({ targets }) => targets)).toEqual([[]]);
  });

  test('binds an autoscaler to an object of a kind that is not known to run pods', () => {
    const { autoscalers } = factsOf(
      { apiVersion: 'kafka.example.test/v1', kind: 'Connect', metadata: meta('shop') },
      autoscaler('shop', { apiVersion: 'kafka.example.test/v1', kind: 'Connect', name: 'web' }),
    );
    expect(Object.values(autoscalers)[0]?.targets).toEqual(['kafka.example.test/Connect/shop/web']);
  });

  test.each([
    ['the labels of the pods', service('shop', { app: 'web', tier: 'front' }), 1],
    ['another value', service('shop', { app: 'api' }), 0],
    ['one label of two', service('shop', { app: 'web', tier: 'back' }), 0],
    ['another namespace', service('other', { app: 'web' }), 0],
    ['nothing at all', service('shop', {}), 0],
    ['no selector', service('shop', null), 0],
    ['a selector that is no map', service('shop', 'app=web'), 0],
    ['a name outside', service('shop', { app: 'web' }, { type: 'ExternalName' }), 0],
  ])('a Service with %s selects as the cluster does', (_, selecting, count) => {
    const { services, workloads } = factsOf(deployment('shop'), selecting);
    expect(Object.values(services)[0]?.selected).toHaveLength(count);
    expect(Object.values(workloads)[0]?.services).toHaveLength(count);
  });

  test.each([
    ['policy/v1', { selector: {} }, 1],
    ['policy/v1beta1', { selector: {} }, 0],
    ['policy/v1', {}, 0],
    ['policy/v1beta1', { selector: { matchLabels: { app: 'web' } } }, 1],
    ['policy/v1', { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }, 1],
    ['policy/v1', { selector: { matchExpressions: [{ key: 'app', operator: 'Gt' }] } }, 0],
  ])('a PodDisruptionBudget of %s with %j selects %i', (apiVersion, spec, count) => {
    const { disruptionBudgets } = factsOf(deployment('shop'), {
      apiVersion,
      kind: 'PodDisruptionBudget',
      metadata: meta('shop'),
      spec,
    });
    expect(Object.values(disruptionBudgets)[0]?.selected).toHaveLength(count);
  });

  test.each([
    [{}, []],
    [{ namespaceSelector: { any: true } }, ['core/Service/shop/web']],
    [{ namespaceSelector: { matchNames: ['shop'] } }, ['core/Service/shop/web']],
    [{ namespaceSelector: { matchNames: ['other'] } }, []],
  ])('a ServiceMonitor elsewhere with %j selects %j', (rest, selected) => {
    const { monitors, services } = factsOf(service('shop'), {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: meta('monitoring'),
      spec: { selector: {}, ...rest },
    });
    expect(Object.values(monitors)[0]?.selected).toEqual(selected);
    expect(Object.values(services)[0]?.monitors).toHaveLength(selected.length);
  });

  test.each([
    ['monitoring.coreos.com/v1', 'PodMonitor', 'shop', 1],
    ['monitoring.coreos.com/v1', 'PodMonitor', 'other', 0],
    ['monitoring.googleapis.com/v1', 'PodMonitoring', 'shop', 1],
    ['monitoring.googleapis.com/v1', 'PodMonitoring', 'other', 0],
    ['monitoring.googleapis.com/v1', 'ClusterPodMonitoring', 'other', 1],
  ])(
    '%s %s in %s selects workloads by the labels of their pods',
    (apiVersion, kind, namespace, count) => {
      const { workloads } = factsOf(deployment('shop'), {
        apiVersion,
        kind,
        metadata: meta(namespace),
        spec: { selector: { matchLabels: { app: 'web' } } },
      });
      expect(Object.values(workloads)[0]?.monitors).toHaveLength(count);
    },
  );

  test('an Ingress names the Services that are there', () => {
    const { ingresses } = factsOf(service('shop'), {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: meta('shop'),
      spec: {
        defaultBackend: { service: { name: 'gone' } },
        rules: [{ http: { paths: [{ backend: { service: { name: 'web' } } }] } }],
      },
    });
    expect(Object.values(ingresses)[0]?.backends.map(({ services }) => services)).toEqual([
      [],
      ['core/Service/shop/web'],
    ]);
  });

  test('a Rollout that refers to a Deployment makes pods with its labels', () => {
    const { workloads } = factsOf(deployment('shop'), {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: meta('shop'),
      spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
    });
    expect(workloads['argoproj.io/Rollout/shop/web']).toMatchObject({
      pods: null,
      podLabels: { app: 'web' },
    });
  });

  test('an object that stands twice has two ids, the same in all its facts', () => {
    const knative = {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: meta('shop'),
    };
    const { workloads, autoscalers } = factsOf(knative, knative);
    const ids = ['serving.knative.dev/Service/shop/web', 'serving.knative.dev/Service/shop/web#1'];
    expect(Object.keys(workloads)).toEqual(ids);
    expect(Object.keys(autoscalers)).toEqual(ids);
    expect(Object.values(workloads).map(({ declarations }) => declarations)).toEqual([2, 2]);
  });
});

describe('readObjectFacts', () => {
  test.each([
    ['v1', 'ConfigMap'],
    ['v1', 'Secret'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['rbac.authorization.k8s.io/v1', 'Role'],
  ])('leaves %s %s out', (apiVersion, kind) => {
    expect(readObjectFacts(manifestObject({ apiVersion, kind }))).toBeUndefined();
  });
});
