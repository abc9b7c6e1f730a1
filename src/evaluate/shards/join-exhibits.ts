import type { Exhibits, FitnessReport } from '../../report/index.js';

/** What several reports show beside their findings, one after the other. */
export function joinExhibits(reports: readonly FitnessReport[]): Exhibits | undefined {
  const all = reports.flatMap(({ exhibits }) => exhibits ?? []);
  if (all.length === 0) return undefined;
  const list = <Item>(of: (exhibits: Exhibits) => readonly Item[] | undefined) => {
    const items = all.flatMap((exhibits) => of(exhibits) ?? []);
    return items.length === 0 ? undefined : items;
  };
  const budgets = list((exhibits) => exhibits.budgets);
  const modules = list((exhibits) => exhibits.modules);
  const contracts = list((exhibits) => exhibits.contracts);
  const events = list((exhibits) => exhibits.events);
  return {
    ...(budgets && { budgets }),
    ...(modules && { modules }),
    ...(contracts && { contracts }),
    ...(events && { events }),
  };
}
