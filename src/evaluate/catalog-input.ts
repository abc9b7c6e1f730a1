import process from 'node:process';
import type { Catalog } from '../facts/catalog/index.js';
import { readCatalog } from '../facts/catalog/read-catalog.js';
import {
  bindCatalog,
  catalogApiVersion,
  catalogKinds,
  identify,
} from '../facts/kubernetes/index.js';
import type { EvaluateOptions } from './evaluate.js';
import type { GivenInput } from './given-inputs.js';
import type { PlacedObject } from './place-finding.js';

/** Reads the catalog of a run. */
export async function readCatalogInput(
  given: string | Catalog,
  { cwd = process.cwd(), isPart = false }: Pick<EvaluateOptions, 'cwd' | 'isPart'>,
): Promise<GivenInput> {
  const read = await readCatalog(given, cwd);
  if (read.kind === 'problems') return { problems: read.problems };
  const { catalog, document } = read;
  const subjectOf = (
    kind: string,
    name: string,
    path: PlacedObject['path'],
    value: object | null,
  ): PlacedObject => {
    return {
      document,
      path,
      value: { ...value },
      apiVersion: catalogApiVersion,
      kind,
      name,
      namespace: '',
    };
  };
  const subjects = [
    subjectOf(catalogKinds.catalog, 'catalog', [], catalog),
    ...Object.entries(catalog.services).map(([name, service]) =>
      subjectOf(catalogKinds.service, name, ['services', name], service),
    ),
  ];
  return {
    problems: [],
    catalog: { catalog, ...(document && { document }) },
    factsOf: (set) => bindCatalog(catalog, { ...set, isWhole: !isPart }),
    subjects: new Map(subjects.map((subject) => [identify(subject).id, subject])),
    consumersOf: (service) =>
      Object.hasOwn(catalog.services, service) ? (catalog.services[service]?.consumers ?? []) : [],
    owners: new Set([...Object.keys(catalog.teams ?? {}), ...Object.keys(catalog.services)]),
  };
}
