import type { OperationsDocument } from '../document.js';
import type { RuleLanguage } from './rule.js';

/** Filters and parsers of lines, which PromQL does not have. */
const ofLines =
  /\|[=~>]|!>|\|\s*(?:json|logfmt|pattern|regexp|unpack|line_format|label_format|unwrap|decolorize|drop|keep)\b|\}\s*![=~]\s*["'`]|\b(?:bytes_rate|bytes_over_time)\s*\(/;

/**
 * Functions, operators and words that MetricsQL has and PromQL has not (https://docs.victoriametrics.com/metricsql/); names that are ordinary
 * words are left out.
 */
const functionsOfVictoria = [
  '(?:(?:a|de)scent|(?:de|in)creases|distinct|duration|geomean|iqr|median|mode|t(?:first|last|max|min)|zscore)_over_time',
  '(?:count|share|sum)_(?:eq|gt|le|ne)_over_time|(?:increase|rate)_(?:prometheus|pure|over_sum)|(?:changes|delta)_prev',
  '(?:range|rollup|running)_(?:avg|delta|first|increase|last|max|median|min|quantile|rate|sum)|rollup|default_rollup',
  'label_(?:copy|del|keep|lowercase|map|match|mismatch|move|set|transform|uppercase|value)|labels_equal',
  '(?:bottom|top)k_(?:avg|last|max|median|min)|outliers(?:_iqr|_mad|k)|quantiles(?:_over_time)?|histogram_share',
  'buckets_limit|deriv_fast|drop_(?:common_labels|empty_series)|integrate|keep_(?:last|next)_value|lifetime',
  'limit_offset|prometheus_buckets|remove_resets|scrape_interval|smooth_exponential|ttf',
];
const ofVictoria = new RegExp(
  `\\b(?:${functionsOfVictoria.join('|')})\\s*\\(|\\bWITH\\s*\\(|\\bkeep_metric_names\\b|\\)\\s*(?:default|if|ifnot)\\b`,
);

/**
 * In which language the rules of a document ask. Files of Loki and of VictoriaMetrics look like those of Prometheus, so a text that is no
 * PromQL is told from one with a mistake by what only those have.
 */
export function languageOf({ object }: OperationsDocument, text: string): RuleLanguage {
  if (object?.apiVersion.startsWith('loki.grafana.com/')) return 'logql';
  if (object?.kind === 'VMRule') return 'metricsql';
  const plain = text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '""');
  if (ofLines.test(plain)) return 'logql';
  return ofVictoria.test(plain) ? 'metricsql' : 'promql';
}
