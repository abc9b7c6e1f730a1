import { describe, expect, test } from '@jest/globals';
import type { Problem } from '../../../../src/report/index.js';
import { noArtefacts, openDocuments } from '../../../../src/facts/operations/index.js';
import { EnvResolver } from '../../../../src/facts/operations/tracing/resolve-env.js';
import { tracingReader } from '../../../../src/facts/operations/tracing/tracing-reader.js';

async function read(...values: readonly unknown[]) {
  const artefacts = noArtefacts();
  const problems: Problem[] = [];
  let units = 0;
  for (const [index, value] of values.entries()) {
    const uri = 'a.yaml';
    const locate = () => ({ uri });
    const written = { id: `${uri}#${String(index)}`, uri, value, locate };
    for (const document of await openDocuments(written, problems)) {
      units += (await tracingReader.read(document, artefacts, problems)) ?? 0;
    }
  }
  return { ...artefacts.tracing, problems, units };
}

function deployment(container: object, others: object = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { template: { spec: { containers: [{ name: 'app', ...container }], ...others } } },
  };
}

function configMap(name: string, data: object, namespace = 'shop') {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}

async function resolve(name: string, ...values: readonly unknown[]) {
  const { podTemplates, configMaps } = await read(...values);
  const [pods] = podTemplates;
  const container = pods?.containers[0];
  if (pods === undefined || container === undefined) throw new Error('no container was read');
  return new EnvResolver(configMaps).resolve(name, container, pods);
}

describe('variables', () => {
  const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT';

  test('the last entry of a name counts, and one without a text is none', async () => {
    const env = [
      { name: endpoint, value: 'http://a' },
      { name: endpoint, value: '' },
    ];
    expect(await resolve(endpoint, deployment({ env }))).toEqual({ state: 'unset' });
    expect(await resolve(endpoint, deployment({ env: env.slice(0, 1) }))).toEqual({
      state: 'set',
      value: 'http://a',
    });
  });

  test('a ConfigMap of the manifests gives its values, with a prefix where there is one', async () => {
    const envFrom = [{ prefix: 'OTEL_', configMapRef: { name: 'tracing' } }];
    const data = { EXPORTER_OTLP_ENDPOINT: 'http://b' };
    expect(await resolve(endpoint, deployment({ envFrom }), configMap('tracing', data))).toEqual({
      state: 'set',
      value: 'http://b',
    });
  });

  test('a key of a ConfigMap that is not there is unknown, and unset where it is optional', async () => {
    const keyOf = (optional: boolean) => [
      { name: endpoint, valueFrom: { configMapKeyRef: { name: 'tracing', key: 'to', optional } } },
    ];
    const holder = configMap('tracing', { from: 'x' });
    expect(await resolve(endpoint, deployment({ env: keyOf(true) }), holder)).toEqual({
      state: 'unset',
    });
    expect(await resolve(endpoint, deployment({ env: keyOf(false) }), holder)).toEqual({
      state: 'unknown',
      because: 'the ConfigMap tracing has no key to',
      isThere: false,
    });
    expect(await resolve(endpoint, deployment({ env: keyOf(false) }))).toEqual({
      state: 'unknown',
      because: 'it comes from the ConfigMap tracing',
      isThere: true,
    });
  });

  test('what is not among the manifests may have a variable, or say otherwise', async () => {
    const secret = { secretRef: { name: 'settings' } };
    expect(await resolve(endpoint, deployment({ envFrom: [secret] }))).toEqual({
      state: 'unknown',
      because: 'the Secret settings may have it',
      isThere: false,
    });
    const known = { configMapRef: { name: 'tracing' } };
    const data = configMap('tracing', { [endpoint]: 'http://c' });
    expect(await resolve(endpoint, deployment({ envFrom: [known, secret] }), data)).toEqual({
      state: 'unknown',
      because: 'the Secret settings may say otherwise',
      isThere: true,
    });
    expect(await resolve(endpoint, deployment({ envFrom: [secret, known] }), data)).toEqual({
      state: 'set',
      value: 'http://c',
    });
  });

  test('a variable may stand for another one', async () => {
    const env = (host: object) => [
      { name: 'HOST', ...host },
      { name: endpoint, value: 'http://$(HOST):4317/$$(HOST)/$(NOBODY)' },
    ];
    expect(await resolve(endpoint, deployment({ env: env({ value: 'otel' }) }))).toEqual({
      state: 'set',
      value: 'http://otel:4317/$(HOST)/$(NOBODY)',
    });
    const valueFrom = { fieldRef: { fieldPath: 'status.hostIP' } };
    expect(await resolve(endpoint, deployment({ env: env({ valueFrom }) }))).toEqual({
      state: 'unknown',
      because: 'it holds HOST, which is not known',
      isThere: true,
    });
  });

  test('ConfigMaps of one name that differ tell nothing, and those of other namespaces do not count', async () => {
    const envFrom = [{ configMapRef: { name: 'tracing' } }];
    const elsewhere = configMap('tracing', { [endpoint]: 'http://d' }, 'other');
    expect(await resolve(endpoint, deployment({ envFrom }), elsewhere)).toMatchObject({
      state: 'unknown',
    });
  });
});

