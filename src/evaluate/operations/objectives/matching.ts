import type { Selector } from '../../../facts/operations/promql/index.js';

/** Labels that name a service: which of them a system has is its own choice. */
const whoLabels = ['service', 'service_name', 'app', 'app_kubernetes_io_name', 'job'];

/** Labels that name a part of what a service does. */
const partLabels = [
  ...['operation', 'path', 'route', 'handler', 'method'],
  ...['projection', 'read_model', 'readmodel', 'view', 'queue', 'topic'],
];

/** Values of the labels that a selector wants to be equal. */
export function equalsOf({ matchers }: Selector): ReadonlyMap<string, string> {
  return new Map(
    matchers.flatMap(({ label, operator, value }) =>
      operator === '=' ? [[label, value] as const] : [],
    ),
  );
}

/** The service that a selector names. */
export function whoOf(selector: Selector): string | undefined {
  const equals = equalsOf(selector);
  return whoLabels.map((label) => equals.get(label)).find((value) => value !== undefined);
}

/**
 * What a selector measures: two are about the same where this is equal, which is the metric, the service and the part of it. What happened
 * (`code`, `le`) may differ. Undefined where nothing says which metric it is.
 */
export function measureOf(selector: Selector): string | undefined {
  if (selector.metric === undefined) return undefined;
  const equals = equalsOf(selector);
  const parts = partLabels.map((label) => equals.get(label) ?? null);
  return JSON.stringify([selector.metric, whoOf(selector) ?? null, ...parts]);
}

/** The part of a service that a selector names, as operations are written: `POST /orders`, `POST`, `/orders`. */
export function partOf(selector: Selector): string | undefined {
  const equals = equalsOf(selector);
  const route = ['path', 'route', 'handler', 'operation'].flatMap(
    (label) => equals.get(label) ?? [],
  );
  const part = [...(equals.get('method')?.toUpperCase().split(' ') ?? []), ...route.slice(0, 1)];
  return part.length === 0 ? undefined : part.join(' ');
}
