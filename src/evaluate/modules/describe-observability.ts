import {
  findMetricLabels,
  type MetricLabel,
  metricTrace,
} from '../../facts/modules/observability/find-metric-labels.js';
import { findRequestMetrics } from '../../facts/modules/observability/find-request-metrics.js';
import type { RequestMetrics } from '../../facts/modules/observability/find-request-metrics.js';
import { findServices, serverTrace } from '../../facts/modules/observability/find-services.js';
import { readService, type ServiceFacts } from '../../facts/modules/observability/read-service.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { judgedCode } from './judged-files.js';
import { placeOfNode } from './place-of-node.js';
import { textsOf } from './texts-of.js';
import { traceCode } from './traced-code.js';

/** What `input.modules[id].observability` holds. */
export interface ObservabilityFacts {
  /** Services, by id. */
  readonly services: Readonly<Record<string, ServiceFacts & { readonly metrics: RequestMetrics }>>;
  /** Files that name or fill labels of metrics, by id. */
  readonly metricFiles: Readonly<Record<string, { readonly labels: number }>>;
  /** Labels that have no end, by id. */
  readonly labels: Readonly<Record<string, LabelFacts>>;
}

export interface LabelFacts {
  readonly name: string;
  readonly value: string;
  /** Why it has no end: `a raw URL`. */
  readonly unbounded: string;
}

const rulesOfServices = [
  'modules/red-metrics',
  'modules/correlation-id',
  'modules/trace-propagation',
];
const ruleOfLabels = 'modules/unbounded-metric-label';

/** Services that answer HTTP with what watches them, and the labels of metrics. */
export async function describeObservability(base: CodeBase): Promise<DescribedPart> {
  const subjects = new Map<string, ModuleSubject>();
  const facts: ObservabilityFacts = {
    services: rulesOfServices.some((rule) => base.isOn(rule))
      ? await describeServices(base, subjects)
      : {},
    ...(base.isOn(ruleOfLabels)
      ? await describeLabels(base, subjects)
      : { metricFiles: {}, labels: {} }),
  };
  return { facts: { observability: facts }, subjects };
}

function filesWith(base: CodeBase, words: RegExp) {
  return judgedCode(base).filter(({ path }) => {
    const read = textsOf(base).read(path);
    return read.kind === 'text' && words.test(read.text);
  });
}

async function describeServices(
  base: CodeBase,
  subjects: Map<string, ModuleSubject>,
): Promise<ObservabilityFacts['services']> {
  const described: Record<string, ObservabilityFacts['services'][string]> = {};
  const candidates = filesWith(base, serverTrace);
  if (candidates.length === 0) return described;
  const code = await traceCode(base);
  for (const service of findServices(candidates, base.graph, code)) {
    const { entry, name, start, files } = service;
    const id = `service ${entry}`;
    const metricTrees = files.flatMap((file) => {
      const isAbout = metricTrace.test(code.trees.textOf(file) ?? '');
      return (isAbout ? code.trees.of(file) : undefined) ?? [];
    });
    described[id] = {
      ...readService(service, base.graph, textsOf(base)),
      metrics: findRequestMetrics(code.compiler, code.tracer, metricTrees),
    };
    subjects.set(id, {
      subject: { kind: 'service', id: entry, name },
      package: name,
      file: base.tree.uriOf(entry),
      identity: [entry],
      locate: () => placeOfNode(base, start),
    });
  }
  return described;
}

async function describeLabels(
  base: CodeBase,
  subjects: Map<string, ModuleSubject>,
): Promise<Pick<ObservabilityFacts, 'metricFiles' | 'labels'>> {
  const metricFiles: Record<string, { readonly labels: number }> = {};
  const labels: Record<string, LabelFacts> = {};
  const candidates = filesWith(base, metricTrace);
  if (candidates.length === 0) return { metricFiles, labels };
  const { compiler, tracer, trees } = await traceCode(base);
  for (const { path, package: of } of candidates) {
    const tree = trees.of(path);
    const found = tree ? findMetricLabels(compiler, tracer, tree) : [];
    if (found.length === 0) continue;
    const file = base.tree.uriOf(path);
    const id = `metrics ${path}`;
    metricFiles[id] = { labels: found.length };
    subjects.set(id, {
      subject: { kind: 'file', id: path },
      file,
      ...(of !== undefined && { package: of }),
      identity: [path],
      locate: () => ({ uri: file }),
    });
    const named = new Set(found.flatMap((each) => (isNamed(each) ? [each.name] : [])));
    for (const [key, same] of groupLabels(found)) {
      const [first, ...others] = same;
      if (first?.unbounded === undefined) continue;
      // Where it is named in the file, that is the one finding.
      if (first.value !== undefined && named.has(first.name)) continue;
      const { name = '', value = '', unbounded, symbol = '' } = first;
      labels[key] = { name, value, unbounded };
      subjects.set(key, {
        subject: { kind: 'label', id: key.replace(/^label /, ''), name: name || value },
        file,
        ...(of !== undefined && { package: of }),
        identity: [path, symbol, name, value],
        locate: () => placeOfNode(base, first.node),
        related: () => others.map(({ node }) => placeOfNode(base, node)),
      });
    }
  }
  return { metricFiles, labels };
}

function isNamed({ value, unbounded }: MetricLabel): boolean {
  return value === undefined && unbounded !== undefined;
}

/** The same label given the same in one function is one. */
function groupLabels(labels: readonly MetricLabel[]): ReadonlyMap<string, readonly MetricLabel[]> {
  const groups = new Map<string, MetricLabel[]>();
  for (const label of labels) {
    const { file, symbol = '', name = '', value = '' } = label;
    const key = `label ${file}#${symbol} ${name} ${value}`;
    const known = groups.get(key);
    if (known) known.push(label);
    else groups.set(key, [label]);
  }
  return groups;
}
