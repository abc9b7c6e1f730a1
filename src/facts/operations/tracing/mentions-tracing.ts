import { injections } from './injections.js';
import type { PodTemplate } from './pod-template.js';

/** Whether a workload says anything about tracing itself. */
export function mentionsTracing({ containers, podAnnotations }: PodTemplate): boolean {
  if (Object.keys(podAnnotations).some((key) => injections.has(key))) return true;
  return containers.some(({ env }) => env.some(({ name }) => isTracingVariable(name)));
}

/** Variables of OpenTelemetry, and those of other tracers that say where traces go. */
export function isTracingVariable(name: string): boolean {
  return name.startsWith('OTEL_') || otherTracers.some(({ variable }) => variable.test(name));
}

/** Tracers that are no part of OpenTelemetry, by the variables that turn them on. */
export const otherTracers: readonly { readonly tracer: string; readonly variable: RegExp }[] = [
  { tracer: 'Datadog', variable: /^DD_(?:AGENT_HOST|TRACE_AGENT_URL|TRACE_ENABLED)$/ },
  { tracer: 'Elastic APM', variable: /^ELASTIC_APM_SERVER_URLS?$/ },
  { tracer: 'Jaeger', variable: /^JAEGER_(?:AGENT_HOST|ENDPOINT)$/ },
  { tracer: 'New Relic', variable: /^NEW_RELIC_LICENSE_KEY$/ },
];
