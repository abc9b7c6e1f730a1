import { languages } from './instrumentation.js';

/** Annotations by which the OpenTelemetry operator is asked to inject a tracer, with the language of each. */
export const injections: ReadonlyMap<string, string> = new Map(
  languages.map((language) => [`instrumentation.opentelemetry.io/inject-${language}`, language]),
);

/** Annotations by which other injectors are asked, with the tracer that they bring. */
export const otherInjections: ReadonlyMap<string, string> = new Map([
  ['admission.datadoghq.com/java-lib.version', 'Datadog'],
  ['admission.datadoghq.com/js-lib.version', 'Datadog'],
  ['admission.datadoghq.com/python-lib.version', 'Datadog'],
  ['admission.datadoghq.com/dotnet-lib.version', 'Datadog'],
  ['oneagent.dynatrace.com/inject', 'Dynatrace'],
]);

/** Asks for a collector beside the containers of the pod. */
export const sidecarInjection = 'sidecar.opentelemetry.io/inject';
