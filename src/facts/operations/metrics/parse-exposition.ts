import { LabelValues } from './label-values.js';
import { type MetricType, metricTypes } from './metric.js';
import { numberOf, parseSample, type Sample } from './parse-sample.js';

/** A family of samples that are one metric. */
export interface Family {
  readonly name: string;
  readonly type: MetricType;
  /** Line of its first comment or sample, from 1. */
  readonly line: number;
  readonly labels: ReadonlyMap<string, LabelValues>;
  readonly buckets: ReadonlySet<number>;
  /** Names of its samples. */
  readonly series: ReadonlySet<string>;
}

export interface ParsedExposition {
  readonly families: readonly Family[];
  /** Lines that are neither comments nor samples, from 1. */
  readonly faults: readonly number[];
}

interface OpenFamily extends Omit<Family, 'type'> {
  type: MetricType;
  readonly labels: Map<string, LabelValues>;
  readonly buckets: Set<number>;
  readonly series: Set<string>;
}

/** What samples of a family add to its name. */
const suffixes: Readonly<Partial<Record<MetricType, readonly string[]>>> = {
  histogram: ['_bucket', '_sum', '_count', '_created'],
  gaugehistogram: ['_bucket', '_gsum', '_gcount', '_created'],
  summary: ['_sum', '_count', '_created'],
  counter: ['_total', '_created'],
  info: ['_info'],
};

/** Parses what a service shows at /metrics. A line that cannot be read never hides the others. */
export function parseExposition(text: string): ParsedExposition {
  const families = new Map<string, OpenFamily>();
  const faults: number[] = [];
  const open = (name: string, line: number): OpenFamily => {
    const family = families.get(name) ?? newFamily(name, line);
    families.set(name, family);
    return family;
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    if (trimmed.startsWith('#')) {
      const said = /^#[ \t]+TYPE[ \t]+(?:"(?<quoted>[^"]+)"|(?<plain>\S+))[ \t]+(?<type>\w+)/.exec(
        trimmed,
      );
      const { quoted, plain, type = '' } = said?.groups ?? {};
      const name = quoted ?? plain;
      if (name !== undefined) open(name, index + 1).type = typeOf(type);
      continue;
    }
    const sample = parseSample(line);
    if (sample === undefined) faults.push(index + 1);
    else
      addSample(familyOf(sample.name, families) ?? open(sample.name, index + 1), sample, index + 1);
  }
  return { families: [...families.values()], faults };
}

function newFamily(name: string, line: number): OpenFamily {
  return { name, type: 'untyped', line, labels: new Map(), buckets: new Set(), series: new Set() };
}

function typeOf(written: string): MetricType {
  return metricTypes.find((type) => type === written) ?? 'untyped';
}

function familyOf(name: string, families: ReadonlyMap<string, OpenFamily>): OpenFamily | undefined {
  const itself = families.get(name);
  if (itself) return itself;
  const suffix = /_[a-z]+$/.exec(name)?.[0] ?? '';
  const family = families.get(name.slice(0, name.length - suffix.length));
  return family && suffixes[family.type]?.includes(suffix) ? family : undefined;
}

/** `le` and `quantile` are how a family is written, and no labels of it. */
function addSample(family: OpenFamily, { name: series, labels }: Sample, line: number): void {
  const { type } = family;
  family.series.add(series);
  for (const [name, value] of labels) {
    if (name === 'le' && type.endsWith('histogram')) {
      const edge = numberOf(value);
      if (Number.isFinite(edge)) family.buckets.add(edge);
      continue;
    }
    if (name === 'quantile' && type === 'summary') continue;
    const values = family.labels.get(name) ?? new LabelValues(line);
    family.labels.set(name, values);
    values.add(value);
  }
}
