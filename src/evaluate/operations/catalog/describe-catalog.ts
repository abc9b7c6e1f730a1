import { secondsOf } from '../../../facts/catalog/seconds-of.js';
import type { CatalogService } from '../../../facts/catalog/index.js';
import type { OperationsDocument } from '../../../facts/operations/index.js';
import type { GivenCatalog } from '../../given-inputs.js';
import type { OperationsCatalog, JourneyFacts, CataloguedService } from './catalog-facts.js';
import type { Describing } from '../describer.js';

/** What rules about operations read of the catalog, with the place of each entry in its file. */
export function describeCatalog(
  { catalog, document }: GivenCatalog,
  note: Describing['note'],
  toDocument: (document: GivenCatalog['document']) => OperationsDocument | undefined,
): OperationsCatalog {
  const file = toDocument(document);
  const noteAt = (
    kind: string,
    name: string,
    path: readonly string[],
    services?: readonly string[],
  ) =>
    note({
      kind,
      id: `${kind} ${name}`,
      name,
      ...(services && { services }),
      ...(file && { place: { document: file, path } }),
    });
  return {
    id: noteAt('catalog', 'catalog', []),
    teams: Object.keys(catalog.teams ?? {}),
    services: mapEntries(catalog.services, (name, service) => {
      const path = ['services', name];
      return describeService(service ?? {}, noteAt('service', name, path, [name]), (model) =>
        noteAt('read model', `${name}/${model}`, [...path, 'readModels', model], [name]),
      );
    }),
    journeys: mapEntries(catalog.journeys ?? {}, (name, journey): JourneyFacts => {
      return {
        id: noteAt('journey', name, ['journeys', name], journey?.services ?? []),
        isCritical: journey?.critical === true,
        services: journey?.services ?? [],
      };
    }),
  };
}

function describeService(
  service: CatalogService,
  id: string,
  noteModel: (name: string) => string,
): CataloguedService {
  const { team, criticality, delivery } = service;
  return {
    id,
    ...(team !== undefined && { team }),
    ...(criticality !== undefined && { criticality }),
    isCritical: criticality === 'critical',
    consumers: service.consumers ?? [],
    dependencies: service.dependencies ?? [],
    databases: service.databases ?? [],
    dashboards: service.dashboards ?? [],
    runbooks: service.runbooks ?? [],
    contracts: service.contracts ?? [],
    readModels: mapEntries(service.readModels ?? {}, (name, model) => {
      const { maxStaleness } = model ?? {};
      return {
        id: noteModel(name),
        ...(maxStaleness !== undefined && { maxStalenessSeconds: secondsOf(maxStaleness) }),
      };
    }),
    ...(delivery && {
      delivery: {
        ...(delivery.strategy !== undefined && { strategy: delivery.strategy }),
        ...(delivery.rollback !== undefined && { rollback: delivery.rollback }),
      },
    }),
  };
}

function mapEntries<From, To>(
  record: Readonly<Record<string, From>>,
  change: (name: string, value: From) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(name, value)]),
  );
}
