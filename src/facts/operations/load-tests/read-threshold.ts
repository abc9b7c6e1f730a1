import { isRecord } from '../../../source/is-record.js';
import type { Place } from '../document.js';
import { readDecimal, shorten } from '../objectives/decimal.js';
import type { LoadThreshold } from './load-test.js';

/** `http_req_duration{service:orders,name:checkout}`. */
const metricName = /^([a-z_]\w*)(?:\{(.*)\})?$/i;
/** https://grafana.com/docs/k6/latest/using-k6/thresholds/#threshold-expression-syntax */
const expression = /^\s*(p\(\s*([\d.]+)\s*\)|med|rate)\s*(<=?)\s*([\d.]+(?:e-?\d+)?)\s*$/;

/** What a metric is held against: limits from above on quantiles and rates; others say nothing that an objective does. */
export function readThresholds(
  name: string,
  written: unknown,
  place: Place,
): readonly LoadThreshold[] {
  const [, metric, labels = ''] = metricName.exec(name.trim()) ?? [];
  if (metric === undefined) return [];
  const tags = new Map(
    labels.split(',').flatMap((label) => {
      const at = label.indexOf(':');
      return at < 0 ? [] : [[label.slice(0, at).trim(), label.slice(at + 1).trim()] as const];
    }),
  );
  const items: readonly unknown[] = Array.isArray(written) ? written : [written];
  return items.flatMap((item, index): readonly LoadThreshold[] => {
    const text = isRecord(item) ? item['threshold'] : item;
    if (typeof text !== 'string') return [];
    const [, aggregation = '', quantile, , number = ''] = expression.exec(text) ?? [];
    const limit = readDecimal(number);
    if (aggregation === '' || limit === undefined) return [];
    const path = Array.isArray(written) ? [...place.path, index] : place.path;
    const read = { metric, tags, text: text.trim(), place: { ...place, path } };
    if (aggregation === 'rate') return [{ ...read, limit }];
    const percent = readDecimal(quantile ?? 50);
    if (percent === undefined) return [];
    // k6 counts times in milliseconds.
    const seconds = shorten(limit.units, limit.scale + 3);
    return [{ ...read, limit: seconds, percentile: shorten(percent.units, percent.scale + 2) }];
  });
}
