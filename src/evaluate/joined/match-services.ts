import type { Catalog } from '../../facts/catalog/index.js';
import { ownerOf } from '../../facts/events/traits/index.js';
import { createServiceFinder } from '../../facts/kubernetes/service-of-workload.js';
import type { Joinable } from './joinable.js';
import type { JoinedService, MatchedFacts } from './joined-facts.js';
import type { ProbedWorkload } from './read-workloads.js';
import { serviceOfPackage } from '../modules/service-of-package.js';
import { nameOfContract } from '../openapi/openapi-source.js';

type Parts = 'workloads' | 'contracts' | 'events' | 'code' | 'dashboards' | 'runbooks';
type Draft = Record<Parts, MatchedFacts[]> & Pick<JoinedService, 'isCatalogued' | 'consumers'>;

/** The services of a run, by name, and the service of each workload. */
export interface MatchedServices {
  readonly services: ReadonlyMap<string, Omit<JoinedService, 'id'>>;
  readonly serviceOf: ReadonlyMap<ProbedWorkload, string>;
}

/**
 * Finds what belongs together. Services are those of the catalog, and those that labels of workloads and names of contracts call ones; what
 * of other artefacts has no name of these is matched with none.
 */
export function matchServices(
  { contracts, events, code, operations }: Joinable,
  workloads: readonly ProbedWorkload[],
  catalog: Catalog | undefined,
): MatchedServices {
  const services = new Map<string, Draft>();
  const of = (name: string): Draft => {
    const known = services.get(name);
    if (known) return known;
    const draft: Draft = {
      ...{ isCatalogued: false, workloads: [], contracts: [], events: [] },
      ...{ code: [], dashboards: [], runbooks: [] },
    };
    services.set(name, draft);
    return draft;
  };
  const add = (service: string, part: Parts, name: string, by: string) => {
    const matched = of(service)[part];
    if (!matched.some((each) => each.name === name)) matched.push({ name, by });
  };
  for (const [name, entry] of Object.entries(catalog?.services ?? {})) {
    const { consumers, contracts: named = [], dashboards = [], runbooks = [] } = entry ?? {};
    services.set(name, {
      ...of(name),
      isCatalogued: true,
      ...(consumers && { consumers }),
    });
    for (const each of named) add(name, 'contracts', each, 'the catalog');
    for (const each of dashboards) add(name, 'dashboards', each, 'the catalog');
    for (const each of runbooks) add(name, 'runbooks', each, 'the catalog');
  }
  const find = createServiceFinder(catalog ?? { services: {} });
  const serviceOf = new Map<ProbedWorkload, string>();
  for (const workload of workloads) {
    const annotated = workload.annotations['archfit/service'];
    const named = { ...workload, ...(annotated !== undefined && { service: annotated }) };
    const { service, by } = find(named);
    serviceOf.set(workload, service);
    add(service, 'workloads', `${workload.kind} ${workload.name}`, by);
  }
  for (const { source, id } of contracts?.contracts ?? []) {
    const name = nameOfContract(source);
    const service = source.name ?? [...services.keys()].find((each) => isNamed(name, each));
    if (service !== undefined) add(service, 'contracts', id, 'the name of the contract');
  }
  for (const { schemas, source } of events?.sources ?? []) {
    for (const event of schemas) {
      const owner = ownerOf(event) ?? source.service;
      if (owner !== undefined && services.has(owner)) add(owner, 'events', event.name, 'its owner');
    }
  }
  for (const { graph } of code ?? []) {
    for (const { package: name } of graph.files) {
      const service = serviceOfPackage(name ?? '');
      if (name !== undefined && services.has(service)) {
        add(service, 'code', name, 'the name of its package');
      }
    }
  }
  for (const { title, tags } of operations?.dashboards ?? []) {
    for (const service of services.keys()) {
      if (tags.includes(service)) add(service, 'dashboards', title, 'a tag');
      else if (isNamed(title, service)) add(service, 'dashboards', title, 'its title');
    }
  }
  for (const { labels, annotations, name } of operations?.alertRules ?? []) {
    const service = labels.get('service') ?? labels.get('app') ?? '';
    const hasRunbook = [...annotations.keys()].some((key) => key.startsWith('runbook'));
    if (hasRunbook && services.has(service))
      add(service, 'runbooks', name, 'the label of an alert');
  }
  return { services, serviceOf };
}

/** Whether a text has a name as a word of its own: `Orders: requests`, `api/orders.yaml`. */
function isNamed(text: string, name: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}-]+/u);
  return words.includes(name.toLowerCase());
}
