import type { Catalog } from '../../facts/catalog/index.js';
import type { Check, Finding, Subject, Undecided } from '../../report/index.js';
import type { NotedSubject } from '../rule-results.js';

/** What a rule examined and said of one service. */
export interface Said {
  readonly examined: readonly NotedSubject[];
  readonly findings: readonly Finding[];
  readonly doubts: readonly Undecided[];
}

/** What a rule examined and said, by service; undefined: of none that is known. */
export type SaidByService = ReadonlyMap<string | undefined, Said>;

/** Tells what of a rule is of which service. What is of several is said of each of them. */
export function sortByService(
  noted: readonly NotedSubject[],
  check: Pick<Check, 'findings' | 'undecided'> | undefined,
  servicesOf: (subject: NotedSubject) => readonly string[],
): SaidByService {
  const sorted = new Map<string | undefined, Growing>();
  const of = (service: string | undefined): Growing => {
    const known = sorted.get(service);
    if (known) return known;
    const said: Growing = { examined: [], findings: [], doubts: [] };
    sorted.set(service, said);
    return said;
  };
  const owners = new Map<string, readonly string[]>();
  const examined = new Set<string>();
  for (const subject of noted) {
    const key = keyOf(subject);
    if (!owners.has(key)) owners.set(key, servicesOf(subject));
    // The same workload stands in several environments.
    if (!subject.isExamined || examined.has(key)) continue;
    examined.add(key);
    for (const service of orNone(owners.get(key))) of(service).examined.push(subject);
  }
  const ownersOf = (subject: Subject | undefined) =>
    orNone(subject === undefined ? [] : owners.get(keyOf(subject)));
  for (const finding of check?.findings ?? []) {
    for (const service of ownersOf(finding.subject)) of(service).findings.push(finding);
  }
  for (const doubt of check?.undecided ?? []) {
    for (const service of ownersOf(doubt.subject)) of(service).doubts.push(doubt);
  }
  return sorted;
}

/** Finds the services of a subject: those that it names, those of a team that it names, the first of the names that it may mean. */
export function createServiceResolver(
  known: ReadonlyMap<string, unknown>,
  catalog: Catalog | undefined,
): (subject: NotedSubject) => readonly string[] {
  const ofTeam = new Map<string, string[]>();
  for (const [name, service] of Object.entries(catalog?.services ?? {})) {
    const team = service?.team;
    if (team === undefined) continue;
    const others = ofTeam.get(team);
    if (others) others.push(name);
    else ofTeam.set(team, [name]);
  }
  return ({ services = [], candidates = [] }) => {
    const named = services.flatMap((name) => (known.has(name) ? [name] : (ofTeam.get(name) ?? [])));
    const meant = candidates.find((name) => known.has(name));
    return [...new Set([...named, ...(meant === undefined ? [] : [meant])])];
  };
}

type Growing = { [Key in keyof Said]: Said[Key][number][] };

function orNone(services: readonly string[] = []): readonly (string | undefined)[] {
  return services.length === 0 ? [undefined] : services;
}

function keyOf({ kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return JSON.stringify([kind, id]);
}
