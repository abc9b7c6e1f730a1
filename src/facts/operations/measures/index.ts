export { type AggregatedSeries, aggregatedSeries } from './aggregated-series.js';
export { type ErrorShare, errorSharesOf } from './error-shares.js';
export { failureOf } from './failure-of.js';
export { latenciesOf, type Latency } from './latencies.js';
export { Recordings } from './recordings.js';
export { type AlertServices, namedServices, servicesOf } from './services-of.js';
