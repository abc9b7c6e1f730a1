import type { Artefacts } from '../../../facts/operations/index.js';
import type {
  Indicator,
  NamedIndicator,
  Query,
} from '../../../facts/operations/objectives/index.js';
import {
  type Expression,
  metricsOf,
  readExpression,
  type Selector,
  selectorsOf,
} from '../../../facts/operations/promql/index.js';
import type { Problem } from '../../../report/index.js';
import type { IndicatorFacts } from './slo-facts.js';
import type { IdentifiedSlo } from './identify-slos.js';

/** An indicator with its queries as they are read. */
export interface ReadIndicator {
  readonly facts: IndicatorFacts;
  readonly queries: readonly Query[];
  /** Of the queries that are PromQL and can be read. */
  readonly expressions: readonly Expression[];
  readonly selectors: readonly Selector[];
}

/** Reads the queries of an indicator, in the objective or in an object that it names. One that does not parse is told. */
export function readIndicatorOf(
  { slo, display }: IdentifiedSlo,
  { indicators }: Pick<Artefacts, 'indicators'>,
  problems: Problem[],
): ReadIndicator | undefined {
  const { indicator } = slo;
  if (indicator === undefined) return undefined;
  const { reference } = indicator;
  const found = reference === undefined ? indicator : findNamed(reference, indicators);
  const { queries, plugin } = found ?? { queries: [] };
  const expressions = queries.flatMap((query) => readQuery(query, display, problems));
  const selectors = expressions.flatMap(selectorsOf);
  return {
    queries,
    expressions,
    selectors,
    facts: {
      expressions: queries.map(({ text }) => text),
      metrics: [...new Set(expressions.flatMap(metricsOf))].sort(),
      selectors: selectors.map(({ metric, matchers }) => ({
        ...(metric !== undefined && { metric }),
        matchers: matchers.map(({ label, operator, value }) => ({ label, operator, value })),
      })),
      isElsewhere: plugin !== undefined,
      ...(reference !== undefined && found === undefined && { missing: reference }),
    },
  };
}

function findNamed(name: string, indicators: readonly NamedIndicator[]): Indicator | undefined {
  return indicators.find((each) => each.name === name)?.indicator;
}

function readQuery(
  { text, isPromQl, place }: Query,
  display: string,
  problems: Problem[],
): readonly Expression[] {
  if (!isPromQl) return [];
  const read = readExpression(text);
  if (read.kind === 'expression') return [read.expression];
  const location = place.document.locate(place.path);
  // An indicator that several objectives name is told of once.
  const isTold = problems.some(
    (problem) => JSON.stringify(problem.location) === JSON.stringify(location),
  );
  if (!isTold) {
    problems.push({
      code: 'artefact-invalid',
      message: `a query of ${display} ${read.message}`,
      location,
      hint: read.isTemplate ? 'Render it first.' : 'Correct the query; the rest is judged.',
    });
  }
  return [];
}
