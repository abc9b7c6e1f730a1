type ById<Fact> = Readonly<Record<string, Fact>>;

/** What the rules about metrics read of those that contracts declare and expositions hold. */
export interface MetricsFacts {
  readonly metrics: ById<MetricFacts>;
  /** What each service is known to expose, by its name; of metrics that name no service, by their file. */
  readonly metric_sets: ById<MetricSetFacts>;
}

export interface MetricFacts {
  readonly id: string;
  readonly name: string;
  /** `counter`, `gauge`, `histogram`, …; `untyped` where nobody says. */
  readonly type: string;
  readonly from: 'contract' | 'exposition';
  readonly service?: string;
  /** Names that queries may use: of a histogram with its suffixes. */
  readonly series: readonly string[];
  /** Absent where a contract says nothing about labels. */
  readonly labels?: readonly MetricLabelFacts[];
  /** Upper edges in seconds, where it is a histogram of times that has some. */
  readonly edges?: readonly number[];
  /** Whether its buckets follow the values, so that any threshold is measurable. */
  readonly isNative: boolean;
}

export interface MetricLabelFacts {
  readonly id: string;
  readonly name: string;
  /** The name in small letters and underscores. */
  readonly key: string;
  readonly values: 'listed' | 'template' | 'unbounded' | 'unsaid' | 'seen';
  readonly distinct: number;
  readonly raw: readonly RawValueFacts[];
}

export interface RawValueFacts {
  /** `uuid`, `id`, `e-mail`, `address`, `path with an id` or `time`. */
  readonly sort: string;
  readonly count: number;
  readonly example?: string;
}

export interface MetricSetFacts {
  readonly id: string;
  readonly name: string;
  readonly metrics: readonly MetricInSet[];
}

export interface MetricInSet {
  readonly name: string;
  readonly labels?: readonly string[];
}
