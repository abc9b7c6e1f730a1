import type { DocumentPath } from '../../../source/document-path.js';
import type { Place } from '../document.js';
import type { Decimal } from './decimal.js';
import type { ObjectiveWindow } from './span.js';

/** What an objective is about. */
export type ObjectiveKind = 'availability' | 'latency' | 'freshness' | 'other';

/** A service level objective, of whatever format. */
export interface ServiceObjective {
  readonly place: Place;
  readonly format: 'OpenSLO' | 'Sloth' | 'Pyrra' | 'archfit';
  readonly name: string;
  readonly service?: string;
  readonly owner?: string;
  /** The journey of users that it is about. */
  readonly journey?: string;
  /** The part of its service that it is about, where it is not about all of it: `POST /orders`. */
  readonly operation?: string;
  /** The read model whose age it limits. */
  readonly readModel?: string;
  /** The notification or other flow of messages whose delay it limits. */
  readonly flow?: string;
  /** As it says itself. */
  readonly isCritical?: boolean;
  /** As it says itself; what it is about follows from its indicator else. */
  readonly kind?: ObjectiveKind;
  readonly objective?: WrittenShare;
  readonly window?: ObjectiveWindow;
  readonly threshold?: Limit;
  /** Share of the events that keep the threshold: 0.99 of a p99. */
  readonly percentile?: Decimal;
  readonly indicator?: Indicator;
  readonly burnAlerts: BurnAlerts;
}

/** Which part of all events is to be good. */
export interface WrittenShare {
  /** As it is written, with its unit: `99.9 %`. */
  readonly text: string;
  /** Absent where it is no number. */
  readonly share?: Decimal;
  readonly place: Place;
}

/** How much of something is allowed, in the unit of what is measured: seconds, where that is a time. */
export interface Limit {
  readonly text: string;
  /** Absent where it cannot be read. */
  readonly value?: Decimal;
  readonly place: Place;
}

/** By what an objective is measured. */
export interface Indicator {
  readonly queries: readonly Query[];
  /** Name of the object that holds it, of OpenSLO. */
  readonly reference?: string;
  /** It is computed by code that another place holds: a plugin of Sloth. */
  readonly plugin?: string;
}

/** A query of an indicator. */
export interface Query {
  readonly role: 'good' | 'bad' | 'total' | 'ratio' | 'value';
  readonly text: string;
  /** Whether it is one of Prometheus: other systems are asked in languages of their own. */
  readonly isPromQl: boolean;
  readonly place: Place;
}

/** What an objective says of the alerts on its burn rate. */
export type BurnAlerts =
  /** Nothing: they are rules of their own. */
  | { readonly kind: 'unsaid' }
  /** The tool makes them of the file. */
  | { readonly kind: 'generated' }
  /** The file switches them off. */
  | { readonly kind: 'off'; readonly path: DocumentPath }
  /** Policies of OpenSLO, in the object or by their names. */
  | { readonly kind: 'policies'; readonly policies: readonly AlertPolicyUse[] };

/** A policy of OpenSLO: its conditions, or its name. */
export type AlertPolicyUse =
  { readonly reference: string } | { readonly conditions: readonly AlertConditionUse[] };

/** A condition of a policy, or its name. */
export type AlertConditionUse =
  | { readonly reference: string }
  | { readonly kind: string; readonly threshold?: Decimal; readonly lookback?: string };

/** An indicator that stands alone (SLI of OpenSLO), by its name. */
export interface NamedIndicator {
  readonly place: Place;
  readonly name: string;
  readonly indicator: Indicator;
}

/** An alert policy or alert condition that stands alone, by its name. */
export interface NamedAlertPolicy {
  readonly name: string;
  readonly policy: AlertPolicyUse;
}

export interface NamedAlertCondition {
  readonly name: string;
  readonly condition: AlertConditionUse;
}
