import type { ServiceTargets } from '../../../facts/operations/objectives/index.js';
import {
  type Decimal,
  readDecimal,
  toNumber,
  toPercent,
} from '../../../facts/operations/objectives/index.js';
import {
  latenciesOf,
  type Recordings,
  servicesOf,
} from '../../../facts/operations/measures/index.js';
import { selectorsOf } from '../../../facts/operations/promql/index.js';
import type { AlertRule } from '../../../facts/operations/rules/rule.js';
import type { ObjectiveKind } from '../../../facts/operations/objectives/index.js';
import type { LimitFacts } from './limit-facts.js';
import { budgetOf } from './burn-of.js';
import type { IdentifiedSlo } from './identify-slos.js';
import { partOf } from './matching.js';
import type { ReadIndicator } from './read-indicator.js';

/** A limit without an id. */
type Limit = Omit<LimitFacts, 'id'>;

type Said = Pick<Limit, 'subject' | 'name' | 'from' | 'service'> & { readonly part?: string };

/** What an objective allows: a latency as it says it, or as the bucket that its good requests are in; a share of errors. */
export function limitsOfSlo(
  { id, display, slo }: IdentifiedSlo,
  kind: ObjectiveKind,
  indicator: ReadIndicator | undefined,
): readonly Limit[] {
  const { service, operation, threshold } = slo;
  if (service === undefined) return [];
  const selectors = indicator?.selectors ?? [];
  const part = operation ?? selectors.map(partOf).find((each) => each !== undefined);
  const said: Said = {
    subject: id,
    name: display,
    from: 'objective',
    service,
    ...(part !== undefined && { part }),
  };
  if (kind === 'availability') {
    const budget = budgetOf({ id, display, slo, isRepeated: false });
    return budget ? [errorLimit(said, budget)] : [];
  }
  if (kind !== 'latency') return [];
  const percentile = slo.percentile ?? slo.objective?.share;
  if (percentile === undefined) return [];
  const isTime = slo.format === 'archfit' || slo.format === 'Pyrra';
  const seconds = isTime && threshold ? threshold.value : edgeOf(selectors);
  return seconds ? [latencyLimit(said, percentile, seconds)] : [];
}

/** The bucket that what is good is in, of a metric that counts in seconds. */
function edgeOf(selectors: ReadIndicator['selectors']): Decimal | undefined {
  const edges = selectors.flatMap(({ metric = '', matchers }) =>
    metric.endsWith('_seconds_bucket')
      ? matchers.flatMap(({ label, operator, value }) =>
          label === 'le' && operator === '=' ? (readDecimal(value) ?? []) : [],
        )
      : [],
  );
  return edges.length === 1 ? edges[0] : undefined;
}

export function limitsOfTargets(
  { service, operation, latency }: ServiceTargets,
  subject: string,
): readonly Limit[] {
  const name = `the target of ${service}`;
  const said: Said = {
    subject,
    name,
    from: 'targets',
    service,
    ...(operation !== undefined && { part: operation }),
  };
  return latency.flatMap(({ percentile, limit }) =>
    limit.value ? [latencyLimit(said, percentile, limit.value)] : [],
  );
}

/** What an alert waits for before it says that requests are slow. */
export function limitsOfAlert(
  rule: AlertRule,
  subject: string,
  services: readonly string[],
  recordings: Recordings,
): readonly Limit[] {
  if (rule.expression === undefined) return [];
  const latencies = latenciesOf(rule.expression, recordings);
  if (latencies.length === 0) return [];
  const { names, isNamed } = servicesOf(rule, services);
  // What is about whatever there is, is about no operation of one service.
  if (!isNamed || names.length !== 1) return [];
  const parts = new Set(selectorsOf(rule.expression).map(partOf));
  if (parts.size > 1) return [];
  const [part] = parts;
  return names.flatMap((service) =>
    latencies.flatMap(({ quantile, seconds, isOfRequests }) => {
      const percentile = readDecimal(quantile);
      const value = seconds === undefined ? undefined : readDecimal(seconds);
      if (!isOfRequests || !percentile || !value) return [];
      const said: Said = {
        subject,
        name: rule.name,
        from: 'alert',
        service,
        ...(part !== undefined && { part }),
      };
      return [latencyLimit(said, percentile, value)];
    }),
  );
}

export function latencyLimit(said: Said, percentile: Decimal, seconds: Decimal): Limit {
  const name = `p${toPercent(percentile)}`;
  return {
    ...toLimit(said, 'latency', name),
    percentile: toNumber(percentile),
    value: toNumber(seconds),
    text: textOf(toNumber(seconds)),
  };
}

export function errorLimit(said: Said, share: Decimal): Limit {
  const text = `${toPercent(share)} %`;
  return { ...toLimit(said, 'errors', 'errors'), percentile: 1, value: toNumber(share), text };
}

function toLimit({ part, ...said }: Said, measure: Limit['measure'], name: string) {
  const { service } = said;
  const kind = kindOfPart(part);
  return {
    ...said,
    measure,
    key: [service, part?.toLowerCase() ?? '', name].join(' | '),
    about: `${name === 'errors' ? 'the errors' : name} of ${service}${part === undefined ? '' : ` ${part}`}`,
    ...(kind && { kind }),
  };
}

/** As HTTP names methods that change nothing: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
function kindOfPart(part = ''): Limit['kind'] {
  if (/^(?:GET|HEAD|OPTIONS)\b/i.test(part)) return 'read';
  return /^(?:POST|PUT|PATCH|DELETE)\b/i.test(part) ? 'write' : undefined;
}

function textOf(seconds: number): string {
  return seconds < 1
    ? `${String(Number((seconds * 1000).toPrecision(12)))}ms`
    : `${String(seconds)}s`;
}
