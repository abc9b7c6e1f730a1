import { describe, expect, test } from '@jest/globals';
import { readAutoscaler } from '../../../../src/facts/kubernetes/autoscaler.js';
import { mayMakePods } from '../../../../src/facts/kubernetes/set/custom-resource.js';
import { readLabelMap } from '../../../../src/facts/kubernetes/set/label-selector.js';
import { joinFacts, numberFacts } from '../../../../src/facts/kubernetes/set/join-facts.js';
import { readObjectFacts } from '../../../../src/facts/kubernetes/set/object-facts.js';
import { readWorkload } from '../../../../src/facts/kubernetes/workload.js';
import { manifestObject } from '../manifest-object.js';

const metadata = { name: 'web', namespace: 'shop' };

function factsOf(apiVersion: string, kind: string, spec: unknown, meta: object = {}) {
  const object = manifestObject({ apiVersion, kind, metadata: { ...metadata, ...meta }, spec });
  return readObjectFacts(object)?.facts ?? {};
}

function podsOf(podSpec: unknown, podMetadata: object = {}) {
  const spec = { template: { metadata: podMetadata, spec: podSpec } };
  return factsOf('apps/v1', 'Deployment', spec).workloads?.pods;
}

function joined(...manifests: readonly Parameters<typeof manifestObject>[0][]) {
  return joinFacts(
    numberFacts(manifests.flatMap((each) => readObjectFacts(manifestObject(each)) ?? [])),
  );
}

describe('what is read of pods', () => {
  test.each([[undefined], [null], ['text'], [[]]])('nothing of %j', (podSpec) => {
    expect(podsOf(podSpec)).toEqual({
      serviceAccount: null,
      containers: [],
      spread: [],
      nodeSelector: {},
      scrape: null,
      grace: expect.objectContaining({ value: 30, source: 'default' }),
      isInjected: false,
      path: ['spec', 'template', 'spec'],
    });
  });

  test.each([
    [{ serviceAccountName: 'a', serviceAccount: 'b' }, 'a'],
    [{ serviceAccount: 'b' }, 'b'],
    [{ serviceAccountName: ' ', serviceAccount: 'b' }, 'b'],
    [{ serviceAccountName: '' }, undefined],
  ])('the service account of %j', (podSpec, name) => {
    expect(podsOf(podSpec)?.serviceAccount?.name).toBe(name);
  });

  test('containers and sidecars, with ports and whether they have a readiness probe', () => {
    const pods = podsOf({
      initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }],
      containers: [
        { name: 'app', ports: [{ name: 'http', containerPort: 80 }, { name: 'odd' }, null] },
        { readinessProbe: { exec: { command: ['true'] } } },
        { name: 'unprobed', readinessProbe: { periodSeconds: 5, httpGet: null } },
      ],
    });
    const found = pods?.containers.map(({ name, ports, isProbed }) => [name, ports, isProbed]);
    expect(found).toEqual([
      ['app', [{ name: 'http', number: 80 }], false],
      ['number 2', [], true],
      ['unprobed', [], false],
      ['proxy', [], false],
    ]);
  });

  test.each([
    [{ annotations: { 'linkerd.io/inject': 'enabled' } }, true],
    [{ annotations: { 'linkerd.io/inject': 'disabled' } }, false],
    [{ labels: { 'sidecar.istio.io/inject': 'true' } }, true],
    [{ annotations: { 'sidecar.istio.io/inject': 'false' } }, false],
  ])('whether a mesh adds a container: %j', (podMetadata, isInjected) => {
    expect(podsOf({}, podMetadata)?.isInjected).toBe(isInjected);
  });

  test('what keeps them apart, by the selector that selects these very pods', () => {
    const own = { matchLabels: { app: 'web' } };
    const term = (labelSelector: unknown) => ({ topologyKey: 'zone', labelSelector });
    const pods = podsOf(
      {
        topologySpreadConstraints: [
          { ...term(own), maxSkew: 1 },
          { ...term(own), maxSkew: 0, whenUnsatisfiable: 'ScheduleAnyway' },
          { ...term(undefined), maxSkew: 2 },
        ],
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [term(own)],
            preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: term({}) }],
          },
        },
      },
      { labels: { app: 'web' } },
    );
    const found = pods?.spread.map((each) => [
      each.kind,
      each.isRequired,
      each.maxSkew,
      each.selectsOwnPods,
    ]);
    expect(found).toEqual([
      ['constraint', true, 1, true],
      ['constraint', false, null, true],
      ['constraint', true, 2, false],
      ['anti-affinity', true, null, true],
      ['anti-affinity', false, null, true],
    ]);
  });
});

