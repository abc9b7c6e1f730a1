import type { Place } from '../document.js';

/** Who is told of alerts: a configuration of Alertmanager, or the part of one that an `AlertmanagerConfig` is. */
export interface Routing {
  readonly place: Place;
  readonly root: Route;
  /** By name. What they are told, and with which secret, is not kept. */
  readonly receivers: ReadonlyMap<string, Receiver>;
  /** Of an `AlertmanagerConfig`: by default it is asked only about alerts with this label `namespace`. */
  readonly namespace?: string;
}

export interface Route {
  readonly place: Place;
  /** Its own, or that of the route above it. Absent where none names one. */
  readonly receiver?: string;
  /** All have to hold. */
  readonly matchers: readonly RouteMatcher[];
  /** Whether a matcher could not be read, so that nobody can tell what comes here. */
  readonly isUnclear: boolean;
  /** Whether the next route is asked, too. */
  readonly continues: boolean;
  readonly routes: readonly Route[];
}

export interface RouteMatcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** Who is told; one with no kind is told nothing: alerts end there. */
export interface Receiver {
  readonly name: string;
  readonly place: Place;
  /** `pagerduty`, `slack`, `email`, `webhook`, …, sorted. */
  readonly kinds: readonly string[];
}
