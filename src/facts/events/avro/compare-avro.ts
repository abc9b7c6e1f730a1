import { sameValue } from '../../schema/json-value.js';
import type { SchemaComparison } from '../compare/schema-difference.js';
import {
  type AvroField,
  type AvroRecord,
  type AvroType,
  branchesOf,
  describeType,
  follow,
} from './avro-type.js';
import { AvroDifferences, type Reach } from './avro-differences.js';
import { AvroRelation } from './can-read.js';
import { compareNames, compareSizes, compareSymbols } from './compare-named-types.js';
import { compareLogicalTypes } from './compare-logical-types.js';
import { pairBranches } from './pair-branches.js';
import { pairFields } from './pair-fields.js';

type Known = ReturnType<typeof follow>;

/**
 * Compares two versions of a schema by the schema resolution of Avro: whether readers of each take what the other one writes, and each
 * difference with its place and what it means for both.
 *
 * @param budget - pairs of types that are looked at before the answer is `undecided`
 */
export function compareAvro(old: AvroType, after: AvroType, budget?: number): SchemaComparison {
  return new AvroComparison(new AvroRelation(budget)).compare(old, after);
}

interface Step {
  readonly old: AvroRecord;
  readonly after: AvroRecord;
  readonly reach: Reach;
}

class AvroComparison {
  private readonly differences = new AvroDifferences();
  /** Records that are still to be compared, in the order in which they were met. */
  private readonly open: Step[] = [];
  private readonly seen = new Map<AvroType, Map<AvroType, Set<string>>>();

  constructor(private readonly relation: AvroRelation) {}

  compare(old: AvroType, after: AvroType): SchemaComparison {
    const backward = this.relation.canRead(after, old);
    const forward = this.relation.canRead(old, after);
    this.compareTypes(old, after, { path: '' });
    for (const step of this.open) this.compareFields(step);
    const differences = this.differences.list({ old, new: after, backward, forward });
    return { backward, forward, differences };
  }

  private compareTypes(oldType: AvroType, newType: AvroType, reach: Reach): void {
    const old = follow(oldType);
    const after = follow(newType);
    if (old === after) return;
    const places = { old: oldType, new: newType };
    const broken = [old, after].find((type) => type.kind === 'broken');
    if (broken) {
      this.differences.add(reach, 'undecided', {
        ...places,
        happened: 'could not be compared',
        backward: 'undecided',
        forward: 'undecided',
        reason: broken.reason,
      });
    } else if (old.kind === 'union' || after.kind === 'union') {
      this.compareUnions(old, after, reach);
    } else if (old.kind === 'record' && after.kind === 'record') {
      compareNames(this.differences, old, after, reach);
      if (this.isFirst(old, after, reach)) this.open.push({ old, after, reach });
    } else if (old.kind === 'enum' && after.kind === 'enum') {
      compareNames(this.differences, old, after, reach);
      if (this.isFirst(old, after, reach)) compareSymbols(this.differences, old, after, reach);
    } else if (old.kind === 'fixed' && after.kind === 'fixed') {
      compareNames(this.differences, old, after, reach);
      if (this.isFirst(old, after, reach)) compareSizes(this.differences, old, after, reach);
    } else if (old.kind === 'array' && after.kind === 'array') {
      this.compareTypes(old.items, after.items, { ...reach, path: `${reach.path}[]` });
    } else if (old.kind === 'map' && after.kind === 'map') {
      this.compareTypes(old.values, after.values, { ...reach, path: `${reach.path}{}` });
    } else if (old.kind === after.kind) {
      compareLogicalTypes(this.differences, old, after, reach);
    } else {
      this.differences.add(reach, 'type-changed', {
        ...places,
        happened: `has another type (${describeType(old)} became ${describeType(after)})`,
        backward: this.relation.canRead(after, old),
        forward: this.relation.canRead(old, after),
        reason: {
          forward: `expects ${describeType(old)}`,
          backward: `expects ${describeType(after)}`,
        },
      });
    }
  }