describe('what discovers in the cluster what it scrapes', () => {
  const config = 'scrape_configs:\n  - kubernetes_sd_configs: [{ role: pod }]\n';
  const collector = { receivers: { prometheus: { config: { scrape_configs: [] } } } };
  const discovering = {
    receivers: { prometheus: { config: { scrape_configs: [{ kubernetes_sd_configs: [] }] } } },
  };

  test.each<[string, string, string, object, boolean]>([
    ['a ConfigMap', 'v1', 'ConfigMap', { data: { 'prometheus.yml': config } }, true],
    ['static targets', 'v1', 'ConfigMap', { data: { x: 'static_configs: []' } }, false],
    ['no text', 'v1', 'ConfigMap', { data: { x: 1 } }, false],
    ['no data', 'v1', 'ConfigMap', {}, false],
    ['a Secret', 'v1', 'Secret', { stringData: { more: config } }, true],
    [
      'an encoded Secret',
      'v1',
      'Secret',
      { data: { more: Buffer.from(config).toString('base64') } },
      true,
    ],
    ['another Secret', 'v1', 'Secret', { data: { more: '%' } }, false],
    [
      'a ScrapeConfig',
      'monitoring.coreos.com/v1alpha1',
      'ScrapeConfig',
      { spec: { kubernetesSDConfigs: [{ role: 'Pod' }] } },
      true,
    ],
    [
      'a ScrapeConfig with targets',
      'monitoring.coreos.com/v1alpha1',
      'ScrapeConfig',
      { spec: { staticConfigs: [] } },
      false,
    ],
    [
      'a collector',
      'opentelemetry.io/v1beta1',
      'OpenTelemetryCollector',
      { spec: { config: discovering } },
      true,
    ],
    [
      'a collector with a text',
      'opentelemetry.io/v1alpha1',
      'OpenTelemetryCollector',
      { spec: { config } },
      true,
    ],
    [
      'another collector',
      'opentelemetry.io/v1beta1',
      'OpenTelemetryCollector',
      { spec: { config: collector } },
      false,
    ],
    ['no spec', 'opentelemetry.io/v1beta1', 'OpenTelemetryCollector', {}, false],
  ])('%s', (_, apiVersion, kind, rest, discovers) => {
    const { discoverers } = joined({ apiVersion, kind, metadata, ...rest });
    expect(Object.values(discoverers).map(({ display }) => display)).toEqual(
      discovers ? [`${kind} web`] : [],
    );
    expect(JSON.stringify(discoverers)).not.toContain('sd_configs');
  });

  test('a collector may make pods all the same', () => {
    const { services } = joined(
      { apiVersion: 'opentelemetry.io/v1beta1', kind: 'OpenTelemetryCollector', metadata },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata },
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: 'web' } } },
    );
    expect(Object.values(services)[0]?.makers).toEqual([
      'opentelemetry.io/OpenTelemetryCollector/shop/web',
    ]);
  });
});

describe('how pods are replaced', () => {
  const unavailable = (apiVersion: string, kind: string, spec: unknown) => {
    const workload = readWorkload(manifestObject({ apiVersion, kind, metadata, spec }));
    const amount = workload?.rollingUpdate?.maxUnavailable;
    return amount && [amount.value, amount.unit, amount.source];
  };

  test.each([
    ['apps/v1', 'Deployment', undefined, [25, 'percent', 'default']],
    ['apps/v1', 'Deployment', { strategy: { rollingUpdate: null } }, [25, 'percent', 'default']],
    [
      'apps/v1',
      'Deployment',
      { strategy: { rollingUpdate: { maxUnavailable: '50%' } } },
      [50, 'percent', 'declared'],
    ],
    [
      'apps/v1',
      'Deployment',
      { strategy: { rollingUpdate: { maxUnavailable: '1' } } },
      [null, 'pods', 'unreadable'],
    ],
    [
      'apps/v1',
      'Deployment',
      { strategy: { rollingUpdate: { maxUnavailable: -1 } } },
      [null, 'pods', 'unreadable'],
    ],
    ['apps/v1', 'Deployment', { strategy: { type: 'Recreate' } }, undefined],
    ['apps/v1', 'StatefulSet', undefined, [1, 'pods', 'default']],
    ['apps/v1', 'StatefulSet', { updateStrategy: { type: 'OnDelete' } }, undefined],
    ['argoproj.io/v1alpha1', 'Rollout', { strategy: { canary: {} } }, [25, 'percent', 'default']],
    ['argoproj.io/v1alpha1', 'Rollout', { strategy: { blueGreen: {} } }, undefined],
    ['apps/v1', 'DaemonSet', undefined, undefined],
  ])('%s %s with %j', (apiVersion, kind, spec, amount) => {
    expect(unavailable(apiVersion, kind, spec)).toEqual(amount);
  });
});

