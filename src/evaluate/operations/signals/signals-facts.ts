import type { LoggerFacts } from './logger-facts.js';
import type { CollectorFacts, TracingFacts } from './tracing-facts.js';

type ById<Fact> = Readonly<Record<string, Fact>>;

/** What rules read of traces and logs. */
export interface SignalsFacts {
  /** What takes in telemetry. */
  readonly collectors: ById<CollectorFacts>;
  readonly loggers: ById<LoggerFacts>;
  /** How workloads are traced. */
  readonly tracing: ById<TracingFacts>;
}
