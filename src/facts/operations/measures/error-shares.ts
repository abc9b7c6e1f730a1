import {
  comparisonsOf,
  constantOf,
  type Expression,
  type Scaled,
  type Selector,
  selectorsOf,
  unscale,
} from '../promql/index.js';
import { failureOf } from './failure-of.js';
import { maxRecordings, type Recordings } from './recordings.js';
import { areOfRequests, namesWithin } from './requests.js';

/** Which share of requests may fail before an alert says so. */
export interface ErrorShare {
  /** 0.01 is 1 %. Absent where failures are counted, and not held against all requests. */
  readonly share?: number;
  /** Whether what fails are requests to a service, by the names of the metrics. */
  readonly isOfRequests: boolean;
}

/** What an expression is the share of; percent counts from 0 to 100. */
interface Share {
  readonly of: 'failed' | 'succeeded';
  readonly factor: number;
}

/**
 * Finds the comparisons of an expression that hold failures against a number: as a share of all requests (`errors / all > 0.01`, in percent,
 * `1 - good / all > 0.01`, `good / all < 0.99`, a recorded share), or as a count.
 */
export function errorSharesOf(
  expression: Expression,
  recordings: Recordings,
): readonly ErrorShare[] {
  return comparisonsOf(expression).flatMap(({ operator, value, threshold }): ErrorShare[] => {
    const isAbove = operator.startsWith('>');
    const isBelow = operator.startsWith('<');
    const scaled = unscale(value);
    const isOfRequests = areOfRequests(namesWithin(value, recordings));
    const share = shareOf(scaled, recordings, 0);
    if (share !== undefined) {
      const limit = round(threshold / share.factor);
      if (share.of === 'failed' && isAbove) return [{ share: limit, isOfRequests }];
      return share.of === 'succeeded' && isBelow ? [{ share: round(1 - limit), isOfRequests }] : [];
    }
    const isCount = isAbove && scaled.factor > 0 && isCountOfFailures(scaled.value);
    return isCount ? [{ isOfRequests }] : [];
  });
}

function isCountOfFailures(value: Expression): boolean {
  const selectors = selectorsOf(value);
  return selectors.length > 0 && selectors.every((selector) => failureOf(selector) === 'failed');
}

function shareOf(
  { value, factor }: Scaled,
  recordings: Recordings,
  depth: number,
): Share | undefined {
  if (depth > maxRecordings) return undefined;
  const found = shareWithin(value, recordings, depth);
  return found && { ...found, factor: found.factor * factor };
}

function shareWithin(value: Expression, recordings: Recordings, depth: number): Share | undefined {
  switch (value.kind) {
    case 'binary':
      if (value.operator === '/') return shareOfFraction(value.left, value.right);
      return value.operator === '-'
        ? complement(value.left, value.right, recordings, depth)
        : undefined;
    case 'selector':
      return shareOfSelector(value.selector, recordings, depth);
    case 'aggregation':
    case 'call': {
      const operand = value.operands.at(-1);
      return operand && shareOf(unscale(operand), recordings, depth + 1);
    }
    case 'subquery':
      return shareOf(unscale(value.operand), recordings, depth + 1);
    default:
      return undefined;
  }
}

function shareOfFraction(part: Expression, whole: Expression): Share | undefined {
  const parts = selectorsOf(part).map(failureOf);
  const wholes = selectorsOf(whole).map(failureOf);
  if (parts.length === 0 || wholes.length === 0) return undefined;
  for (const outcome of ['failed', 'succeeded'] as const) {
    if (parts.every((each) => each === outcome) && wholes.some((each) => each !== outcome)) {
      return { of: outcome, factor: 1 };
    }
  }
  return undefined;
}

/** `1 - x`, or `100 - x` of percent. */
function complement(
  from: Expression,
  of: Expression,
  recordings: Recordings,
  depth: number,
): Share | undefined {
  const whole = constantOf(from);
  const part = shareOf(unscale(of), recordings, depth + 1);
  if (part === undefined || whole === undefined || whole !== part.factor) return undefined;
  return { of: part.of === 'failed' ? 'succeeded' : 'failed', factor: part.factor };
}

function shareOfSelector(
  selector: Selector,
  recordings: Recordings,
  depth: number,
): Share | undefined {
  for (const recorded of recordings.of(selector)) {
    const share = shareOf(unscale(recorded), recordings, depth + 1);
    if (share !== undefined) return share;
  }
  if (recordings.of(selector).length > 0) return undefined;
  // By its name, where the recording is not at hand: `slo:sli_error:ratio_rate5m`, `orders:errors:percent`.
  const { metric = '' } = selector;
  const isPercent = /percent|(?:^|[_:])pct(?:[_:]|$)/i.test(metric);
  if (!isPercent && !/ratio|(?:^|[_:])share(?:[_:]|$)/i.test(metric)) return undefined;
  if (/availability|uptime/i.test(metric)) return { of: 'succeeded', factor: isPercent ? 100 : 1 };
  const of = failureOf(selector);
  return of === 'all' ? undefined : { of, factor: isPercent ? 100 : 1 };
}

/** What is left of a number without the noise of its last digits: `14.4 * 0.001`. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