describe('the most pods of an autoscaler', () => {
  const maximum = (apiVersion: string, kind: string, spec: unknown) => {
    const found = readAutoscaler(manifestObject({ apiVersion, kind, metadata, spec }))?.maximum;
    return found && [found.value, found.source];
  };
  const annotated = (value: string) => ({
    template: { metadata: { annotations: { 'autoscaling.knative.dev/max-scale': value } } },
  });

  test.each([
    ['autoscaling/v2', 'HorizontalPodAutoscaler', { maxReplicas: 5 }, [5, 'declared']],
    ['autoscaling/v2', 'HorizontalPodAutoscaler', {}, [null, 'none']],
    ['autoscaling/v2', 'HorizontalPodAutoscaler', { maxReplicas: '5' }, [null, 'unreadable']],
    ['keda.sh/v1alpha1', 'ScaledObject', {}, [100, 'default']],
    ['keda.sh/v1alpha1', 'ScaledObject', { maxReplicaCount: 7 }, [7, 'declared']],
    ['serving.knative.dev/v1', 'Service', {}, [null, 'none']],
    ['serving.knative.dev/v1', 'Service', annotated('0'), [null, 'none']],
    ['serving.knative.dev/v1', 'Service', annotated('7'), [7, 'declared']],
    ['serving.knative.dev/v1', 'Service', annotated('many'), [null, 'unreadable']],
  ])('%s %s with %j', (apiVersion, kind, spec, count) => {
    expect(maximum(apiVersion, kind, spec)).toEqual(count);
  });
});

describe('the ports and the figures of a Service', () => {
  test('an absent targetPort is the port', () => {
    const ports = [{ port: 80 }, { port: 81, targetPort: 'http', name: 'web' }, {}, 'odd'];
    const service = factsOf('v1', 'Service', { ports, publishNotReadyAddresses: true }).services;
    expect(service?.ports.map(({ name, target }) => [name, target])).toEqual([
      ['', 80],
      ['web', 'http'],
      ['', null],
      ['', null],
    ]);
    expect(service?.isBlindToReadiness).toBe(true);
  });

  test.each([[undefined], ['text'], [{ ports: 'none' }]])('none of %j', (spec) => {
    expect(factsOf('v1', 'Service', spec).services?.ports).toEqual([]);
  });
});

describe('the backends of an Ingress', () => {
  const servicesOf = (spec: unknown) =>
    factsOf('networking.k8s.io/v1', 'Ingress', spec).ingresses?.backends.map(
      ({ service }) => service,
    );
  const path = (backend: unknown) => ({ rules: [{ http: { paths: [{ backend }] } }] });

  test.each([
    [undefined, []],
    [{ rules: 'none' }, []],
    [{ rules: [null, { http: null }] }, []],
    [{ backend: { serviceName: 'a', servicePort: 80 } }, ['a']],
    [{ defaultBackend: { service: { name: 'a' } } }, ['a']],
    [path({ service: { name: 'a', port: { number: 80 } } }), ['a']],
    [path({ service: { name: 'a', port: { name: 'use-annotation' } } }), []],
    [path({ serviceName: 'a', servicePort: 'use-annotation' }), []],
    [path({ resource: { kind: 'Bucket', name: 'a' } }), []],
  ])('of %j', (spec, services) => {
    expect(servicesOf(spec)).toEqual(services);
  });
});

