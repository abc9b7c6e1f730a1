import type { Place } from '../document.js';
import type { Expression } from '../promql/index.js';

/**
 * In which language a rule asks: LogQL is that of Loki, MetricsQL that of VictoriaMetrics, and a rule that Grafana manages may ask several
 * sources. Only PromQL is understood.
 */
export type RuleLanguage = 'promql' | 'logql' | 'metricsql' | 'grafana';

interface Rule {
  readonly place: Place;
  readonly name: string;
  readonly group: string;
  readonly language: RuleLanguage;
  /** As it is written; empty where nothing is. */
  readonly text: string;
  /** Absent where it cannot be read, which is told as a problem, or is no PromQL. */
  readonly expression?: Expression;
  readonly labels: ReadonlyMap<string, string>;
}

export interface AlertRule extends Rule {
  readonly annotations: ReadonlyMap<string, string>;
  /** How long its condition has to hold; absent where nothing is said. */
  readonly forSeconds?: number;
}

/** What a name stands for in other expressions. */
export type RecordingRule = Rule;
