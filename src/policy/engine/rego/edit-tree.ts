import { equalRegoValues } from './compare-rego-values.js';
import {
  isArray,
  isObject,
  isSet,
  type RegoObject,
  type RegoSet,
  type RegoValue,
  typeOf,
} from './rego-value.js';

/** A path leads to nothing, or to where nothing can be put. */
export class EditFault extends Error {
  override readonly name = 'EditFault';
}

/** What became of a member of an object, or of an element of a set. */
interface Edit {
  readonly key: RegoValue;
  /** Undefined once it is removed. */
  readonly child: EditTree | undefined;
}

/**
 * A value to which changes are applied one after the other, as OPA's edit tree does: an object and a set are reached into by a
 * key or an element, an array by an index or `-`, its end.
 *
 * One fault of OPA 1.22 is kept, since a policy has to mean the same here and there: where an element of an array is looked at
 * that no change concerned so far, the one that had its index before all changes is put in its place.
 */
export class EditTree {
  /** Before the changes. Undefined once the whole was removed. */
  #value: RegoValue | undefined;
  readonly #edits: Edit[] = [];
  /** Elements of an array: what they became, or where they stood. */
  readonly #slots: (EditTree | number)[] = [];

  constructor(value: RegoValue) {
    this.#reset(value);
  }

  /** @throws {@link EditFault} when there is no such place */
  insertAt(path: readonly RegoValue[], value: RegoValue): void {
    const key = path.at(-1);
    if (key === undefined) this.#reset(value);
    else this.#unfold(path.slice(0, -1)).#insert(key, value);
  }

  /** @throws {@link EditFault} when there is nothing */
  removeAt(path: readonly RegoValue[]): void {
    const key = path.at(-1);
    if (key === undefined) this.#reset(undefined);
    else this.#unfold(path.slice(0, -1)).#remove(key);
  }

  /** @throws {@link EditFault} when there is nothing */
  valueAt(path: readonly RegoValue[]): RegoValue {
    const value = this.#unfold(path).render();
    if (value === undefined) throw new EditFault('the whole was removed');
    return value;
  }

  /** The value with all changes; undefined once the whole was removed. */
  render(): RegoValue | undefined {
    const value = this.#value ?? null;
    if (isArray(value)) {
      return this.#slots.map(
        (slot) => (typeof slot === 'number' ? value[slot] : slot.render()) ?? null,
      );
    }
    if (this.#edits.length === 0) return this.#value;
    if (isObject(value)) return this.#renderObject(value);
    return isSet(value) ? this.#renderSet(value) : this.#value;
  }

