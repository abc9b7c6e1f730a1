import type { Collector, CollectorPipeline } from '../../../facts/operations/index.js';
import type { Describing } from '../describer.js';
import type { CollectorFacts, PipelineFacts, TracingFacts } from './tracing-facts.js';

/** Says of collectors who sends traces to them, and where these go. */
export function describeCollectors(
  collectors: readonly Collector[],
  tracing: Readonly<Record<string, TracingFacts>>,
  { note }: Describing,
): Readonly<Record<string, CollectorFacts>> {
  const senders = Object.values(tracing).flatMap(({ name, containers }) =>
    containers.flatMap(({ endpoint }) => {
      const host = endpoint.value === undefined ? undefined : hostOf(endpoint.value);
      return host === undefined ? [] : [{ name, host }];
    }),
  );
  const described: Record<string, CollectorFacts> = {};
  for (const collector of collectors) {
    const { name, place, pipelines } = collector;
    const id = note({ kind: 'collector', id: `collector ${place.document.id}`, name, place });
    described[id] ??= {
      ...{ id, name },
      senders: [
        ...new Set(senders.flatMap((each) => (isCalled(collector, each.host) ? [each.name] : []))),
      ],
      traces: pipelines
        .filter(({ signal }) => signal === 'traces')
        .map((pipeline) => describePipeline(pipeline, collector, id, note)),
    };
  }
  return described;
}

function describePipeline(
  { name, place, receivers, processors, exporters }: CollectorPipeline,
  { components }: Collector,
  of: string,
  note: Describing['note'],
): PipelineFacts {
  const lacking = (what: string, names: readonly string[], known: readonly string[]) =>
    names.filter((each) => !known.includes(each)).map((each) => `${what} ${each}`);
  const { connectors } = components;
  return {
    id: note({ kind: 'pipeline', id: `${of} ${name}`, name, place, path: `pipelines.${name}` }),
    ...{ name, receivers, exporters },
    missing: [
      ...lacking('receiver', receivers, [...components.receivers, ...connectors]),
      ...lacking('processor', processors, components.processors),
      ...lacking('exporter', exporters, [...components.exporters, ...connectors]),
    ],
  };
}

/** The first label of the host of an address: `otel-collector` of `http://otel-collector.observability:4317`. */
function hostOf(endpoint: string): string | undefined {
  const host = /^(?:[a-z][a-z\d+.-]*:\/\/)?([a-z\d-]+)/i.exec(endpoint)?.[1]?.toLowerCase();
  return host === 'localhost' || /^\d+$/.test(host ?? '') ? undefined : host;
}

/** Whether a collector is reached by a host: the operator calls its Service `NAME-collector`. */
function isCalled({ name }: Collector, host: string): boolean {
  return host === name || host === `${name}-collector`;
}
