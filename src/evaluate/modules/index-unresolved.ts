import type { ModuleGraph } from '../../facts/modules/model/index.js';

/** Says of names in files whether they come by an import that leads nowhere. */
export function indexUnresolved({
  unresolved,
}: Pick<ModuleGraph, 'unresolved'>): (file: string, name: string) => boolean {
  const names = new Map<string, Set<string>>();
  for (const { from, names: imported } of unresolved) {
    const known = names.get(from) ?? new Set();
    names.set(from, known);
    for (const { name, as } of imported) known.add(as ?? name);
  }
  return (file, name) => names.get(file)?.has(name) ?? false;
}
