import type { Architecture, Membership } from '../architecture/index.js';
import { namedLayersOf } from '../architecture/index.js';
import type { CollapseOptions } from './collapse-graph.js';

/** What files are drawn together by. */
export const groupings = ['layers', 'contexts', 'folders', 'files'] as const;

export type Grouping = (typeof groupings)[number];

/** How many folders deep files are drawn together where nobody says it. */
const usualDepth = 2;

/** What is there to draw files together by: layers, else contexts, else folders. */
export function usualGrouping({ layers, contexts }: Architecture): Grouping {
  if (layers.length > 0) return 'layers';
  return contexts === undefined ? 'folders' : 'contexts';
}

/**
 * Tells how files are drawn together.
 *
 * @param depth - of folders, counted from the root of the source
 */
export function groupFiles(
  by: Grouping,
  architecture: Architecture,
  { placeOf, contexts }: Pick<Membership, 'placeOf' | 'contexts'>,
  depth = usualDepth,
): Pick<CollapseOptions, 'groupOf' | 'order'> {
  switch (by) {
    case 'layers': {
      const [first] = architecture.layers;
      const order = first ? namedLayersOf(first).map(({ name }) => name) : [];
      return { groupOf: (file) => placeOf(file).layers[0]?.name ?? 'in no layer', order };
    }
    case 'contexts':
      return {
        groupOf: (file) => {
          const { context, isShared } = placeOf(file);
          return context ?? (isShared ? 'shared' : 'in no context');
        },
        order: contexts,
      };
    case 'folders':
      return {
        groupOf: (file) => {
          const folders = file.split('/').slice(0, -1).slice(0, depth);
          return folders.length === 0 ? '.' : folders.join('/');
        },
      };
    case 'files':
      return { groupOf: (file) => file };
  }
}
