import type { ServiceTargets } from '../../../facts/operations/objectives/index.js';
import type { Describing } from '../describer.js';

/** Targets that findings may be about. */
export interface IdentifiedTargets {
  readonly id: string;
  /** `orders POST /orders`. */
  readonly display: string;
  readonly target: ServiceTargets;
}

/** Gives targets ids by their service and the part of it that they are of. */
export function identifyTargets(
  targets: readonly ServiceTargets[],
  { note }: Pick<Describing, 'note'>,
): readonly IdentifiedTargets[] {
  const counts = new Map<string, number>();
  return targets.map((target) => {
    const { service, operation, place } = target;
    const display = operation === undefined ? service : `${service} ${operation}`;
    const count = (counts.get(display) ?? 0) + 1;
    counts.set(display, count);
    const rest = count === 1 ? '' : ` (${String(count)})`;
    const id = note({ kind: 'targets', id: `targets ${display}${rest}`, name: display, place });
    return { id, display, target };
  });
}
