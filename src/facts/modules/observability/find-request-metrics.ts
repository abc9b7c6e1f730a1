import type { Compiler, ts } from '../../typescript/compiler.js';
import { called } from '../calls/entity.js';
import type { Tracer } from '../calls/tracer.js';
import { findMetricLabels } from './find-metric-labels.js';

/** What the metrics that some files define say of requests. */
export interface RequestMetrics {
  /** Names of metrics of requests; a computed one is `?`. */
  readonly durations: readonly string[];
  readonly counters: readonly string[];
  /** Some label or metric tells requests that failed. */
  readonly errors: boolean;
}

const makers: Readonly<Record<string, 'duration' | 'counter'>> = {
  Histogram: 'duration',
  Summary: 'duration',
  makeHistogramProvider: 'duration',
  makeSummaryProvider: 'duration',
  createHistogram: 'duration',
  Counter: 'counter',
  makeCounterProvider: 'counter',
  createCounter: 'counter',
};

const aboutRequests = /http|request|response|route|endpoint|(?:^|_)api(?:_|$)|^\?$/i;
const aboutErrors = /status|(?:^|_)code|error|fail|outcome|result/i;

/** Reads the metrics that files define by prom-client or OpenTelemetry. */
export function findRequestMetrics(
  compiler: Compiler,
  tracer: Tracer,
  trees: readonly ts.SourceFile[],
): RequestMetrics {
  const found = { duration: new Set<string>(), counter: new Set<string>() };
  const visit = (node: ts.Node): void => {
    if (compiler.isNewExpression(node) || compiler.isCallExpression(node)) {
      const origin = tracer.originOf(node.expression);
      const last =
        origin?.kind === 'package'
          ? (origin.members.findLast((member) => member !== called) ?? origin.name)
          : '';
      const kind = Object.hasOwn(makers, last) ? makers[last] : undefined;
      const name = metricName(compiler, node);
      if (kind !== undefined && aboutRequests.test(name)) found[kind].add(name);
    }
    compiler.forEachChild(node, visit);
  };
  for (const tree of trees) visit(tree);
  const labels = trees.flatMap((tree) => findMetricLabels(compiler, tracer, tree));
  const names = [...found.duration, ...found.counter];
  return {
    durations: [...found.duration].sort(),
    counters: [...found.counter].sort(),
    errors:
      names.some((name) => /error|fail|5xx/i.test(name)) ||
      labels.some(({ name = '' }) => aboutErrors.test(name)),
  };
}

function metricName(compiler: Compiler, call: ts.CallExpression | ts.NewExpression): string {
  const [first] = call.arguments ?? [];
  if (first === undefined) return '?';
  if (compiler.isStringLiteralLike(first)) return first.text;
  if (!compiler.isObjectLiteralExpression(first)) return '?';
  const property = first.properties.find(({ name }) => name?.getText() === 'name');
  if (property === undefined || !compiler.isPropertyAssignment(property)) return '?';
  const { initializer } = property;
  return compiler.isStringLiteralLike(initializer) ? initializer.text : '?';
}
