import type { Place } from '../../facts/operations/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { PlacedSubject } from '../place-subject.js';

/** What a finding about operations is about: an alert, a dashboard, a panel, an objective, a job of a pipeline, … */
export interface OperationsSubject {
  readonly kind: string;
  /** Unique in the run, and the same however the file is ordered: no line, no index of a list. */
  readonly id: string;
  readonly name?: string;
  readonly owner?: string;
  /** Absent for what is written nowhere. */
  readonly place?: Place;
  /** As people say where it is in its artefact: `groups.orders.OrdersErrors`. */
  readonly path?: string;
  readonly related?: readonly Place[];
  /** The services that it is of; absent where nothing says so. */
  readonly services?: readonly string[];
  readonly candidates?: readonly string[];
  readonly has?: readonly string[];
}

export function placeOperations(about: OperationsSubject): PlacedSubject {
  const { kind, id, name, owner, place, path, related = [], services, candidates, has } = about;
  return {
    subject: {
      kind,
      id,
      ...(name !== undefined && { name }),
      ...(owner !== undefined && { owner }),
    },
    ...(place && { unit: place.document.uri }),
    fingerprint: (rule) =>
      fingerprint({ rule: rule.id, subject: `${kind} ${id}`, path: [], object: undefined }),
    locate: () => place && locate(place),
    related: () => related.map(locate),
    ...(path !== undefined && { path }),
    ...(services && { services }),
    ...(candidates && { candidates }),
    ...(has && { has }),
  };
}

function locate({ document, path }: Place) {
  return document.locate(path);
}
