import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plural } from '../../report/index.js';
import { findOperations, type FoundOperations } from './find-operations.js';

/** A source of what a system is run by, as a configuration writes it. */
export interface OperationsPlan {
  readonly kind: 'operations';
  readonly files: readonly string[];
}

export interface PlannedOperations {
  readonly source?: OperationsPlan;
  /** The file of teams and services. */
  readonly catalog?: string;
  readonly notes: readonly string[];
}

/** Most places that a proposed source names. */
const mostPlaces = 20;

/**
 * Proposes a source for what a system is run by, and names its catalog.
 *
 * Pipelines alone make no source. Nearly every repository has some, most of them for libraries and tools; their rules ask for scans,
 * gates and plans to roll back, so that a first run would be about the habits of a host and not about decisions of this project. Where
 * somebody keeps alerts, objectives or contracts, the pipelines that deploy belong to them and are judged together. What is left out is
 * said, with the line that adds it.
 */
export async function planOperations(folder: string): Promise<PlannedOperations> {
  const found = await findOperations(folder);
  const catalog = await findCatalog(folder, found);
  const files = [...found.places.slice(0, mostPlaces), ...found.pipelines];
  const hasSource = found.places.length > 0;
  return {
    ...(hasSource && { source: { kind: 'operations', files } }),
    ...catalog,
    notes: [...describe(found, hasSource), ...catalog.notes],
  };
}

function describe(found: FoundOperations, hasSource: boolean): readonly string[] {
  const { places, pipelines, unreadable, isCut } = found;
  const left = places.length - mostPlaces;
  return [
    ...(left > 0
      ? [
          `${plural(left, 'more place')} with alert rules, dashboards and the like: add them to files`,
        ]
      : []),
    ...unreadable.map(
      (path) =>
        `${path}: not among the sources, since not all of it can be read; archfit check operations ${path} says why`,
    ),
    ...(hasSource && isCut ? ['not everything was looked at for operations: check files'] : []),
    ...(!hasSource && pipelines.length > 0
      ? [
          `${pipelines.join(', ')}: not among the sources, since nothing else of operations is there; to have pipelines judged, write { kind: operations, files: ${list(pipelines)} }`,
        ]
      : []),
  ];
}

function list(paths: readonly string[]): string {
  return paths.length === 1 ? paths.join('') : `[${paths.join(', ')}]`;
}

/** The one at the top, or the only one there is. Other tools have files of this name: one of ours has services. */
async function findCatalog(
  folder: string,
  { catalogs }: FoundOperations,
): Promise<Pick<PlannedOperations, 'catalog' | 'notes'>> {
  const own = catalogs.filter((path) => hasServices(join(folder, path)));
  const [first] = own;
  const chosen = own.find((path) => !path.includes('/')) ?? (own.length === 1 ? first : undefined);
  if (chosen === undefined) return { notes: [] };
  const { readCatalogInput } = await import('../../evaluate/catalog-input.js');
  const { problems } = await readCatalogInput(chosen, { cwd: folder });
  const [problem] = problems;
  if (problem === undefined) return { catalog: chosen, notes: [] };
  return { notes: [`${chosen}: not named as the catalog, since it is none: ${problem.message}`] };
}

function hasServices(file: string): boolean {
  try {
    return /^services\s*:/m.test(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}
