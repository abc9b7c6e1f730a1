import { posix } from 'node:path';
import type { RuleId } from '../../../report/index.js';
import type { Break } from '../break.js';
import type { PlanEntry, PlannedChange } from './plan.js';

/** Whether a plan is about a contract, which goes by its file and its name in the configuration. */
export function isAboutContract({ known }: PlanEntry, names: readonly string[]): boolean {
  const { contract } = known;
  return contract !== undefined && names.some((name) => toName(name) === toName(contract));
}

/** `./api/orders.yaml` and `api/orders.yaml` are one file. */
function toName(name: string): string {
  return posix.normalize(name.replaceAll('\\', '/'));
}

/** Whether a plan names a break. Pointers are equal or they are not: a plan for an operation says nothing of what is below it. */
export function matchesChange(change: PlannedChange, broken: Break): boolean {
  if ('fingerprint' in change) return change.fingerprint === broken.fingerprint;
  const { what = [] } = change;
  return isAtPlace(change, broken) && (broken.what ?? []).every((each) => what.includes(each));
}

type PlaceOfChange = Extract<PlannedChange, { readonly rule: RuleId }>;

/** Whether it names the rule and the place of a break, whatever that is about. */
export function isAtPlace(change: PlaceOfChange, broken: Break): boolean {
  return isAtPointer(change, broken) && fileOf(change) === fileOf(broken);
}

/** The same, in whatever file of the contract. */
export function isAtPointer({ rule, pointer }: PlaceOfChange, broken: Break): boolean {
  return (rule === broken.rule || rule === broken.change) && pointer === broken.pointer;
}

function fileOf({ file }: { readonly file?: string }): string | undefined {
  return file === undefined ? undefined : toName(file);
}

/** Finds the plans that name a break, whether they hold or not. */
export function createPlanIndex(
  entries: readonly PlanEntry[],
): (broken: Break) => readonly PlanEntry[] {
  const index = new Map<string, PlanEntry[]>();
  for (const entry of entries) {
    for (const key of new Set(entry.known.changes.map(keyOfChange))) {
      index.set(key, [...(index.get(key) ?? []), entry]);
    }
  }
  return (broken) => {
    const { fingerprint, rule, change, pointer } = broken;
    const keys = [
      keyOfChange({ fingerprint }),
      keyOfChange({ rule, pointer }),
      ...(change === undefined ? [] : [keyOfChange({ rule: change, pointer })]),
    ];
    const named = new Set(keys.flatMap((key) => index.get(key) ?? []));
    return [...named].filter(({ known }) =>
      known.changes.some((planned) => matchesChange(planned, broken)),
    );
  };
}

function keyOfChange(change: PlannedChange): string {
  return JSON.stringify(
    'fingerprint' in change ? [change.fingerprint] : [change.rule, change.pointer],
  );
}

/** Whether all that a plan names are changes of one topic: `events-diff`. What is named by its fingerprint is of any. */
export function isAboutTopic({ known }: PlanEntry, topic: string): boolean {
  const { changes } = known;
  return (
    changes.length > 0 &&
    changes.every((change) => 'rule' in change && change.rule.startsWith(`${topic}/`))
  );
}
