import type { Autoscaler, ScaleTarget } from './autoscaler.js';
import type { Workload } from './workload.js';

/** The facts about one set that set-scope rules judge: everything that runs together in an environment. */
export interface KubernetesFacts {
  /** By {@link Workload.id}. */
  readonly workloads: Readonly<Record<string, Workload>>;
}

/** Joins the workloads of one set with the autoscalers that own their numbers. */
export function joinWorkloads(
  workloads: readonly Workload[],
  autoscalers: readonly Autoscaler[],
): KubernetesFacts {
  const byName = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const key = targetKey(workload);
    const named = byName.get(key);
    if (named) named.push(workload);
    else byName.set(key, [workload]);
  }
  const bound = new Map<string, Autoscaler[]>();
  for (const autoscaler of autoscalers) {
    const named = byName.get(targetKey(autoscaler.target)) ?? [];
    for (const { id } of targetsOf(autoscaler.target, named)) {
      bound.set(id, [...(bound.get(id) ?? []), autoscaler]);
    }
  }
  return {
    workloads: Object.fromEntries(
      workloads.map((workload) => [
        workload.id,
        { ...workload, autoscalers: bound.get(workload.id) ?? [] },
      ]),
    ),
  };
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