describe('labels that controllers add', () => {
  const select = (kind: string, apiVersion: string, selector: Record<string, string>) => {
    const template = { metadata: { labels: { app: 'web' } } };
    const { services } = joined(
      { apiVersion, kind, metadata, spec: { template } },
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector } },
    );
    return Object.values(services)[0]?.selected.length;
  };

  test.each([
    ['StatefulSet', 'apps/v1', { 'statefulset.kubernetes.io/pod-name': 'web-0' }, 1],
    ['StatefulSet', 'apps/v1', { app: 'web', 'statefulset.kubernetes.io/pod-name': 'web-12' }, 1],
    ['StatefulSet', 'apps/v1', { app: 'api', 'statefulset.kubernetes.io/pod-name': 'web-0' }, 0],
    ['StatefulSet', 'apps/v1', { 'statefulset.kubernetes.io/pod-name': 'api-0' }, 0],
    ['Deployment', 'apps/v1', { 'statefulset.kubernetes.io/pod-name': 'web-0' }, 0],
    ['StatefulSet', 'apps/v1', { 'apps.kubernetes.io/pod-index': '0' }, 1],
    ['Deployment', 'apps/v1', { app: 'web', 'pod-template-hash': '5d4f' }, 1],
    ['Rollout', 'argoproj.io/v1alpha1', { 'rollouts-pod-template-hash': '5d4f' }, 1],
    ['Job', 'batch/v1', { 'job-name': 'web' }, 1],
    ['Job', 'batch/v1', { 'batch.kubernetes.io/job-name': 'api' }, 0],
  ])('of %s %s by %j', (kind, apiVersion, selector, count) => {
    expect(select(kind, apiVersion, selector)).toBe(count);
  });
});

describe('what an operator may make pods of', () => {
  const resource = (apiVersion: string, kind: string, labels: object = {}) => {
    const found = factsOf(apiVersion, kind, {}, { labels }).customResources;
    if (!found) throw new Error('a custom resource is one');
    return found;
  };

  test.each([
    ['by its name', 'db.example.test/v1', 'Cluster', {}, { cluster: 'web' }, true],
    ['by its labels', 'db.example.test/v1', 'Cluster', { app: 'db' }, { app: 'db' }, true],
    ['not by others', 'db.example.test/v1', 'Cluster', { app: 'web' }, { app: 'db' }, false],
    ['not a certificate', 'cert-manager.io/v1', 'Certificate', {}, { app: 'web' }, false],
    ['not a monitor', 'monitoring.coreos.com/v1', 'Probe', {}, { app: 'web' }, false],
    ['not by no selector', 'db.example.test/v1', 'Cluster', {}, {}, false],
  ])('%s', (_, apiVersion, kind, labels, selector, may) => {
    expect(mayMakePods(resource(apiVersion, kind, labels), readLabelMap(selector))).toBe(may);
  });

  test('is told of a Service that selects nothing, beside workloads', () => {
    const { services } = joined(
      { apiVersion: 'db.example.test/v1', kind: 'Cluster', metadata },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata },
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { cluster: 'web' } } },
    );
    expect(Object.values(services)[0]).toMatchObject({
      selected: [],
      makers: ['db.example.test/Cluster/shop/web'],
      hasCandidates: true,
    });
  });
});

describe('where a selector looks', () => {
  const system = { name: 'dns', namespace: 'kube-system' };
  const service = (selector: object, meta: object = metadata) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta,
    spec: { selector },
  });
  const deployment = (meta: object) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: meta,
  });

  test.each([
    [[deployment({ name: 'web' }), service({ k8s: 'dns' }, system)], false],
    [[deployment(system), service({ k8s: 'dns' }, system)], true],
    [[deployment({ name: 'web' }), service({ app: 'web' })], true],
    [[deployment({ name: 'web', namespace: 'other' }), service({ app: 'web' })], false],
    [[service({ app: 'web' })], false],
  ])('case %#', (manifests, hasCandidates) => {
    expect(Object.values(joined(...manifests).services)[0]?.hasCandidates).toBe(hasCandidates);
  });

  test('the Service of the API server is in every cluster', () => {
    const matchLabels = { component: 'apiserver', provider: 'kubernetes' };
    const { monitors } = joined(service({ app: 'web' }), {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata,
      spec: { selector: { matchLabels } },
    });
    expect(Object.values(monitors)[0]?.hasCandidates).toBe(false);
  });
});
