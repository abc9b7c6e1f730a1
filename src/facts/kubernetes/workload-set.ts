import type { Autoscaler, ScaleTarget } from './autoscaler.js';
import type { ObjectIdentity } from './identity.js';
import type { Workload } from './workload.js';

/** The facts about one set that set-scope rules judge: everything that runs together in an environment. */
export interface KubernetesFacts {
  /** By {@link Workload.id}. */
  readonly workloads: Readonly<Record<string, Workload>>;
}

/**
 * Joins the workloads and autoscalers of one set. What the set declares more than once becomes one entry with its number of
 * declarations, so that no rule adds them up.
 */
export function joinWorkloads(
  workloads: readonly Workload[],
  autoscalers: readonly Autoscaler[],
): KubernetesFacts {
  const declared = countDeclarations(workloads);
  const byName = new Map<string, Workload[]>();
  for (const workload of declared) {
    const key = targetKey(workload);
    byName.set(key, [...(byName.get(key) ?? []), workload]);
  }
  const bound = new Map<string, Autoscaler[]>();
  for (const autoscaler of countDeclarations(autoscalers)) {
    const named = byName.get(targetKey(autoscaler.target)) ?? [];
    for (const workload of targetsOf(autoscaler.target, named)) {
      bound.set(workload.id, [...(bound.get(workload.id) ?? []), autoscaler]);
    }
  }
  return {
    workloads: Object.fromEntries(
      declared.map((workload) => [
        workload.id,
        { ...workload, autoscalers: bound.get(workload.id) ?? [] },
      ]),
    ),
  };
}

function countDeclarations<Declared extends ObjectIdentity & { readonly declarations: number }>(
  objects: readonly Declared[],
): readonly Declared[] {
  const byId = new Map<string, Declared>();
  for (const object of objects) {
    const known = byId.get(object.id);
    // Two objects that only share a generateName are two objects.
    const id = known && object.name.endsWith('*') ? `${object.id}#${byId.size}` : object.id;
    byId.set(id, known && id === object.id ? declareAgain(known) : { ...object, id });
  }
  return [...byId.values()];
}

function declareAgain<Declared extends { readonly declarations: number }>(known: Declared) {
  return { ...known, declarations: known.declarations + 1 };
}

function targetKey({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind}/${name}`;
}

/**
 * The workloads that a target names. An object without a namespace lands in that of the release, which the manifests do not
 * say: so where no workload stands in the target's own namespace, one on either side without a namespace is taken.
 */
function targetsOf(target: ScaleTarget, named: readonly Workload[]): readonly Workload[] {
  const candidates = named.filter(
    (workload) => target.group === undefined || target.group === workload.group,
  );
  const exact = candidates.filter((workload) => workload.namespace === target.namespace);
  if (exact.length > 0) return exact;
  return candidates.filter((workload) => workload.namespace === '' || target.namespace === '');
}
