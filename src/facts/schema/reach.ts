import type { InstanceStep } from './instance-step.js';
import type { SchemaChange, SchemaVerdict } from './schema-change.js';

/** One cause of a difference: it may mean more in one place than in another. */
export type Cause = Partial<Record<SchemaVerdict, SchemaChange>>;

/** What the comparison of two schemas found. */
export interface SchemaFindings {
  /** Everything that is reached, each cause once. Schemas that reach the same have the same list. */
  readonly changes: readonly SchemaChange[];
  /** The changes of the value itself, not of a part of it. */
  readonly atRoot: readonly SchemaChange[];
}

/** A pair of schemas whose whole reach was compared. */
interface Reaching<Pair> {
  readonly told: readonly {
    readonly cause: Cause;
    readonly change: SchemaChange;
  }[];
  readonly leads: readonly { readonly to: Pair; readonly step: InstanceStep | undefined }[];
  /** Steps from the component in which the pair is written. */
  readonly path: readonly string[];
  /** No change is reached from here. */
  readonly clean: boolean;
}

/** What pairs reach that lead to each other: one bit for each change. */
interface Reach {
  readonly bits: Uint32Array;
  changes?: readonly SchemaChange[];
}

interface Visit<Pair> {
  readonly pair: Pair;
  readonly index: number;
  /** The first visit that is reached from here. */
  low: number;
  next: number;
}

/**
 * Gathers the changes that pairs of schemas lead to. Pairs that lead to each other reach the same; each such circle is gone
 * through once, however many schemas are asked about.
 */
export class Reaches<Pair extends Reaching<Pair>> {
  private readonly findings = new Map<Pair, SchemaFindings>();
  private readonly reaches = new Map<Pair, Reach>();
  private readonly told: Pair['told'][number][] = [];
  private readonly indexes = new Map<SchemaChange, number>();

  find(root: Pair): SchemaFindings {
    let found = this.findings.get(root);
    if (found === undefined) {
      const reach = this.reaches.get(root) ?? this.search(root);
      found = { changes: (reach.changes ??= this.read(reach.bits)), atRoot: atRoot(root) };
      this.findings.set(root, found);
    }
    return found;
  }

  /** Tarjan's search for circles, without recursion. */
  private search(root: Pair): Reach {
    const visits = new Map<Pair, Visit<Pair>>();
    const circle: Pair[] = [];
    const enter = (pair: Pair): Visit<Pair> => {
      const visit = { pair, index: visits.size, low: visits.size, next: 0 };
      visits.set(pair, visit);
      circle.push(pair);
      return visit;
    };
    const open = [enter(root)];
    for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
      const { pair } = visit;
      const lead = pair.leads[visit.next];
      visit.next += 1;
      if (lead !== undefined) {
        if (lead.to.clean || this.reaches.has(lead.to)) continue;
        const known = visits.get(lead.to);
        if (known === undefined) open.push(enter(lead.to));
        else visit.low = Math.min(visit.low, known.low);
        continue;
      }
      open.pop();
      const before = open.at(-1);
      if (before !== undefined) before.low = Math.min(before.low, visit.low);
      if (visit.low === visit.index) this.close(circle.splice(circle.lastIndexOf(pair)));
    }
    return this.reaches.get(root) ?? { bits: new Uint32Array() };
  }

  /** Remembers what pairs reach that lead to each other and, beside that, only to what is known. */
  private close(circle: readonly Pair[]): void {
    const below = new Set<Reach>();
    const indexes: number[] = [];
    for (const { told, leads } of circle) {
      for (const one of told) indexes.push(this.indexOf(one));
      for (const { to } of leads) {
        const reach = this.reaches.get(to);
        if (reach !== undefined) below.add(reach);
      }
    }
    const bits = new Uint32Array(Math.ceil(this.told.length / 32));
    for (const reach of below)
      for (let word = 0; word < reach.bits.length; word += 1)
        join(bits, word, reach.bits[word] ?? 0);
    for (const index of indexes) join(bits, index >> 5, 1 << (index & 31));
    const same = [...below].find((reach) => isSame(reach.bits, bits));
    const reach = same ?? { bits };
    for (const pair of circle) this.reaches.set(pair, reach);
  }

  private indexOf(told: Pair['told'][number]): number {
    const known = this.indexes.get(told.change);
    if (known !== undefined) return known;
    this.indexes.set(told.change, this.told.length);
    return this.told.push(told) - 1;
  }

  /** Of one cause with several verdicts, the worst counts. */
  private read(bits: Uint32Array): readonly SchemaChange[] {
    const worst = new Map<Cause, SchemaChange>();
    for (const [index, { cause, change }] of this.told.entries()) {
      if (((bits[index >> 5] ?? 0) & (1 << (index & 31))) === 0) continue;
      const known = worst.get(cause);
      if (known === undefined || severity[change.verdict] > severity[known.verdict]) {
        worst.set(cause, change);
      }
    }
    return [...worst.values()];
  }
}

function atRoot<Pair extends Reaching<Pair>>(root: Pair): readonly SchemaChange[] {
  const pairs = new Set([root]);
  const changes = new Set<SchemaChange>();
  // A set grows while it is walked.
  for (const { told, leads, path } of pairs) {
    for (const { change } of told) if (change.path.length <= path.length) changes.add(change);
    for (const { to, step } of leads) if (step === undefined && !to.clean) pairs.add(to);
  }
  return [...changes];
}

function join(bits: Uint32Array, word: number, more: number): void {
  bits[word] = (bits[word] ?? 0) | more;
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  // What has more words has more changes, or none in them.
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.every((word, index) => word === (short[index] ?? 0));
}

const severity = { breaking: 3, possible: 2, compatible: 1, annotation: 0 } as const;
