import { type Layering, namedLayersOf } from '../../../facts/modules/architecture/index.js';
import type { ModulePlace } from '../../../facts/modules/architecture/membership.js';

/** Whether one place is in a layer above another, in some order of layers. */
export function isAboveIn(
  layerings: readonly Layering[],
  upper: ModulePlace,
  lower: ModulePlace,
): boolean {
  return layerings.some((layering, index) => {
    const names = namedLayersOf(layering).map(({ name }) => name);
    const [above, below] = [upper, lower].map(({ layers }) =>
      names.indexOf(layers[index]?.name ?? ''),
    );
    return above !== undefined && below !== undefined && above !== -1 && above < below;
  });
}
