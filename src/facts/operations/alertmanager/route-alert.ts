import { matchesWhole } from './anchored-pattern.js';
import type { Route, RouteMatcher, Routing } from './routing.js';

/** To whom an alert goes. */
export interface AlertRoute {
  /** Receivers that are told in any case. */
  readonly sure: ReadonlySet<string>;
  /** Those that are told, depending on what nobody knows; none of the sure ones. */
  readonly possible: ReadonlySet<string>;
}

type Answer = 'yes' | 'no' | 'maybe';

/**
 * Goes down the routes as Alertmanager does: of the routes that take an alert the first one, and those after it as long as each continues;
 * and where none below takes it, the route itself.
 *
 * @param labels - those with a value that is known. Any other label may have any value: the time series of an alert bring labels of their
 * own, Prometheus adds more, and what a template says is known only when the alert fires.
 */
export function routeAlert(
  { root, namespace }: Routing,
  labels: ReadonlyMap<string, string>,
): AlertRoute {
  const within: readonly RouteMatcher[] =
    namespace === undefined ? [] : [{ label: 'namespace', operator: '=', value: namespace }];
  const taken = follow({ ...root, matchers: [...within, ...root.matchers] }, labels);
  const possible = [...taken.possible].filter((receiver) => !taken.sure.has(receiver));
  return { sure: taken.sure, possible: new Set(possible) };
}

interface Taken {
  readonly takes: Answer;
  readonly sure: Set<string>;
  readonly possible: Set<string>;
}

function follow(route: Route, labels: ReadonlyMap<string, string>): Taken {
  const takes = answer(route, labels);
  const sure = new Set<string>();
  const possible = new Set<string>();
  if (takes === 'no') return { takes, sure, possible };
  let below: Answer = 'no';
  let isReached: Answer = 'yes';
  for (const child of route.routes) {
    const taken = follow(child, labels);
    if (taken.takes === 'no') continue;
    const isSure = taken.takes === 'yes' && isReached === 'yes';
    addAll(isSure ? sure : possible, taken.sure);
    addAll(possible, taken.possible);
    if (isSure) below = 'yes';
    else if (below === 'no') below = 'maybe';
    if (child.continues) continue;
    // One that takes it in any case is the last one.
    if (taken.takes === 'yes') {
      below = 'yes';
      break;
    }
    isReached = 'maybe';
  }
  const { receiver } = route;
  if (receiver !== undefined && below !== 'yes') (below === 'no' ? sure : possible).add(receiver);
  if (takes === 'yes') return { takes, sure, possible };
  return { takes, sure: new Set(), possible: new Set([...possible, ...sure]) };
}

function addAll(to: Set<string>, from: ReadonlySet<string>): void {
  for (const each of from) to.add(each);
}

function answer({ matchers, isUnclear }: Route, labels: ReadonlyMap<string, string>): Answer {
  const answers = matchers.map((matcher) => ask(matcher, labels));
  if (answers.includes('no')) return 'no';
  return isUnclear || answers.includes('maybe') ? 'maybe' : 'yes';
}

function ask(
  { label, operator, value }: RouteMatcher,
  labels: ReadonlyMap<string, string>,
): Answer {
  const text = labels.get(label);
  if (text === undefined) return 'maybe';
  const isPattern = operator.endsWith('~');
  const matches = isPattern ? matchesWhole(value, text) : text === value;
  if (matches === undefined) return 'maybe';
  return matches === !operator.startsWith('!') ? 'yes' : 'no';
}
