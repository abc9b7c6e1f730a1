import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import type { Place } from '../document.js';
import { parseMatchers } from './parse-matchers.js';
import type { Receiver, Route, RouteMatcher } from './routing.js';

/** A route that is read, with what its configuration holds. */
export interface RouteReading {
  readonly place: Place;
  readonly receivers: ReadonlyMap<string, Receiver>;
  readonly problems: Problem[];
}

/** No person nests routes so deeply. */
const maxDepth = 100;

/** @param above - receiver of the route that it stands in */
export function readRoute(
  reading: RouteReading,
  route: Readonly<Record<string, unknown>>,
  above: string | undefined,
): Route {
  const own = route['receiver'];
  const named = typeof own === 'string' && own !== '' ? own : undefined;
  if (named !== undefined && !reading.receivers.has(named)) {
    tell(reading, ['receiver'], `the route leads to ${named}, and there is no such receiver`);
  }
  const receiver = named ?? above;
  const matchers = readMatchers(reading, route);
  return {
    place: reading.place,
    ...(receiver !== undefined && { receiver }),
    matchers: matchers.flatMap((matcher) => matcher ?? []),
    isUnclear: matchers.includes(undefined),
    continues: route['continue'] === true,
    routes: readBelow(reading, route['routes'], receiver),
  };
}

function readBelow(
  { place, ...rest }: RouteReading,
  routes: unknown,
  receiver: string | undefined,
): readonly Route[] {
  if (!Array.isArray(routes)) return [];
  return routes.flatMap((route: unknown, index) => {
    const reading = {
      ...rest,
      place: { ...place, path: [...place.path, 'routes', index] },
    };
    if (isRecord(route) && place.path.length < 2 * maxDepth) {
      return [readRoute(reading, route, receiver)];
    }
    tell(reading, [], 'the route is no mapping, or nested too deeply');
    return [];
  });
}

/** Undefined for each that cannot be read. */
function readMatchers(
  reading: RouteReading,
  route: Readonly<Record<string, unknown>>,
): readonly (RouteMatcher | undefined)[] {
  const { matchers, match } = route;
  const matchRe = route['match_re'] ?? route['matchRE'];
  const list: readonly unknown[] = Array.isArray(matchers) ? matchers : [];
  return [
    ...list.flatMap((matcher, index) => readMatcher(reading, ['matchers', index], matcher)),
    ...readOldMatchers(match, '='),
    ...readOldMatchers(matchRe, '=~'),
  ];
}

function readMatcher(
  reading: RouteReading,
  path: DocumentPath,
  matcher: unknown,
): readonly (RouteMatcher | undefined)[] {
  const parsed = typeof matcher === 'string' ? parseMatchers(matcher) : undefined;
  if (parsed !== undefined) return parsed;
  if (isRecord(matcher) && typeof matcher['name'] === 'string') {
    const { name: label, value, matchType, regex } = matcher;
    const operator = operatorOf(matchType) ?? (regex === true ? '=~' : '=');
    return [{ label, operator, value: typeof value === 'string' ? value : '' }];
  }
  tell(reading, path, 'the matcher of the route does not parse');
  return [undefined];
}

function operatorOf(written: unknown): RouteMatcher['operator'] | undefined {
  return (['=', '!=', '=~', '!~'] as const).find((operator) => operator === written);
}

function readOldMatchers(
  matchers: unknown,
  operator: RouteMatcher['operator'],
): readonly RouteMatcher[] {
  if (!isRecord(matchers)) return [];
  return Object.entries(matchers).flatMap(([label, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [{ label, operator, value: String(value) }]
      : [],
  );
}

const hints: readonly (readonly [about: RegExp, hint: string])[] = [
  [/no such receiver/, 'Name a receiver of this configuration.'],
  [
    /does not parse/,
    'Write a matcher such as severity="page": label, operator (=, !=, =~, !~), value.',
  ],
  [/./, 'Write routes as a list of mappings.'],
];

function tell({ place, problems }: RouteReading, below: DocumentPath, message: string): void {
  const hint = hints.find(([about]) => about.test(message))?.[1] ?? '';
  problems.push(artefactProblem(place.document, [...place.path, ...below], message, hint));
}