  private compareUnions(old: Known, after: Known, reach: Reach): void {
    const { pairs, removed, added } = pairBranches(branchesOf(old), branchesOf(after));
    const [was, ...othersRemoved] = removed.filter(({ kind }) => kind !== 'null');
    const [is, ...othersAdded] = added.filter(({ kind }) => kind !== 'null');
    const isOneForOne = was && is && othersRemoved.length === 0 && othersAdded.length === 0;
    if (isOneForOne) {
      this.differences.add(reach, 'type-changed', {
        old: was,
        new: is,
        happened: `has another type (${describeType(was)} became ${describeType(is)})`,
        backward: this.relation.canRead(after, was),
        forward: this.relation.canRead(old, is),
        reason: {
          forward: `does not know ${describeType(is)}`,
          backward: `does not know ${describeType(was)}`,
        },
      });
    }
    for (const branch of removed) {
      if (branch.kind !== 'null' && isOneForOne) continue;
      const isNull = branch.kind === 'null';
      this.differences.add(reach, isNull ? 'field-became-required' : 'variant-removed', {
        old: branch,
        new: after,
        happened: isNull ? 'may no longer be null' : `is never ${describeType(branch)} any more`,
        backward: this.relation.canRead(after, branch),
        forward: true,
        reason: { backward: `finds ${describeType(branch)} in old data, which it does not know` },
        values: [describeType(branch)],
      });
    }
    for (const branch of added) {
      if (branch.kind !== 'null' && isOneForOne) continue;
      const isNull = branch.kind === 'null';
      this.differences.add(reach, isNull ? 'field-became-optional' : 'variant-added', {
        old,
        new: branch,
        happened: isNull ? 'may be null now' : `may be ${describeType(branch)} now`,
        backward: true,
        forward: this.relation.canRead(old, branch),
        reason: { forward: `does not know ${describeType(branch)}` },
        values: [describeType(branch)],
      });
    }
    for (const [from, to] of pairs) {
      this.compareTypes(from, to, {
        ...reach,
        readsBackward:
          reach.readsBackward === true ||
          (this.relation.canRead(to, from) !== true && this.relation.canRead(after, from) === true),
        readsForward:
          reach.readsForward === true ||
          (this.relation.canRead(from, to) !== true && this.relation.canRead(old, to) === true),
      });
    }
  }

  private compareFields({ old, after, reach }: Step): void {
    const { relation } = this;
    const { pairs, removed, added } = pairFields(relation, old, after);
    const reachOf = ({ name }: AvroField, wasRequired?: boolean): Reach => ({
      ...reach,
      path: reach.path === '' ? name : `${reach.path}.${name}`,
      ...(wasRequired !== undefined && { wasRequired }),
    });
    const reads = (field: AvroField, writer: AvroRecord) => {
      const source = relation.sourceOf(field, writer);
      return source ? relation.canRead(field.type, source.type) : field.default !== undefined;
    };
    for (const field of removed) {
      const isRequired = field.default === undefined;
      this.differences.add(reachOf(field, isRequired), 'field-removed', {
        old: field,
        new: after,
        happened: 'is gone',
        backward: true,
        forward: reads(field, after),
        reason: {
          forward: 'expects it, and has no default for it',
          none: 'the old schema has a default for it',
        },
      });
    }
    for (const [from, to] of pairs) {
      const at = reachOf(to, from.default === undefined);
      const takesOld = relation.sourceOf(to, old) === from;
      const takesNew = relation.sourceOf(from, after) === to;
      if (from.name !== to.name) {
        this.differences.add(at, 'field-renamed', {
          old: from,
          new: to,
          happened: `has another name (it was ${from.name})`,
          backward: takesOld || reads(to, old),
          forward: takesNew || reads(from, after),
          reason: {
            forward: `expects ${from.name}, and has no default for it`,
            backward: `does not look for ${from.name}`,
            none: takesNew
              ? 'aliases lead from each name to the other'
              : 'the new schema has an alias, and the old one a default',
          },
        });
      }
      this.compareDefaults(from, to, at);
      this.compareTypes(from.type, to.type, {
        ...at,
        readsBackward: reach.readsBackward === true || !takesOld,
        readsForward: reach.readsForward === true || !takesNew,
      });
    }
    for (const field of added) {
      this.differences.add(reachOf(field), 'field-added', {
        old,
        new: field,
        happened: field.default ? 'is new, with a default' : 'is new',
        backward: reads(field, old),
        forward: true,
        reason: {
          backward: 'misses it in old data, and has no default for it',
          none: 'readers of the old schema leave it out',
        },
      });
    }
  }

  private compareDefaults(from: AvroField, to: AvroField, reach: Reach): void {
    if (from.default === undefined && to.default === undefined) return;
    if (from.default && to.default && sameValue(from.default.value, to.default.value)) return;
    this.differences.add(reach, 'default-changed', {
      old: from,
      new: to,
      happened: `has ${to.default === undefined ? 'no default any more' : from.default === undefined ? 'a default now' : 'another default'}`,
      backward: true,
      forward: true,
      reason:
        to.default === undefined
          ? 'both versions write it, but data without it cannot be read any more'
          : 'who reads data without the field finds the default',
    });
  }

  /** Whether two types meet for the first time under the same terms. */
  private isFirst(old: AvroType, after: AvroType, reach: Reach): boolean {
    const others = this.seen.get(old) ?? new Map<AvroType, Set<string>>();
    this.seen.set(old, others);
    const terms = others.get(after) ?? new Set<string>();
    others.set(after, terms);
    const term = `${String(reach.readsBackward === true)} ${String(reach.readsForward === true)}`;
    if (terms.has(term)) return false;
    terms.add(term);
    return true;
  }
}
