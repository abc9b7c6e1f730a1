import type { PolicyInstance } from './policy-instance.js';
import type { PolicyModule } from './policy-module.js';

/** As many evaluators of a module may take turns, each with an instance that knows its data. */
const keptInstances = 4;
/** Larger ones go with the evaluator that needed them. */
const keptMemory = 16 * 2 ** 20;

/**
 * Instances that outlive their evaluators, the one that is unused the longest first: making one costs milliseconds and megabytes,
 * handing one on microseconds, and a process may judge thousands of times.
 */
const kept = new WeakMap<PolicyModule, readonly PolicyInstance[]>();

/** Notes that an instance was just used, or that it is of no use to another evaluator. */
export function keepInstance(module: PolicyModule, instance: PolicyInstance): void {
  const others = (kept.get(module) ?? []).filter((other) => other !== instance);
  const isUseful = instance.status === 'ready' && instance.size <= keptMemory;
  kept.set(module, isUseful ? [...others, instance].slice(-keptInstances) : others);
}

/** An instance to take over from another evaluator: none as long as a new one can be kept beside it. */
export function findKeptInstance(
  module: PolicyModule,
  { needed, maximum }: { readonly needed: number; readonly maximum: number },
): PolicyInstance | undefined {
  const instances = kept.get(module) ?? [];
  if (instances.length < keptInstances) return undefined;
  return instances.find(
    ({ status, size, maximum: limit }) => status === 'ready' && size >= needed && limit === maximum,
  );
}
