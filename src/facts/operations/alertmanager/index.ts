export { compileWhole, matchesWhole } from './anchored-pattern.js';
export { type AlertRoute, routeAlert } from './route-alert.js';
export type { Receiver, Route, RouteMatcher, Routing } from './routing.js';
