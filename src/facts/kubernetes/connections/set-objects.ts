import { countDeclarations } from '../declarations.js';
import { identify, type ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject, asTextMap } from '../untrusted.js';

/** What the budget needs of a Kubernetes object: enough to come from a worker, or from a test. */
export type BudgetObject = Omit<ManifestObject, 'document' | 'path'>;

/** An object of the set with an id that no other one has. */
export interface SetObject extends ObjectIdentity {
  readonly value: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** How often the set declares it. Above one, nobody knows which declaration counts. */
  readonly declarations: number;
}

/** What a reference by name came to. */
export type Reference =
  | { readonly kind: 'found'; readonly object: SetObject }
  | { readonly kind: 'missing' }
  /** The set declares it several times. */
  | { readonly kind: 'ambiguous' };

/** The objects of one set, found by kind, name and namespace. */
export class SetObjects {
  readonly all: readonly SetObject[];
  readonly #byKind = new Map<string, SetObject[]>();
  readonly #byName = new Map<string, SetObject[]>();

  constructor(objects: readonly BudgetObject[]) {
    this.all = countDeclarations(objects.map(toSetObject));
    for (const object of this.all) {
      add(this.#byKind, kindKey(object), object);
      add(this.#byName, `${kindKey(object)}/${object.name}`, object);
    }
  }

  /** @param kind group and kind: `apps/Deployment`, `core/Service` */
  ofKind(kind: string): readonly SetObject[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Every object of that name in a namespace; see {@link isSameNamespace}. */
  named(kind: string, name: string, namespace: string): readonly SetObject[] {
    const named = this.#byName.get(`${kind}/${name}`) ?? [];
    const exact = named.filter((object) => object.namespace === namespace);
    if (exact.length > 0) return exact;
    return named.filter((object) => isSameNamespace(object.namespace, namespace));
  }

  find(kind: string, name: string, namespace: string): Reference {
    const [object, ...others] = this.named(kind, name, namespace);
    if (object === undefined) return { kind: 'missing' };
    return others.length > 0 ? { kind: 'ambiguous' } : { kind: 'found', object };
  }
}

/** An object without a namespace lands in that of its release, which the manifests do not say: it may be any. */
export function isSameNamespace(left: string, right: string): boolean {
  return left === right || left === '' || right === '';
}

function toSetObject(object: BudgetObject): SetObject {
  const metadata = asObject(object.value['metadata']);
  return {
    ...identify(object),
    value: object.value,
    labels: asTextMap(metadata['labels']),
    annotations: asTextMap(metadata['annotations']),
    declarations: 1,
  };
}

function kindKey({ group, kind }: ObjectIdentity): string {
  return `${group === '' ? 'core' : group}/${kind}`;
}

function add(map: Map<string, SetObject[]>, key: string, object: SetObject): void {
  const known = map.get(key);
  if (known) known.push(object);
  else map.set(key, [object]);
}
