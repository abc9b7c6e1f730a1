import { isRecord } from '../../source/is-record.js';
import { mappedSchema } from './discriminator.js';
import { besideOwn, holders, maps } from './holder-keywords.js';
import { pointerStep } from './json-value.js';
import { isUnread } from './own-keywords.js';
import type { Part, Term } from './part.js';
import type { SchemaNode } from './schema-node.js';
import { subclassesOf } from './subclasses.js';

/** Deeper than this within one schema the answer would be asked for again at every level on the way down. */
const stepLimit = 40;

/** What two schemas that a reference names have to agree on, once their own text is equal. */
interface Twins {
  readonly one: SchemaNode;
  readonly other: SchemaNode;
  readonly leads: Twins[];
  answer: 'unasked' | 'open' | 'equal' | 'different';
}

/**
 * Knows schemas of two documents that are equal as they are written, notes aside, and lead to equal ones: most of what two versions
 * of a contract share is seen to be equal here, before anything is derived from it. Each pair that references lead to is looked at
 * once. False proves nothing.
 */
export class EqualSchemas {
  private readonly twins = new Map<object, Map<object, Twins>>();
  private readonly answers = new Map<number, boolean>();
  /** Steps from the schema that is looked at. */
  private readonly steps: string[] = [];

  areEqual(one: Term, other: Term): boolean {
    if (one === other) return true;
    if (one.parts.length !== other.parts.length) return false;
    // Both numbers in one safe integer.
    const key = one.id * 2 ** 26 + other.id;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = one.parts.every((part, index) => this.areEqualParts(part, other.parts[index]));
      this.answers.set(key, answer);
    }
    return answer;
  }

  /** A part of a schema is equal where the whole is; its own keywords need not what stands beside them. */
  private areEqualParts(one: Part, other: Part | undefined): boolean {
    if (other?.kind !== one.kind) return false;
    if (one.kind === 'types' || other.kind === 'types') {
      return one.kind === 'types' && other.kind === 'types' && one.types === other.types;
    }
    const isSameChoice =
      one.kind !== 'choice' || other.kind !== 'choice' || one.keyword === other.keyword;
    return isSameChoice && this.areEqualNodes(one.node, other.node, one.kind === 'own');
  }

  private areEqualNodes(one: SchemaNode, other: SchemaNode, isOwn: boolean): boolean {
    if (one.document.dialect !== other.document.dialect) return false;
    const [from, to] = isOwn ? [ownOf(one.value), ownOf(other.value)] : [one.value, other.value];
    const leads: Twins[] = [];
    this.steps.length = 0;
    if (!this.compare(one, other, from, to, leads)) return false;
    return leads.every((twins) => this.ask(twins));
  }

  /** Looks at everything that two schemas lead to; what is met inside itself is equal unless something else differs. */
  private ask(root: Twins): boolean {
    if (root.answer !== 'unasked') return root.answer === 'equal';
    const reached = new Set([root]);
    const before = new Map<Twins, Twins[]>();
    const different: Twins[] = [];
    // A set grows while it is walked: no recursion, however long a chain of references is.
    for (const twins of reached) {
      twins.answer = 'open';
      const { one, other, leads } = twins;
      this.steps.length = 0;
      if (!this.compare(one, other, one.value, other.value, leads)) {
        different.push(twins);
        continue;
      }
      for (const lead of leads) {
        const list = before.get(lead);
        if (list === undefined) before.set(lead, [twins]);
        else list.push(twins);
        reached.add(lead);
      }
    }
    for (const twins of different) {
      if (twins.answer === 'different') continue;
      twins.answer = 'different';
      for (const one of before.get(twins) ?? []) if (one.answer === 'open') different.push(one);
    }
    for (const twins of reached) if (twins.answer === 'open') twins.answer = 'equal';
    return !different.includes(root);
  }

  private compare(
    from: SchemaNode,
    to: SchemaNode,
    one: unknown,
    other: unknown,
    leads: Twins[],
  ): boolean {
    if (!isRecord(one) || !isRecord(other)) {
      return Array.isArray(one) || isRecord(one) ? false : one === other;
    }
    if (this.steps.length > stepLimit) return false;
    for (const key in one) {
      if (isUnread(key)) continue;
      if (!Object.hasOwn(other, key)) return false;
      if (!this.compareKeyword(from, to, key, one[key], other[key], leads)) return false;
    }
    for (const key in other) if (!isUnread(key) && !Object.hasOwn(one, key)) return false;
    return true;
  }

  private compareKeyword(
    from: SchemaNode,
    to: SchemaNode,
    key: string,
    one: unknown,
    other: unknown,
    leads: Twins[],
  ): boolean {
    if (typeof one !== 'object' || one === null) {
      if (one !== other) return false;
      // Swagger 2.0 names the member alone.
      if (key === 'discriminator') return this.followSubclasses(from, to, leads);
      if (!key.startsWith('$')) return true;
      return key === '$ref' && typeof one === 'string' && this.follow(from, to, one, leads);
    }
    // What a name or a reference of these means is decided elsewhere.
    if (key.startsWith('$')) return false;
    if (holders.has(key)) return this.compareIn(from, to, key, one, other, leads);
    if (maps.has(key)) return this.compareNamed(from, to, key, one, other, leads);
    return (
      isSameData(one, other) &&
      (key !== 'discriminator' ||
        (this.followMapping(from, to, one, leads) && this.followSubclasses(from, to, leads)))
    );
  }

  private compareIn(
    from: SchemaNode,
    to: SchemaNode,
    key: string,
    one: unknown,
    other: unknown,
    leads: Twins[],
  ): boolean {
    this.steps.push(key);
    let isEqual = true;
    if (Array.isArray(one)) {
      isEqual = Array.isArray(other) && one.length === other.length;
      for (let index = 0; isEqual && index < one.length; index += 1) {
        isEqual = this.compareIn(
          from,
          to,
          String(index),
          one[index],
          (other as readonly unknown[])[index],
          leads,
        );
      }
    } else isEqual = this.compare(from, to, one, other, leads);
    this.steps.pop();
    return isEqual;
  }

  private compareNamed(
    from: SchemaNode,
    to: SchemaNode,
    key: string,
    one: unknown,
    other: unknown,
    leads: Twins[],
  ): boolean {
    if (!isRecord(one) || !isRecord(other)) return false;
    this.steps.push(key);
    let isEqual = true;
    for (const name in one) {
      isEqual =
        Object.hasOwn(other, name) && this.compareIn(from, to, name, one[name], other[name], leads);
      if (!isEqual) break;
    }
    this.steps.pop();
    if (!isEqual) return false;
    for (const name in other) if (!Object.hasOwn(one, name)) return false;
    return true;
  }

  private follow(from: SchemaNode, to: SchemaNode, reference: string, leads: Twins[]): boolean {
    const steps = this.steps.map(pointerStep).join('');
    const one = from.document.resolve(reference, from.pointer + steps);
    const other = to.document.resolve(reference, to.pointer + steps);
    return !('unresolved' in one) && !('unresolved' in other) && this.lead(one, other, leads);
  }

  private followMapping(
    from: SchemaNode,
    to: SchemaNode,
    written: object,
    leads: Twins[],
  ): boolean {
    const mapping: unknown = Reflect.get(written, 'mapping');
    return Object.values(isRecord(mapping) ? mapping : {}).every((reference) => {
      if (typeof reference !== 'string') return true;
      const [one, other] = [mappedSchema(from, reference), mappedSchema(to, reference)];
      if (one === undefined || other === undefined) return one === other;
      return this.lead(one, other, leads);
    });
  }

  /** What extends a named schema with a discriminator is reached by it. */
  private followSubclasses(from: SchemaNode, to: SchemaNode, leads: Twins[]): boolean {
    if (this.steps.length > 0) return true;
    const [before, after] = [subclassesOf(from), subclassesOf(to)];
    if (before.size !== after.size) return false;
    return [...before].every(([name, one]) => {
      const other = after.get(name);
      return other !== undefined && this.lead(one, other, leads);
    });
  }

  private lead(one: SchemaNode, other: SchemaNode, leads: Twins[]): boolean {
    if (one.document.dialect !== other.document.dialect) return false;
    if (!isRecord(one.value) || !isRecord(other.value)) return one.value === other.value;
    let known = this.twins.get(one.value);
    if (known === undefined) {
      known = new Map();
      this.twins.set(one.value, known);
    }
    let twins = known.get(other.value);
    if (twins === undefined) {
      twins = { one, other, leads: [], answer: 'unasked' };
      known.set(other.value, twins);
    }
    if (twins.answer === 'different') return false;
    if (twins.answer !== 'equal') leads.push(twins);
    return true;
  }
}

/** What a schema says itself. A discriminator is read by what stands beside it. */
function ownOf(value: unknown): unknown {
  if (!isRecord(value) || 'discriminator' in value) return value;
  const keys = Object.keys(value);
  if (!keys.some((key) => besideOwn.has(key))) return value;
  return Object.fromEntries(
    keys.filter((key) => !besideOwn.has(key)).map((key) => [key, value[key]]),
  );
}

function isSameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSameData(item, other[index]))
    );
  }
  const keys = Object.keys(one);
  return (
    !Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) && isSameData(Reflect.get(one, key), Reflect.get(other, key)),
    )
  );
}
