import type { Catalog } from '../../facts/catalog/index.js';
import type { ManifestObject } from '../../facts/kubernetes/index.js';
import type { ReportedEnvironment } from '../../report/index.js';
import type { ExhibitedSet } from '../given-inputs.js';
import { createPlaceFinder } from './place-finder.js';
import type { ReadBudgets } from './read-budgets.js';
import { createSetReporter } from './report-set.js';

/** The budget of each set. Objects are opened again for their places: no text of the input is kept until then. */
export async function exhibitBudgets(
  sets: readonly ExhibitedSet[],
  read: ReadBudgets,
  catalog: Catalog | undefined,
): Promise<readonly ReportedEnvironment[]> {
  const environments: ReportedEnvironment[] = [];
  for (const set of sets) environments.push(await exhibitSet(set, read, catalog));
  return environments;
}

async function exhibitSet(
  { environment, files, problems, openObject }: ExhibitedSet,
  read: ReadBudgets,
  catalog: Catalog | undefined,
): Promise<ReportedEnvironment> {
  const located = files.flatMap((file) => file.budgetObjects);
  const objects = located.map(({ fact }) => fact);
  const count = files.reduce((sum, file) => sum + file.objects, 0);
  const set = { ...(environment === undefined ? {} : { environment }), objects, count, problems };
  const report = createSetReporter(set, read, catalog);
  const locate = read.kind === 'budgets' ? read.locate : undefined;
  const asked = new Set<number>();
  const ask = (index: number) => {
    asked.add(index);
    return undefined;
  };
  report(createPlaceFinder(objects, ask, locate));
  const opened = new Map<number, ManifestObject>();
  // In the order of the input, so that each file is read once.
  for (const index of [...asked].sort((left, right) => left - right)) {
    const ref = located[index]?.ref;
    if (ref) opened.set(index, await openObject(ref));
  }
  return report(createPlaceFinder(objects, (index) => opened.get(index), locate));
}
