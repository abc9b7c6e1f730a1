type ById<Fact> = Readonly<Record<string, Fact>>;

/** What the rules about dashboards read, and those that ask what dashboards and alerts query. */
export interface DashboardsFacts {
  readonly dashboards: ById<DashboardFacts>;
  /** Of each objective, by its id, where it is shown. */
  readonly slo_panels: ById<SloPanels>;
  /** Names that queries may use: of metrics that are declared, and of what rules record. */
  readonly known_series: ById<KnownSeries>;
  /** What dashboards and alerts query, by the id of the dashboard or alert. */
  readonly queried: ById<QueriedFacts>;
  /** By which labels rules of Prometheus group what they give. */
  readonly grouped: ById<GroupedFacts>;
  /** Links in dashboards, in the catalog, in registers of risks and in annotations of alerts, by what holds them and where they lead. */
  readonly links: ById<LinkFacts>;
}

export interface DashboardFacts {
  readonly id: string;
  readonly title: string;
  readonly uid?: string;
  /** Services that it is of: those that link it in the catalog, and those that its title, its UID or a tag names. */
  readonly services: readonly string[];
  /** Those that link it in the catalog. */
  readonly linkedBy: readonly string[];
  /** What it shows of requests: `rate`, `errors`, `duration`. */
  readonly signals: readonly string[];
  /** Whether it asks for metrics of requests. */
  readonly isAboutRequests: boolean;
  /** Why some of it cannot be seen: `3 panels stand in the library of Grafana`. */
  readonly unseen: readonly string[];
}

export interface SloPanels {
  /** Panels that query its indicator. */
  readonly panels: readonly string[];
  /** Of its indicator nothing is written that could be looked for. */
  readonly isUnknown: boolean;
  /** What may show it, and cannot be seen. */
  readonly unseen: readonly string[];
}

export interface KnownSeries {
  /** Absent where they are not known. */
  readonly labels?: readonly string[];
}

export interface QueriedFacts {
  readonly id: string;
  readonly kind: 'dashboard' | 'alert';
  readonly name: string;
  readonly metrics: readonly QueriedMetric[];
}

export interface QueriedMetric {
  readonly name: string;
  /** Labels that are matched. */
  readonly labels: readonly string[];
  /** The panel, or the alert itself. */
  readonly subject: string;
  /** As messages name that: `the panel Errors of Orders`. */
  readonly where: string;
  /** A name that is known and much like it. */
  readonly meant?: string;
}

export interface GroupedFacts {
  readonly id: string;
  /** As messages name it: `the recording rule orders:rate5m`. */
  readonly name: string;
  readonly labels: readonly GroupedLabel[];
}

export interface GroupedLabel {
  readonly name: string;
  /** The name in small letters and underscores. */
  readonly key: string;
}

export interface LinkFacts {
  readonly id: string;
  readonly url: string;
  /** As messages name it: `the dashboard Orders`. */
  readonly holder: string;
  readonly of: 'alert' | 'catalog' | 'dashboard' | 'risk';
  /** Of the catalog: the service that holds it. */
  readonly service?: string;
  /** `dashboard`: to one that is known by its UID or title; `grafana`: to one that is not. */
  readonly leads:
    | 'dashboard'
    | 'grafana'
    | 'file'
    | 'missing'
    | 'outside'
    | 'foreign'
    | 'template'
    | 'unreadable';
  /** The file, or where none is. */
  readonly path?: string;
  /** A heading that the file does not have. */
  readonly missingAnchor?: string;
}
