type ById<Fact> = Readonly<Record<string, Fact>>;

/** What the rules about alerts read. */
export interface AlertsFacts {
  readonly alerts: ById<AlertFacts>;
  readonly recordings: ById<RecordingFacts>;
  readonly routes: ById<RoutingFacts>;
}

export interface AlertFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly language: 'promql' | 'logql' | 'metricsql' | 'grafana';
  /** Whether its expression is understood: it is PromQL without a mistake. */
  readonly isRead: boolean;
  /** Those with a value that is known before it fires. */
  readonly labels: Readonly<Record<string, string>>;
  /** Labels whose value a template gives. */
  readonly templates: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
  /** Where annotations and labels lead whose text is an address or a path, by name. */
  readonly links: Readonly<Record<string, AlertLinkFacts>>;
  /** How long its condition has to hold; absent where nothing is said. */
  readonly forSeconds?: number;
  /** What it reads. */
  readonly selectors: readonly SelectorFacts[];
  /** What it reads in the end, through recordings, and how that is gathered before it is compared. */
  readonly series: readonly AggregatedSeriesFacts[];
  /** Functions and aggregations in its expression, each once, sorted. */
  readonly functions: readonly string[];
  /** Who is told, by configuration of Alertmanager. */
  readonly receivers: readonly AlertReceiverFacts[];
  /** Services that it is about, of those of the catalog; without a catalog, of those that alerts name. */
  readonly services: readonly string[];
  /** Whether it is about one of its own, and not about whatever there is. */
  readonly isNamed: boolean;
  /** The shares of requests that may fail before it says so; one that counts failures has no share. */
  readonly errors: readonly AlertErrorFacts[];
  /** How long requests may take before it says so; absent seconds: nobody says in which unit it counts. */
  readonly latencies: readonly AlertLatencyFacts[];
}

export interface AlertLinkFacts {
  readonly link: string;
  /** `file` and `missing` are in the repository, `foreign` is elsewhere, `template` is known only when it fires. */
  readonly kind: 'file' | 'missing' | 'outside' | 'foreign' | 'template' | 'unreadable';
  /** Of `file` and `missing`. */
  readonly path?: string;
  /** Of `file`: a heading that it does not have. */
  readonly missingAnchor?: string;
  /** Of `foreign`. */
  readonly host?: string;
}

/** Which time series are read. */
export interface SelectorFacts {
  readonly metric?: string;
  readonly metricPattern?: string;
  readonly matchers: readonly {
    readonly label: string;
    readonly operator: '=' | '!=' | '=~' | '!~';
    readonly value: string;
  }[];
}

export interface AggregatedSeriesFacts {
  readonly metric: string;
  /** From the inside; `by` no label where it says nothing. */
  readonly aggregations: readonly {
    readonly operator: string;
    readonly kind: 'by' | 'without';
    readonly labels: readonly string[];
  }[];
}

export interface AlertReceiverFacts {
  /** Of the configuration. */
  readonly routing: string;
  readonly name: string;
  /** `pagerduty`, `slack`, `email`, …; none where alerts end there. */
  readonly kinds: readonly string[];
  /** Whether it is told in any case; else it depends on labels that nobody knows before. */
  readonly isSure: boolean;
}

export interface AlertErrorFacts {
  readonly share?: number;
  /** Whether what fails are requests to a service. */
  readonly isOfRequests: boolean;
}

export interface AlertLatencyFacts {
  readonly quantile: number;
  readonly seconds?: number;
  /** Whether what is timed are requests to a service. */
  readonly isOfRequests: boolean;
}

export interface RecordingFacts {
  readonly id: string;
  readonly name: string;
  readonly selectors: readonly SelectorFacts[];
}

export interface RoutingFacts {
  readonly id: string;
  readonly receivers: readonly { readonly name: string; readonly kinds: readonly string[] }[];
  /** Matchers of its routes, each with the receiver that its route leads to. */
  readonly matchers: readonly RouteMatcherFacts[];
}

export interface RouteMatcherFacts {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
  readonly receiver?: string;
}
