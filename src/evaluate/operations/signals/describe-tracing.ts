import { createServiceFinder } from '../../../facts/kubernetes/service-of-workload.js';
import type { PodTemplate, TracingArtefacts } from '../../../facts/operations/index.js';
import { otherInjections, sidecarInjection } from '../../../facts/operations/tracing/injections.js';
import {
  isTracingVariable,
  otherTracers,
} from '../../../facts/operations/tracing/mentions-tracing.js';
import { EnvResolver } from '../../../facts/operations/tracing/resolve-env.js';
import { describeCollectors } from './describe-collectors.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import { findInjection } from './find-injection.js';
import { injectedBy, isCollectorImage, resolveTracing } from './resolve-tracing.js';
import type { ContainerTracing, TracingFacts } from './tracing-facts.js';

/** Says how workloads are traced, and where their traces go. */
export const describeTracing: DescribeArtefacts = ({ tracing: artefacts }, describing) => {
  const env = new EnvResolver(artefacts.configMaps);
  const tracing: Record<string, TracingFacts> = {};
  for (const pods of artefacts.podTemplates) {
    const facts = describePods(pods, artefacts, env, describing);
    tracing[facts.id] ??= facts;
  }
  return { tracing, collectors: describeCollectors(artefacts.collectors, tracing, describing) };
};

function describePods(
  pods: PodTemplate,
  artefacts: TracingArtefacts,
  env: EnvResolver,
  describing: Describing,
): TracingFacts {
  const { kind, name, namespace, place, annotations } = pods;
  const injection = findInjection(pods, artefacts);
  const mentioned = pods.containers.filter((container) =>
    env.namesOf(container, pods).some((variable) => variable.startsWith('OTEL_')),
  );
  const traced = injection ? injectedInto(pods) : mentioned;
  const tracer = injection || mentioned.length > 0 ? undefined : otherTracerOf(pods, env);
  const isMentioned = injection !== undefined || mentioned.length > 0;
  const injected =
    injection?.instrumentation && injectedBy(injection.instrumentation, injection.language);
  const hasSidecar = !['', 'false'].includes(annotations[sidecarInjection] ?? '');
  const applications = pods.containers.filter(
    ({ image, isSidecar }) => !isSidecar && !isCollectorImage(image),
  );
  const described = traced.length > 0 ? traced : applications.slice(0, 1);
  const { uri } = place.document;
  const display = `${kind} ${name}`;
  const id = `${uri} ${kind}/${namespace === '' ? '' : `${namespace}/`}${name}`;
  const service = serviceOf(pods, describing);
  return {
    id: describing.note({ kind: 'workload', id, name: display, place, services: [service] }),
    name: display,
    service,
    isLongRunning: pods.isLongRunning,
    isCollector: pods.containers.length > 0 && applications.length === 0,
    state: isMentioned ? 'opentelemetry' : tracer === undefined ? 'silent' : 'other',
    ...(tracer !== undefined && { tracer }),
    ...(injection && { injection: injection.facts }),
    containers: described.map((container): ContainerTracing => {
      const resolved = resolveTracing(container, pods, env, injected);
      return hasSidecar ? { ...resolved, hasCollector: true } : resolved;
    }),
  };
}

/** The operator takes the first container unless it is told which. */
function injectedInto({ containers, podAnnotations }: PodTemplate) {
  const named = Object.entries(podAnnotations).flatMap(([key, value]) =>
    /^instrumentation\.opentelemetry\.io\/(?:.+-)?container-names$/.test(key)
      ? value.split(',').map((name) => name.trim())
      : [],
  );
  const found = containers.filter(({ name }) => named.includes(name));
  return found.length > 0 ? found : containers.filter(({ isSidecar }) => !isSidecar).slice(0, 1);
}

/** Datadog, unless `DD_TRACE_ENABLED` turns it off. */
function otherTracerOf(pods: PodTemplate, env: EnvResolver): string | undefined {
  for (const [annotation, tracer] of otherInjections) {
    if (pods.podAnnotations[annotation] !== undefined) return tracer;
  }
  for (const container of pods.containers) {
    for (const name of env.namesOf(container, pods)) {
      if (!isTracingVariable(name)) continue;
      const resolved = env.resolve(name, container, pods);
      const isOff = resolved.state === 'set' && /^(?:false|0)$/i.test(resolved.value);
      const found = otherTracers.find(({ variable }) => variable.test(name));
      if (found && !isOff) return found.tracer;
    }
  }
  return undefined;
}

function serviceOf({ name, labels, podLabels, annotations }: PodTemplate, { catalog }: Describing) {
  const service = annotations['archfit/service'];
  const workload = { name, labels, podLabels, ...(service !== undefined && { service }) };
  return createServiceFinder(catalog ?? { services: {} })(workload).service;
}
