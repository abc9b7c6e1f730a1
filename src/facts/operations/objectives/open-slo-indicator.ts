import { isRecord } from '../../../source/is-record.js';
import type { Fields } from './fields.js';
import type { Indicator, Query } from './objective.js';
import { fillWindow } from './window-variable.js';

/** The indicator of OpenSLO: a ratio of good, bad and all events, a ratio that comes as one, or a value that is compared with a threshold. */
export function readIndicator(spec: Fields): Indicator {
  const ratio = spec.mapping('ratioMetric', 'ratioMetrics');
  const parts: readonly (readonly [Query['role'], Fields | undefined])[] = [
    ['good', ratio?.mapping('good')],
    ['bad', ratio?.mapping('bad')],
    ['total', ratio?.mapping('total')],
    ['ratio', ratio?.mapping('raw')],
    ['value', spec.mapping('thresholdMetric')],
  ];
  return {
    queries: parts.flatMap(([role, metric]) => (metric ? readMetric(role, metric) : [])),
  };
}

/** Where the versions of OpenSLO put what a source of metrics is asked. */
const specs = ['spec', 'dataSourceSpec'];
const queries = ['query', 'promql', 'expr', 'expression'];

function readMetric(role: Query['role'], metric: Fields): readonly Query[] {
  const source = metric.mapping('metricSource') ?? metric;
  const type = source.text('type', 'queryType', 'source') ?? metric.text('type');
  const isPromQl = type === undefined || /prom/i.test(type);
  for (const holder of [source.mapping(...specs), source]) {
    if (holder === undefined) continue;
    const found = findQuery(holder);
    if (found) return [{ role, ...found, isPromQl: isPromQl || found.isPromQl }];
  }
  return [];
}

/** Below the name of its system, or without. */
function findQuery(holder: Fields): Omit<Query, 'role'> | undefined {
  const key = queries.find((each) => typeof holder.value[each] === 'string');
  if (key !== undefined) {
    const text = fillWindow(String(holder.value[key]));
    const path = [...holder.path, key];
    return { text, isPromQl: key === 'promql', place: { ...holder.place, path } };
  }
  for (const system of Object.keys(holder.value).filter((each) =>
    /prom|thanos|mimir/i.test(each),
  )) {
    const below = isRecord(holder.value[system]) ? holder.mapping(system) : undefined;
    const query = below && findQuery(below);
    if (query) return { ...query, isPromQl: true };
  }
  return undefined;
}
