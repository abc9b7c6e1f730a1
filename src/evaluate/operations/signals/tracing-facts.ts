/** How a workload is traced, as its manifests say: `input.tracing[id]`. */
export interface TracingFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** `Deployment orders`. */
  readonly name: string;
  /** Of the catalog, or what it would be called there. */
  readonly service: string;
  readonly isLongRunning: boolean;
  /** It takes in the traces of others: a collector, an agent. */
  readonly isCollector: boolean;
  /** Whose variables or annotations are there: those of OpenTelemetry, of another tracer, or none. */
  readonly state: 'silent' | 'opentelemetry' | 'other';
  /** The other tracer. */
  readonly tracer?: string;
  readonly injection?: InjectionFacts;
  /** Those that are traced; without any variable the first one. */
  readonly containers: readonly ContainerTracing[];
}

/** A tracer that the OpenTelemetry operator adds. */
export interface InjectionFacts {
  readonly annotation: string;
  /** `unread`: the Instrumentation is none of the manifests. `ambiguous`: the namespace has several. */
  readonly state: 'found' | 'unread' | 'ambiguous';
  /** The Instrumentation, as it is asked for. */
  readonly of: string;
}

export interface ContainerTracing {
  readonly name: string;
  /** Something that takes in traces runs beside it. */
  readonly hasCollector: boolean;
  /** Objects that give it variables, and are not among the manifests. */
  readonly unread: readonly string[];
  readonly disabled: SettingFacts;
  readonly endpoint: SettingFacts;
  readonly exporter: SettingFacts;
  readonly propagators: SettingFacts;
  readonly sampler: SettingFacts;
  readonly ratio: SettingFacts;
}

export interface SettingFacts {
  /** `hidden`: it has a value, and nobody can tell which. `unknown`: nobody can tell whether it has one. */
  readonly state: 'set' | 'unset' | 'hidden' | 'unknown';
  /** As it is set. */
  readonly value?: string;
  /** What sets it: `OTEL_PROPAGATORS`. */
  readonly by: string;
  /** Why nobody can tell. */
  readonly because?: string;
}

/** What takes in telemetry: `input.collectors[id]`. */
export interface CollectorFacts {
  readonly id: string;
  readonly name: string;
  /** Workloads that send their traces to it. */
  readonly senders: readonly string[];
  /** Pipelines for traces. */
  readonly traces: readonly PipelineFacts[];
}

export interface PipelineFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  readonly receivers: readonly string[];
  readonly exporters: readonly string[];
  /** Parts that it names, and that the configuration does not have: `exporter otlp/backend`. */
  readonly missing: readonly string[];
}
