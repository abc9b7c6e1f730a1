import { posix } from 'node:path';
import type { CodeBase } from '../code-base.js';
import { type Crossing, findCrossing } from './plant-import.js';
import type { NothingToPlant, Plant } from './planter.js';

/** Plants an import by a path that is put together from two texts. Only a relative one shows where it leads. */
export function plantComputed(base: CodeBase, crossing: Crossing): Plant | NothingToPlant {
  const found = findCrossing(base, crossing);
  if ('reason' in found) return found;
  const { from, to } = found;
  const path = posix.relative(posix.dirname(from), to);
  const specifier = path.startsWith('.') ? path : `./${path}`;
  const half = posix.dirname(specifier).length + 1;
  const [start, end] = [specifier.slice(0, half), specifier.slice(half)].map((text) =>
    JSON.stringify(text),
  );
  return {
    file: from,
    statement: `void import(${start} + ${end});`,
    spelledAs: `${specifier} (put together)`,
  };
}
