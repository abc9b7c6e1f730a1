import type {
  Instrumentation,
  PodTemplate,
  TracingArtefacts,
} from '../../../facts/operations/index.js';
import { injections } from '../../../facts/operations/tracing/injections.js';
import type { InjectionFacts } from './tracing-facts.js';

/** A tracer that the OpenTelemetry operator adds to pods, and by what. */
export interface Injection {
  readonly facts: InjectionFacts;
  readonly language: string;
  readonly instrumentation?: Instrumentation;
}

/**
 * Finds what the operator is asked to add to pods, by their annotations or else by those of their namespace.
 *
 * @see https://opentelemetry.io/docs/platforms/kubernetes/operator/automatic/#add-annotations-to-existing-deployments
 */
export function findInjection(
  pods: PodTemplate,
  { instrumentations, namespaces }: TracingArtefacts,
): Injection | undefined {
  const around = namespaces.find(({ name }) => name === pods.namespace)?.annotations ?? {};
  const annotations = { ...around, ...pods.podAnnotations };
  for (const [annotation, language] of injections) {
    const value = Object.hasOwn(annotations, annotation) ? (annotations[annotation] ?? '') : '';
    if (value === '' || value.toLowerCase() === 'false') continue;
    const found = select(value, pods.namespace, instrumentations);
    return {
      language,
      facts: { annotation, state: found.state, of: found.of },
      ...(found.instrumentation && { instrumentation: found.instrumentation }),
    };
  }
  return undefined;
}

function select(
  value: string,
  own: string,
  all: readonly Instrumentation[],
): Pick<InjectionFacts, 'state' | 'of'> & { readonly instrumentation?: Instrumentation } {
  const isAny = value.toLowerCase() === 'true';
  const [name = '', namespace = own] = value.split('/').reverse();
  const candidates = all.filter(
    (each) =>
      (each.namespace === namespace || each.namespace === '' || namespace === '') &&
      (isAny || each.name === name),
  );
  const of = isAny
    ? `the Instrumentation of ${own === '' ? 'its namespace' : `the namespace ${own}`}`
    : `the Instrumentation ${value}`;
  const [instrumentation, ...others] = candidates;
  if (instrumentation === undefined) return { state: 'unread', of };
  // The same one in several environments.
  const isOne = others.every((each) => each.name === instrumentation.name);
  return isOne ? { state: 'found', of, instrumentation } : { state: 'ambiguous', of };
}
