import type {
  Instrumentation,
  PodTemplate,
  Resolved,
  TracedContainer,
} from '../../../facts/operations/index.js';
import type { EnvResolver } from '../../../facts/operations/tracing/resolve-env.js';
import type { ContainerTracing, SettingFacts } from './tracing-facts.js';

/** Images that take in traces. */
const collectors =
  /(?:opentelemetry-collector|otel-?col|otelcol|aws-otel-collector|grafana\/(?:agent|alloy|tempo)|jaegertracing\/|openzipkin\/|datadog\/agent)/i;

/** Whether an image is of what takes in traces. */
export function isCollectorImage(image: string): boolean {
  return collectors.test(image);
}

/** Files that say everything the variables would: what they hold is not known. */
const configFiles = ['OTEL_CONFIG_FILE', 'OTEL_EXPERIMENTAL_CONFIG_FILE'];

/** What is given to a tracer in a container, by its variables and by what the operator adds to them. */
export function resolveTracing(
  container: TracedContainer,
  pods: PodTemplate,
  env: EnvResolver,
  injected: Injected | undefined,
): ContainerTracing {
  const read = (name: string): SettingFacts => toSetting(name, env.resolve(name, container, pods));
  const file = configFiles.map(read).find(({ state }) => state !== 'unset');
  const first = (...names: readonly string[]): SettingFacts => {
    const settings = names.map(read);
    const set = settings.find(({ state }) => state === 'set' || state === 'hidden');
    const unknown = settings.find(({ state }) => state === 'unknown');
    const added = set === undefined ? injected?.(names) : undefined;
    const [name = ''] = names;
    const unset: SettingFacts =
      file === undefined
        ? { state: 'unset', by: name }
        : { state: 'unknown', by: name, because: `${file.by} names a file that may have it` };
    return set ?? added ?? unknown ?? unset;
  };
  const { name } = container;
  return {
    name,
    hasCollector: pods.containers.some(
      (other) => other !== container && isCollectorImage(other.image),
    ),
    unread: env.unreadOf(container, pods),
    disabled: first('OTEL_SDK_DISABLED'),
    endpoint: first(
      'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'OTEL_EXPORTER_ZIPKIN_ENDPOINT',
      'OTEL_EXPORTER_JAEGER_ENDPOINT',
      'OTEL_EXPORTER_JAEGER_AGENT_HOST',
    ),
    exporter: first('OTEL_TRACES_EXPORTER'),
    propagators: first('OTEL_PROPAGATORS'),
    sampler: first('OTEL_TRACES_SAMPLER'),
    ratio: first('OTEL_TRACES_SAMPLER_ARG'),
  };
}

function toSetting(by: string, resolved: Resolved): SettingFacts {
  switch (resolved.state) {
    case 'set':
      return { state: 'set', by, value: resolved.value.trim() };
    case 'unset':
      return { state: 'unset', by };
    case 'unknown': {
      const { isThere, because } = resolved;
      return { state: isThere ? 'hidden' : 'unknown', by, because };
    }
  }
}

/** What the operator sets where a container does not, by the names of the variable. */
export type Injected = (names: readonly string[]) => SettingFacts | undefined;

/** What an Instrumentation gives to the containers of a language. */
export function injectedBy(instrumentation: Instrumentation, language: string): Injected {
  const { name, namespace, endpoint, propagators, sampler, samplerArgument } = instrumentation;
  const of = `the Instrumentation ${namespace === '' ? name : `${namespace}/${name}`}`;
  const fields = new Map([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', ['exporter.endpoint', endpoint]],
    ['OTEL_PROPAGATORS', ['propagators', propagators.join(',')]],
    ['OTEL_TRACES_SAMPLER', ['sampler.type', sampler]],
    ['OTEL_TRACES_SAMPLER_ARG', ['sampler.argument', samplerArgument]],
  ]);
  const env = [...(instrumentation.envOf[language] ?? []), ...instrumentation.env];
  return (names) => {
    for (const variable of names) {
      const given = env.find((each) => each.name === variable);
      const by = `${variable} of ${of}`;
      if (given?.value.kind === 'text' && given.value.text.trim() !== '') {
        return { state: 'set', by, value: given.value.text.trim() };
      }
      if (given && given.value.kind !== 'text') {
        return { state: 'hidden', by, because: 'it is filled in when the pod starts' };
      }
      const [field = '', value = ''] = fields.get(variable) ?? [];
      if (value !== '') return { state: 'set', by: `${field} of ${of}`, value };
    }
    return undefined;
  };
}
