import { distance } from 'fastest-levenshtein';

/** A path that a service answers, as a template: `/orders/{id}`, `/orders/:id`, `/files/*`. */
export interface KnownRoute {
  readonly path: string;
  /** What says so: `code of @shop/orders`. */
  readonly from: string;
}

/** Whether a request for a path is answered by a route. A slash at the end does not count, as most routers have it. */
export function answers(template: string, path: string): boolean {
  const steps = stepsOf(template);
  const asked = stepsOf(path);
  for (const [index, step] of steps.entries()) {
    if (step === '*' || step === '**' || step.startsWith('*')) return true;
    const own = asked[index];
    if (own === undefined) return step.endsWith('?') && index === steps.length - 1;
    if (!isVariable(step) && step !== own) return false;
  }
  return steps.length === asked.length;
}

/** The route whose path is most like another one, where one is like it at all. */
export function nearestRoute(path: string, routes: readonly KnownRoute[]): KnownRoute | undefined {
  let best: KnownRoute | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const route of routes) {
    const away = distance(route.path, path);
    if (away < least) [best, least] = [route, away];
  }
  return best !== undefined && least <= Math.max(best.path.length, path.length) / 2
    ? best
    : undefined;
}

function stepsOf(path: string): readonly string[] {
  return path.split('/').filter((step) => step !== '');
}

function isVariable(step: string): boolean {
  return step.startsWith(':') || /^\{.*\}$/.test(step);
}
