import { locatePath } from '../../source/index.js';
import type { PackRule } from '../../policy/index.js';
import type { ArtefactRun } from '../artefact.js';
import { judgeSubjects } from '../judge-subjects.js';
import { type OperationsSubject, placeOperations } from '../operations/operations-subject.js';
import type { PlacedSubject } from '../place-subject.js';
import type { RuleResults } from '../rule-results.js';
import { describeBridges } from './describe-bridges.js';
import { describeFlags } from './describe-flags.js';
import { describeProbes } from './describe-probes.js';
import { describeClasses } from './describe-classes.js';
import { describePacts, describePublished } from './describe-published.js';
import type { Joinable, JoinedSort } from './joinable.js';
import type { JoinedFacts, JoinedService } from './joined-facts.js';
import { type MatchedServices, matchServices } from './match-services.js';
import { readWorkloads } from './read-workloads.js';

/** Judges what the artefacts of several domains say of each other, and adds what is found to the results. */
export async function judgeJoined(
  joinable: Joinable,
  sorts: ReadonlySet<JoinedSort>,
  rules: readonly PackRule[],
  { pack, now, plans, given, manifests }: ArtefactRun,
  results: RuleResults,
): Promise<MatchedServices['services']> {
  const subjects = new Map<string, PlacedSubject>();
  const note = (subject: OperationsSubject) => {
    if (!subjects.has(subject.id)) subjects.set(subject.id, placeOperations(subject));
    return subject.id;
  };
  const catalog = given.catalog?.catalog;
  const matched = matchServices(joinable, await readWorkloads(manifests), catalog?.catalog);
  const file = catalog?.document;
  const services: Record<string, JoinedService> = {};
  for (const [name, service] of matched.services) {
    const path = ['services', name];
    const id = note({
      ...{ kind: 'service', id: `service ${name}`, name, services: [name] },
      has: partsOf(service),
      ...(file &&
        service.isCatalogued && {
          place: {
            document: {
              ...{ id: file.uri, uri: file.uri, value: file.value },
              locate: (at) => ({ uri: file.uri, ...locatePath(file, at) }),
            },
            path,
          },
        }),
    });
    services[name] = { ...service, id };
  }
  const setPlan = plans.ofSet(undefined);
  const asksFor = (id: string) => rules.some((rule) => rule.id === id);
  const facts: JoinedFacts = {
    given: [...sorts],
    services,
    events: asksFor('events/consumer-tested')
      ? describePublished(joinable, catalog?.catalog, subjects)
      : {},
    pacts: describePacts(joinable),
    probes: asksFor('kubernetes/probe-path-served')
      ? await describeProbes(matched, joinable, note)
      : {},
    ...(asksFor('flags/registered')
      ? await describeFlags(joinable, note, subjects)
      : { flags: {}, flagReads: {} }),
    ...(asksFor('bridges/legacy-access')
      ? await describeBridges(joinable, note, subjects)
      : { bridges: {}, legacyReaches: {} }),
    privacy: asksFor('privacy/classification-consistent')
      ? describeClasses(joinable, subjects)
      : { compared: [], conflicts: [], unclear: [] },
  };
  const planOf = new Map(
    [...subjects.values()].flatMap(({ unit }) =>
      unit === undefined ? [] : [[unit, plans.of({ uri: unit })] as const],
    ),
  );
  const what = 'service, contract, event, field, probe, flag, bridge or file';
  judgeSubjects(facts, { pack, now, rules, subjects, planOf, setPlan, what }, results);
  return matched.services;
}

/** What there is of that which catalog/service-complete asks for, as the rule calls it. */
function partsOf({ contracts, dashboards, runbooks }: Omit<JoinedService, 'id'>) {
  return [
    ...(contracts.length > 0 ? ['contract'] : []),
    ...(dashboards.length > 0 ? ['dashboard'] : []),
    ...(runbooks.length > 0 ? ['runbook'] : []),
  ];
}
