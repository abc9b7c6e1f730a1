import { compileWhole } from '../alertmanager/index.js';
import { type LabelMatcher, selectorsOf } from '../promql/index.js';
import type { AlertRule } from '../rules/index.js';

/** Labels that name a service, of alerts and of time series. */
const labels =
  /^(?:exported_)?(?:service|service_name|app|application|app_kubernetes_io_name|component|container|deployment|workload|job|destination_(?:service|service_name|workload|app)|target_service|upstream)$/;

/** A job of Prometheus that scrapes whatever is there names no service. */
const anyJob =
  /kubernetes|pods|endpoints|istio|envoy|linkerd|ingress|nginx|traefik|gateway|mesh|otel|collector|blackbox/i;

/** Services that an alert may be about. */
export interface AlertServices {
  /** Of those that are known. */
  readonly names: readonly string[];
  /** Whether it is about one of its own, and not about whatever there is. */
  readonly isNamed: boolean;
}

/** Names of services that labels and matchers of an alert give. */
export function namedServices({ labels: given, expression }: AlertRule): readonly string[] {
  const said = [...given].flatMap(([label, value]) =>
    labels.test(label) && !value.includes('{{') ? [value] : [],
  );
  const asked = expression === undefined ? [] : matchersOf(expression);
  return [
    ...said,
    ...asked.flatMap(({ operator, value, variables }) =>
      operator === '=' && variables.length === 0 ? [value] : [],
    ),
  ];
}

/**
 * Tells about which services an alert is: those that its labels name, those that its matchers take, those whose name is in its own or in that
 * of a metric, and else all.
 */
export function servicesOf(alert: AlertRule, known: readonly string[]): AlertServices {
  const said = [...alert.labels].flatMap(([label, value]) =>
    labels.test(label) && !value.includes('{{') ? [value] : [],
  );
  const byLabel = known.filter((service) => said.some((value) => isNameOf(value, service)));
  if (byLabel.length > 0) return { names: byLabel, isNamed: true };
  const { expression } = alert;
  const matchers = expression === undefined ? [] : matchersOf(expression);
  const takers = matchers.filter(({ operator }) => !operator.startsWith('!'));
  const byMatcher = known.filter((service) => takers.some((matcher) => takes(matcher, service)));
  if (byMatcher.length > 0) return { names: byMatcher, isNamed: true };
  const words = wordsOf([alert.name, ...metricsOf(alert)].join(' '));
  const byName = known.filter((service) => words.includes(wordsOf(service)));
  if (byName.length > 0) return { names: byName, isNamed: true };
  const isAboutOthers =
    said.length > 0 || takers.some(({ label, value }) => !(label === 'job' && anyJob.test(value)));
  if (isAboutOthers) return { names: [], isNamed: true };
  const left = known.filter((service) =>
    matchers.every((matcher) => takes(matcher, service) || !matcher.operator.startsWith('!')),
  );
  return { names: left, isNamed: false };
}

function matchersOf(expression: NonNullable<AlertRule['expression']>): readonly LabelMatcher[] {
  return selectorsOf(expression).flatMap(({ matchers }) =>
    // `service!=""` only asks that there is one.
    matchers.filter(({ label, value }) => labels.test(label) && !['', '.+', '.*'].includes(value)),
  );
}

function metricsOf({ expression }: AlertRule): readonly string[] {
  return expression === undefined
    ? []
    : selectorsOf(expression).flatMap(({ metric }) => metric ?? []);
}

function takes({ operator, value }: LabelMatcher, service: string): boolean {
  const matches = operator.endsWith('~') ? compileWhole(value) : undefined;
  const isTaken = operator.endsWith('~')
    ? [service, `x/${service}`, `${service}-0`].some((name) => matches?.(name) === true)
    : isNameOf(value, service);
  return isTaken !== operator.startsWith('!');
}

/** `orders`, `shop/orders`, `orders.shop.svc`, `orders-api`. */
function isNameOf(value: string, service: string): boolean {
  return value.split(/[/.]/).includes(service) || value.startsWith(`${service}-`);
}

/** In small letters, with spaces around each word: `OrdersDown`, `orders_http`. */
function wordsOf(text: string): string {
  const words = text.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[^A-Za-z\d]+/g, ' ');
  return ` ${words.trim().toLowerCase()} `;
}
