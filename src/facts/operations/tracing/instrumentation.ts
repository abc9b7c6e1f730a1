import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument, Place } from '../document.js';
import type { EnvVariable } from './pod-template.js';
import { readEnv } from './read-env.js';
import { listOf, recordOf, textOf } from './untrusted.js';

/**
 * What the OpenTelemetry operator gives the pods into which it injects a tracer.
 *
 * @see https://opentelemetry.io/docs/platforms/kubernetes/operator/automatic/
 */
export interface Instrumentation {
  readonly place: Place;
  readonly name: string;
  readonly namespace: string;
  readonly endpoint: string;
  /** Empty where it names none, and that of the tracer counts. */
  readonly propagators: readonly string[];
  readonly sampler: string;
  readonly samplerArgument: string;
  readonly env: readonly EnvVariable[];
  /** What it adds for one language: `nodejs`. */
  readonly envOf: Readonly<Record<string, readonly EnvVariable[]>>;
}

export const languages = [
  'java',
  'nodejs',
  'python',
  'dotnet',
  'go',
  'sdk',
  'apache-httpd',
  'nginx',
] as const;

/** Reads an Instrumentation; undefined for anything else. */
export function readInstrumentation(document: OperationsDocument): Instrumentation | undefined {
  const { object, value } = document;
  if (object?.kind !== 'Instrumentation' || !isRecord(value)) return undefined;
  if (!object.apiVersion.startsWith('opentelemetry.io/')) return undefined;
  const spec = recordOf(value['spec']);
  const sampler = recordOf(spec['sampler']);
  return {
    place: { document, path: [] },
    name: object.name,
    namespace: object.namespace,
    endpoint: textOf(recordOf(spec['exporter'])['endpoint']),
    propagators: listOf(spec['propagators'])
      .map(textOf)
      .filter((name) => name !== ''),
    sampler: textOf(sampler['type']),
    samplerArgument: textOf(sampler['argument']),
    env: readEnv(spec['env']),
    envOf: Object.fromEntries(
      languages.map((language) => {
        const field = language.replace(/-(.)/, (_, letter: string) => letter.toUpperCase());
        return [language, readEnv(recordOf(spec[field])['env'])];
      }),
    ),
  };
}
