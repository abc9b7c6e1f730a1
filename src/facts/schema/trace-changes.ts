import { type Certainty, either } from './certainty.js';
import type { InstanceStep } from './instance-step.js';
import type { Cause } from './reach.js';
import type { SchemaChange } from './schema-change.js';
import type { SchemaDocument } from './schema-node.js';

/** A change with what it means for readers of both versions, and the way to it. */
export interface TracedChange {
  readonly change: SchemaChange;
  /** Whether some value that the old schema admits is refused by the new one because of it. */
  readonly narrows: Certainty;
  /** Whether some value that the new schema admits is refused by the old one because of it. */
  readonly widens: Certainty;
  /** No value is admitted or refused because of it. */
  readonly note: boolean;
  /** From the top of the value, by the shortest way. */
  readonly steps: readonly InstanceStep[];
  /** The files that hold the places of the change. */
  readonly documents: { readonly old?: SchemaDocument; readonly new?: SchemaDocument };
}

/** A pair of schemas whose whole reach was compared. */
interface Traced<Pair> {
  readonly told: readonly {
    readonly cause: Cause;
    readonly change: SchemaChange;
    readonly narrows: Certainty;
    readonly widens: Certainty;
    readonly note: boolean;
    readonly below: readonly InstanceStep[];
    readonly documents: TracedChange['documents'];
  }[];
  readonly leads: readonly { readonly to: Pair; readonly step: InstanceStep | undefined }[];
  /** No change is reached from here. */
  readonly clean: boolean;
}

/** The way to a pair: its last step, and the way before it. */
interface Way {
  readonly step: InstanceStep;
  readonly before: Way | undefined;
}

/** Everything that a pair of schemas leads to, each cause once and those nearest to the top first. */
export function traceChanges<Pair extends Traced<Pair>>(root: Pair): readonly TracedChange[] {
  const ways = new Map<Pair, Way | undefined>([[root, undefined]]);
  const found = new Map<Cause, TracedChange>();
  // A map grows while it is walked; what has no step of its own is as near as what leads to it.
  for (const [pair, before] of ways) {
    for (const { cause, change, narrows, widens, note, below, documents } of pair.told) {
      const known = found.get(cause);
      found.set(cause, {
        change: known?.change ?? change,
        narrows: either(known?.narrows ?? 'no', narrows),
        widens: either(known?.widens ?? 'no', widens),
        note: (known?.note ?? true) && note,
        steps: known?.steps ?? [...stepsOf(before), ...below],
        documents: known?.documents ?? documents,
      });
    }
    for (const { to, step } of pair.leads) {
      if (to.clean || ways.has(to)) continue;
      ways.set(to, step === undefined ? before : { step, before });
    }
  }
  return [...found.values()];
}

function stepsOf(way: Way | undefined): readonly InstanceStep[] {
  const steps: InstanceStep[] = [];
  for (let at = way; at !== undefined; at = at.before) steps.push(at.step);
  return steps.reverse();
}
