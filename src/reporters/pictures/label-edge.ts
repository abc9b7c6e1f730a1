import type { PictureEdge } from '../../report/index.js';

/** What stands on an edge: `12`, `12, 3 forbidden`. */
export function labelEdge({ imports, forbidden }: PictureEdge): string {
  if (forbidden === 0) return String(imports);
  return imports === 0 ? `${forbidden} forbidden` : `${imports}, ${forbidden} forbidden`;
}
