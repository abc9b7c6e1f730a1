import type { Place } from '../document.js';

/** A dashboard of Grafana, whichever schema it is written in. */
export interface Dashboard {
  readonly place: Place;
  readonly title: string;
  /** Under which Grafana links to it: `/d/UID`. */
  readonly uid?: string;
  readonly tags: readonly string[];
  readonly panels: readonly Panel[];
  readonly variables: readonly Variable[];
  readonly links: readonly DashboardLink[];
  /** Why none of its panels can be seen here: they stand elsewhere. */
  readonly elsewhere?: string;
}

export interface Panel {
  readonly place: Place;
  /** Unique in the dashboard: its number, or its title where it has none. */
  readonly key: string;
  readonly title: string;
  /** `timeseries`, `stat`, `text`, … */
  readonly type: string;
  readonly queries: readonly PanelQuery[];
  /** It stands in the library of Grafana, and what it shows is not written here. */
  readonly isLibrary: boolean;
}

/** What a panel asks a data source. */
export interface PanelQuery {
  readonly place: Place;
  readonly text: string;
  /** `unknown` where the data source is named by a person alone: its text may be PromQL or LogQL. */
  readonly language: 'promql' | 'unknown';
}

/** A variable that queries hold as `$name`. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  /** What its values are asked with, or the values themselves. */
  readonly query?: string;
}

export interface DashboardLink {
  readonly place: Place;
  readonly url: string;
}
