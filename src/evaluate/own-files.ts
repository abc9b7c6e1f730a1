import type { EvaluateOptions } from './evaluate.js';

/** A folder of manifests may hold the files that say how they are judged. */
export function ownFiles(
  options: Pick<EvaluateOptions, 'baseline' | 'waivers' | 'catalog' | 'budgets' | 'configuration'>,
): readonly string[] {
  const { baseline, waivers, catalog, budgets, configuration = [] } = options;
  const file = typeof waivers === 'object' ? waivers.file : waivers;
  return [
    ...configuration,
    ...[baseline, file, catalog, budgets].filter((name) => typeof name === 'string'),
  ];
}