describe('collectors', () => {
  const config = {
    receivers: { otlp: {} },
    exporters: { 'otlp/tempo': {} },
    connectors: { spanmetrics: {} },
    service: {
      pipelines: {
        'traces/all': { receivers: ['otlp'], exporters: ['otlp/tempo', 7] },
        metrics: 'broken',
      },
    },
  };

  test('the configuration stands in a file, in a ConfigMap, or in an object of the operator', async () => {
    const object = (spec: object) => ({
      apiVersion: 'opentelemetry.io/v1beta1',
      kind: 'OpenTelemetryCollector',
      metadata: { name: 'otel' },
      spec,
    });
    const { collectors, problems, units } = await read(
      config,
      configMap('otel-config', { 'relay.yaml': JSON.stringify(config) }),
      object({ config }),
      object({ config: JSON.stringify(config), mode: 'sidecar' }),
    );
    expect(problems).toEqual([]);
    expect(units).toBe(4);
    expect(collectors.map(({ name, isSidecar }) => `${name} ${String(isSidecar)}`)).toEqual([
      'a.yaml false',
      'otel-config false',
      'otel false',
      'otel true',
    ]);
    expect(collectors[0]?.pipelines).toMatchObject([
      {
        ...{ name: 'traces/all', signal: 'traces' },
        ...{ receivers: ['otlp'], processors: [], exporters: ['otlp/tempo'] },
      },
      { name: 'metrics', signal: 'metrics', receivers: [], exporters: [] },
    ]);
  });

  test('a text that cannot be read is a problem at its object', async () => {
    const { problems } = await read({
      apiVersion: 'opentelemetry.io/v1alpha1',
      kind: 'OpenTelemetryCollector',
      metadata: { name: 'otel' },
      spec: { config: 'receivers: {{ .Values.receivers }' },
    });
    expect(problems).toMatchObject([{ location: { uri: 'a.yaml' } }]);
  });

  test('what is no collector is left alone', async () => {
    const { collectors, units } = await read({ receivers: [], service: 7 }, [1], 'text', null);
    expect(collectors).toEqual([]);
    expect(units).toBe(0);
  });
});

test('init containers that are restarted run beside the others, and those that end do not', async () => {
  const { podTemplates } = await read(
    deployment(
      { env: [{ name: 'OTEL_SERVICE_NAME', value: 7 }, 'broken', { value: 'nameless' }] },
      {
        initContainers: [
          { name: 'collector', image: 'otel/opentelemetry-collector', restartPolicy: 'Always' },
          { name: 'migrate' },
        ],
      },
    ),
  );
  expect(podTemplates[0]?.containers).toEqual([
    {
      ...{ name: 'app', image: '', isSidecar: false, envFrom: [] },
      env: [{ name: 'OTEL_SERVICE_NAME', value: { kind: 'text', text: '7' } }],
    },
    {
      ...{ name: 'collector', image: 'otel/opentelemetry-collector', isSidecar: true },
      ...{ env: [], envFrom: [] },
    },
  ]);
});

test('an Instrumentation says what it adds, and an object of another group says nothing', async () => {
  const instrumentation = (apiVersion: string) => ({
    ...{ apiVersion, kind: 'Instrumentation', metadata: { name: 'default', namespace: 'shop' } },
    spec: {
      ...{
        exporter: { endpoint: 'http://e' },
        propagators: ['b3', 7],
        sampler: { type: 'always_on' },
      },
      nodejs: { env: [{ name: 'OTEL_SDK_DISABLED', value: 'true' }] },
    },
  });
  const { instrumentations } = await read(
    instrumentation('opentelemetry.io/v1alpha1'),
    instrumentation('example.test/v1'),
  );
  expect(instrumentations).toHaveLength(1);
  expect(instrumentations[0]).toMatchObject({
    ...{ endpoint: 'http://e', propagators: ['b3'], sampler: 'always_on', samplerArgument: '' },
    envOf: { nodejs: [{ name: 'OTEL_SDK_DISABLED' }] },
  });
});
