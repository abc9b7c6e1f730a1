import {
  comparisonsOf,
  selectorsOf,
  type Selector,
  unscale,
} from '../../../facts/operations/promql/index.js';
import type { ModelName } from './describe-staleness.js';
import type { ReadRule } from './burn-of.js';
import { equalsOf, whoOf } from './matching.js';

/** An age above which an alert says so. */
export interface Age {
  /** Absent where the metric does not say in which unit it counts. */
  readonly seconds?: number;
}

/** How old what is read from may be, and how far it may be behind, as metrics are named. */
const ofAge = /(?:^|[_:])(?:lag|staleness|freshness|age|behind|delay)(?:[_:]|$)/i;
/** When something was made last: what is taken off the time. */
const ofTime = /(?:^|[_:])timestamp(?:_seconds)?$|_time_seconds$/i;
const labels = ['projection', 'read_model', 'readmodel', 'model', 'view', 'index'];

/**
 * Finds the comparisons of an alert that hold the age of a read model against a number: its metric is one that an objective measures the
 * model by, or has a name of such, and nothing says that it is about another model or service.
 */
export function agesOf(
  { expression, labels: said }: ReadRule,
  model: ModelName,
  metrics: ReadonlySet<string>,
): readonly Age[] {
  const given = [...said].find(([label]) => labels.includes(label))?.[1];
  return comparisonsOf(expression).flatMap(({ operator, value, threshold }): Age[] => {
    if (!operator.startsWith('>')) return [];
    const { value: bare, factor } = unscale(value);
    const selectors = selectorsOf(bare).filter(
      ({ metric = '' }) => metrics.has(metric) || ofAge.test(metric) || ofTime.test(metric),
    );
    const [selector] = selectors;
    const isOne = selectors.length === 1 && selector !== undefined;
    if (!isOne || !isAbout(selector, model, given, said.get('service'))) return [];
    const unit = unitOf(selector.metric ?? '');
    return [
      unit === undefined ? {} : { seconds: Number(((threshold / factor) * unit).toPrecision(12)) },
    ];
  });
}

function isAbout(
  selector: Selector,
  { service, name }: ModelName,
  given: string | undefined,
  owner: string | undefined,
): boolean {
  const equals = equalsOf(selector);
  const who = whoOf(selector) ?? owner;
  if (who !== undefined && who !== service) return false;
  const which = labels.flatMap((label) => equals.get(label) ?? [])[0] ?? given;
  if (which !== undefined) return plain(which) === plain(name);
  // Without the name of a model it is about all of the service.
  return who === service || plain(selector.metric ?? '').includes(plain(name));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, '');
}

function unitOf(metric: string): number | undefined {
  if (/(?:^|[_:])(?:milliseconds|millis|ms)(?:[_:]|$)/i.test(metric)) return 0.001;
  if (/(?:^|[_:])minutes(?:[_:]|$)/i.test(metric)) return 60;
  return /(?:^|[_:])(?:seconds|secs?)(?:[_:]|$)/i.test(metric) ? 1 : undefined;
}
