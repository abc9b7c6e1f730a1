import type { Budgets } from '../../facts/kubernetes/connections/index.js';
import { isRecord } from '../../source/is-record.js';
import type { Settings } from '../../source/index.js';
import type { PlacedObject } from '../place-finding.js';

/** Budgets with the file that they come from, where they come from one. */
export interface NamedBudgets {
  readonly budgets: Budgets;
  readonly settings?: Settings;
}

/** The file of budgets as something that findings may point into. */
export function describeBudgetFile(given: NamedBudgets): PlacedObject {
  return describe(given, [], 'Budgets', given.settings?.uri ?? 'budgets');
}

/** An entry of the file: something that workloads depend on. */
export function describeEntry(
  given: NamedBudgets,
  kind: EntryKind,
  name: string,
  path: PlacedObject['path'],
): PlacedObject {
  return describe(given, path, kind, name);
}

export type EntryKind = 'Database' | 'Broker' | 'Cache' | 'Downstream' | 'Topic';

function describe(
  { budgets, settings }: NamedBudgets,
  path: PlacedObject['path'],
  kind: string,
  name: string,
): PlacedObject {
  const value = path.reduce<unknown>(
    (node, key) => (isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    budgets,
  );
  return {
    document: settings?.document,
    path,
    value: isRecord(value) ? value : {},
    apiVersion: 'archfit/v1',
    kind,
    name,
    namespace: '',
  };
}
