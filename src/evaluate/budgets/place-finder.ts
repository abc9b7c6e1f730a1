import {
  type BudgetObject,
  budgetFile,
  type Place,
} from '../../facts/kubernetes/connections/index.js';
import { countDeclarations } from '../../facts/kubernetes/declarations.js';
import { identify, type ManifestObject } from '../../facts/kubernetes/index.js';
import type { Location } from '../../report/index.js';
import { type DocumentPath, locatePath, NodeCache } from '../../source/index.js';

/** Where a place of a budget is written; undefined where it stands in no file. */
export type PlaceFinder = (place: Place | null | undefined) => Location | undefined;

/**
 * @param objects those of the set, in the order in which the budget was given them
 * @param objectAt opens one of them, by its index
 * @param locate finds places of the budgets
 */
export function createPlaceFinder(
  objects: readonly BudgetObject[],
  objectAt: (index: number) => ManifestObject | undefined,
  locate: ((path: DocumentPath) => Location) | undefined,
): PlaceFinder {
  const declared = countDeclarations(
    objects.map((object) => ({ ...identify(object), declarations: 1 })),
  );
  const byId = new Map(declared.map(({ id }, index) => [id, index]));
  const nodes = new NodeCache();
  return (place) => {
    if (!place) return undefined;
    if (place.subject === budgetFile) return locate?.(place.path);
    // A part of an object stands at the object.
    const index = byId.get(place.subject) ?? byId.get(place.subject.replace(/#[^#]*$/, ''));
    const object = index === undefined ? undefined : objectAt(index);
    return object && locateIn(object, place.path, nodes);
  };
}

function locateIn(object: ManifestObject, path: DocumentPath, nodes: NodeCache): Location {
  const { uri, template, rendered } = object.document;
  const all = [...object.path, ...path];
  const { region, pointer, ancestor } = locatePath(object.document, all, nodes);
  return {
    uri,
    pointer,
    region,
    ...(ancestor ? { ancestor } : {}),
    ...(template === undefined ? {} : { template }),
    ...(rendered === undefined ? {} : { rendered }),
  };
}
