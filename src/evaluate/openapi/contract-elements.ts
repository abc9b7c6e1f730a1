import type { Element, ElementMarks, LifecycleKeys } from '../../facts/lifecycle/index.js';
import type { ContractChange } from '../../facts/openapi/diff/index.js';
import {
  type Contract,
  type ContractPlace,
  type Lifecycle,
  type Operation,
  operationName,
} from '../../facts/openapi/model/index.js';
import type { Location } from '../../report/index.js';
import { toSchemaElement } from './schema-elements.js';

/** One version of a contract, with the way to its lines. */
export interface LocatedContract {
  readonly contract: Contract;
  readonly locate: (place: ContractPlace) => Location;
  readonly valueAt: (place: ContractPlace) => unknown;
}

/** The parts of a contract that can be deprecated, in both versions. */
export class ContractElements {
  readonly #document: Element;
  readonly #operations = new Map<string, Element>();

  constructor(
    readonly base: LocatedContract,
    readonly head: LocatedContract,
    readonly keys: LifecycleKeys,
  ) {
    this.#document = {
      kind: 'document',
      name: 'the contract',
      base: marksOf(base.contract.lifecycle, base.contract.place, base),
      head: marksOf(head.contract.lifecycle, head.contract.place, head),
      within: [],
    };
    const [old, newer] = [byKey(base.contract), byKey(head.contract)];
    for (const [key, operation] of new Map([...old, ...newer])) {
      const [before, after] = [old.get(key), newer.get(key)];
      this.#operations.set(operationName(operation), {
        kind: 'operation',
        name: operationName(operation),
        ...(before && { base: marksOf(before.lifecycle, before.place, base) }),
        ...(after && { head: marksOf(after.lifecycle, after.place, head) }),
        within: [this.#document],
      });
      // A change may name an operation as the other version writes it.
      if (before) this.#addAlias(operationName(before), operationName(operation));
    }
  }

  /** The operations and their parameters, of which the newer version may promise something. */
  *all(): Iterable<Element> {
    yield* new Set(this.#operations.values());
    const old = byKey(this.base.contract);
    for (const [key, operation] of byKey(this.head.contract)) {
      const around = this.#operations.get(operationName(operation));
      const before = new Map(old.get(key)?.parameters.map((each) => [each.key, each]));
      for (const parameter of operation.parameters) {
        const counterpart = before.get(parameter.key);
        yield {
          kind: 'parameter',
          name: `the ${parameter.in} parameter ${parameter.name} of ${operationName(operation)}`,
          head: marksOf(parameter.lifecycle, parameter.place, this.head),
          ...(counterpart && {
            base: marksOf(counterpart.lifecycle, counterpart.place, this.base),
          }),
          within: around ? [around] : [this.#document],
        };
      }
    }
  }

  /** The element of a change, with what it is reached from. */
  of(change: ContractChange): Element {
    const { element, operations, old, new: newer } = change;
    const own =
      element.kind === 'operation' ? this.#operations.get(operations[0] ?? '') : undefined;
    if (own) return own;
    const reached = operations.flatMap((name) => this.#operations.get(name) ?? []);
    const around = reached.length > 0 ? reached : [this.#document];
    if (element.kind === 'schema' || element.kind === 'property') {
      return toSchemaElement(change, this, around);
    }
    const { old: before, new: after } = element.lifecycle ?? {};
    return {
      kind: element.kind,
      name: element.name,
      ...(old && { base: marksOf(before, old, this.base) }),
      ...(newer && { head: marksOf(after, newer, this.head) }),
      within: around,
    };
  }

  #addAlias(alias: string, name: string): void {
    const element = this.#operations.get(name);
    if (element) this.#operations.set(alias, element);
  }
}

/** A contract that is gone, with its operations: what each of them announced holds for the whole. */
export function toRemovedElement(base: LocatedContract): Element {
  const { lifecycle, place, operations } = base.contract;
  return {
    kind: 'document',
    name: 'the contract',
    base: marksOf(lifecycle, place, base),
    within: [...operations.values()].map((operation) => ({
      kind: 'operation',
      name: operationName(operation),
      base: marksOf(operation.lifecycle, operation.place, base),
      within: [],
    })),
  };
}

function byKey({ operations }: Contract): ReadonlyMap<string, Operation> {
  return operations;
}

function marksOf(
  lifecycle: Lifecycle | undefined,
  place: ContractPlace,
  { locate }: LocatedContract,
): ElementMarks {
  // The place costs a walk through the text: most marks are never told of.
  return {
    ...(lifecycle ?? { deprecated: false }),
    get location() {
      return locate(place);
    },
  };
}