  #renderObject({ entries }: RegoObject): RegoObject {
    const kept = entries.filter(([key]) => this.#find(key) === undefined);
    const changed = this.#edits.flatMap(({ key, child }) =>
      child === undefined ? [] : [[key, child.render() ?? null] as const],
    );
    return { kind: 'object', entries: [...kept, ...changed] };
  }

  #renderSet({ elements }: RegoSet): RegoSet {
    const rendered = elements.filter((element) => this.#find(element) === undefined);
    for (const { child } of this.#edits) {
      if (child === undefined) continue;
      const element = child.render() ?? null;
      if (!rendered.some((other) => equalRegoValues(other, element))) rendered.push(element);
    }
    return { kind: 'set', elements: rendered };
  }

  #reset(value: RegoValue | undefined): void {
    this.#value = value;
    this.#edits.length = 0;
    const length = value !== undefined && isArray(value) ? value.length : 0;
    this.#slots.splice(0, Infinity, ...Array(length).keys());
  }

  #insert(key: RegoValue, value: RegoValue): void {
    const whole = this.#composite(key);
    if (isArray(whole)) {
      const index = toIndex(this.#slots.length, key);
      if (index < 0 || index > this.#slots.length) {
        throw new EditFault('index for array insertion out of bounds');
      }
      this.#slots.splice(index, 0, new EditTree(value));
      return;
    }
    if (whole.kind === 'set' && !equalRegoValues(key, value)) {
      throw new EditFault('the key of a set does not equal the value to be inserted');
    }
    this.#edit(key, new EditTree(value));
  }

  #remove(key: RegoValue): void {
    const whole = this.#composite(key);
    if (isArray(whole)) {
      const index = toIndex(this.#slots.length, key);
      if (index < 0 || index >= this.#slots.length) {
        throw new EditFault('index for array delete out of bounds');
      }
      this.#slots.splice(index, 1);
      return;
    }
    this.#child(whole, key);
    this.#edit(key, undefined);
  }

  /** The tree of what stands at the path, connected with this one. */
  #unfold([key, ...rest]: readonly RegoValue[]): EditTree {
    if (key === undefined) return this;
    const whole = this.#composite(key);
    const child = isArray(whole) ? this.#element(whole, key) : this.#child(whole, key);
    return child.#unfold(rest);
  }

  #element(original: readonly RegoValue[], key: RegoValue): EditTree {
    const index = toIndex(this.#slots.length, key);
    const slot = this.#slots[index];
    if (slot instanceof EditTree) return slot;
    // Not `original[slot]`: the fault that is kept.
    const element = original[index];
    if (slot === undefined || element === undefined) {
      throw new EditFault('path does not exist in array');
    }
    const child = new EditTree(element);
    this.#slots[index] = child;
    return child;
  }

  /** A member of an object or an element of a set; it counts as changed from now on. */
  #child(whole: RegoObject | RegoSet, key: RegoValue): EditTree {
    const edit = this.#find(key);
    if (edit?.child !== undefined) return edit.child;
    const value =
      whole.kind === 'set'
        ? whole.elements.find((element) => equalRegoValues(element, key))
        : whole.entries.find(([name]) => equalRegoValues(name, key))?.[1];
    if (edit !== undefined || value === undefined) {
      throw new EditFault(`path does not exist in ${whole.kind}`);
    }
    const child = new EditTree(value);
    this.#edit(key, child);
    return child;
  }

  #composite(key: RegoValue): readonly RegoValue[] | RegoObject | RegoSet {
    const value = this.#value;
    if (value === undefined) throw new EditFault('the whole was removed');
    if (isArray(value) || isObject(value)) return value;
    if (!isSet(value)) throw new EditFault(`expected composite type, found ${typeOf(value)}`);
    // An element that is composite may have changed, and goes by what it is now.
    if (typeof key === 'object' && key !== null && typeOf(key) !== 'number') {
      this.#reset(this.render());
      return this.#value as RegoSet;
    }
    return value;
  }

  #find(key: RegoValue): Edit | undefined {
    return this.#edits.find((edit) => equalRegoValues(edit.key, key));
  }

  #edit(key: RegoValue, child: EditTree | undefined): void {
    const index = this.#edits.findIndex((edit) => equalRegoValues(edit.key, key));
    this.#edits.splice(index === -1 ? this.#edits.length : index, 1, { key, child });
  }
}

/** Reads an index as OPA does: an integer of 64 bits, `1.0` too; a text may have a sign, and no zeros before its digits. */
function toIndex(length: number, key: RegoValue): number {
  if (key === '-') return length;
  const text = typeof key === 'string' ? key : toNumberText(key);
  const match = /^([+-]?)(?=[\d.]{1,19}$)(\d*)(?:\.0*)?$/.exec(text);
  if (match === null) throw new EditFault('invalid string for indexing');
  if (typeof key === 'string' && key !== '0' && key.startsWith('0')) {
    throw new EditFault('leading zeros are not allowed in JSON paths');
  }
  const [, sign, digits] = match;
  return Number(digits) * (sign === '-' ? -1 : 1);
}

function toNumberText(key: RegoValue): string {
  if (key !== null && typeof key === 'object' && !isArray(key) && key.kind === 'number') {
    return key.text;
  }
  throw new EditFault('invalid type for indexing');
}
