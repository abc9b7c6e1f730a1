// Loads zod: imported lazily, and only where a catalog is named.
import { type CheckedShape, checkShape, type ShapeFault } from '../../source/check-shape.js';
import { type DocumentPath, nameOf, nearest } from '../../source/index.js';
import type { Catalog } from './catalog.js';
import { catalogSchema } from './catalog-schema.js';

/** Checks the value of a catalog: its shape, and that what it names is in it. Every fault is told at once. */
export function checkCatalog(value: unknown): CheckedShape<Catalog> {
  const shape = checkShape(catalogSchema, value);
  if (shape.kind === 'faults') return shape;
  const catalog: Catalog = shape.value;
  const faults = [
    ...findUnknownNames(catalog),
    ...findSharedWorkloads(catalog),
    ...findUnknownOverrides(catalog),
  ];
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'value', value: catalog };
}

function findUnknownNames({ teams = {}, services, journeys = {} }: Catalog): readonly ShapeFault[] {
  const findServices = (names: readonly string[] = [], at: DocumentPath) =>
    names.flatMap((name, index) =>
      findUnknown(name, Object.keys(services), [...at, index], 'service'),
    );
  const ofServices = Object.entries(services).flatMap(([name, service]) => {
    const { team, consumers, dependencies } = service ?? {};
    const at = ['services', name];
    return [
      ...(team === undefined ? [] : findUnknown(team, Object.keys(teams), [...at, 'team'], 'team')),
      ...findServices(consumers, [...at, 'consumers']),
      ...findServices(dependencies, [...at, 'dependencies']),
    ];
  });
  const ofJourneys = Object.entries(journeys).flatMap(([name, journey]) =>
    findServices(journey?.services, ['journeys', name, 'services']),
  );
  return [...ofServices, ...ofJourneys];
}

function findUnknown(
  name: string,
  known: readonly string[],
  path: DocumentPath,
  kind: 'team' | 'service',
): readonly ShapeFault[] {
  if (known.includes(name)) return [];
  const meant = nearest(name, known);
  const hint =
    meant === undefined ? `Name it under ${kind}s, or correct it.` : `Did you mean ${meant}?`;
  return [{ path, message: `${nameOf(path)}: there is no ${kind} ${name}`, hint }];
}

/** A workload is of one service. */
function findSharedWorkloads({ services }: Catalog): readonly ShapeFault[] {
  const owners = new Map<string, string>();
  return Object.entries(services).flatMap(([name, service]) =>
    Object.keys(service?.workloads ?? {}).flatMap((workload) => {
      const owner = owners.get(workload);
      if (owner === undefined) {
        owners.set(workload, name);
        return [];
      }
      const path = ['services', name, 'workloads', workload];
      const message = `${nameOf(path)}: the workload is one of the service ${owner} already`;
      return [{ path, message, hint: 'Name it under one service.' }];
    }),
  );
}

/** What an environment says of a service or a workload that the catalog does not have would change nothing. */
function findUnknownOverrides({ services, environments = {} }: Catalog): readonly ShapeFault[] {
  return Object.entries(environments).flatMap(([environment, own]) =>
    Object.entries(own?.services ?? {}).flatMap(([name, override]) => {
      const at = ['environments', environment, 'services', name];
      const unknown = findUnknown(name, Object.keys(services), at, 'service');
      if (unknown.length > 0) return unknown;
      const known = Object.keys(services[name]?.workloads ?? {});
      return Object.keys(override?.workloads ?? {})
        .filter((workload) => !known.includes(workload))
        .map((workload) => {
          const path = [...at, 'workloads', workload];
          const meant = nearest(workload, known);
          const hint =
            meant === undefined
              ? `Name it under services.${name}.workloads too.`
              : `Did you mean ${meant}?`;
          return {
            path,
            message: `${nameOf(path)}: the service names no workload ${workload}`,
            hint,
          };
        });
    }),
  );
}
