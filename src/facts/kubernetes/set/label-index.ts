import type { ObjectIdentity } from '../identity.js';
import { isAddedLabel, readAddedLabels } from './added-labels.js';
import { type LabelSelector, selectsLabels } from './label-selector.js';
import { inNamespace, NamespaceIndex } from './namespaces.js';

/** Finds what a selector selects without asking everything: by the label of the selector that fewest have. */
export class LabelIndex<Object extends ObjectIdentity> {
  readonly #byLabel = new Map<string, Object[]>();
  readonly #standing: NamespaceIndex<Object>;

  constructor(
    private readonly objects: readonly Object[],
    private readonly labelsOf: (object: Object) => Readonly<Record<string, string>>,
  ) {
    this.#standing = new NamespaceIndex(objects);
    for (const object of objects) {
      for (const label of Object.entries(labelsOf(object))) {
        const key = label.join('=');
        const known = this.#byLabel.get(key);
        if (known) known.push(object);
        else this.#byLabel.set(key, [object]);
      }
    }
  }

  /**
   * What a selector selects.
   *
   * @param namespaces - where it looks; undefined is everywhere
   */
  select(selector: LabelSelector, namespaces: readonly string[] | undefined): readonly Object[] {
    const candidates = this.#candidates(selector);
    const selects = (object: Object): boolean => {
      const labels = this.labelsOf(object);
      const added = readAddedLabels(selector, object);
      return selectsLabels(selector, added === undefined ? labels : { ...labels, ...added });
    };
    if (namespaces === undefined) return candidates.filter(selects);
    const found = namespaces.flatMap((namespace) => {
      // Where no label leads to few of them, the namespace does.
      const near = candidates === this.objects ? this.#standing.around(namespace) : candidates;
      return inNamespace(near.filter(selects), namespace);
    });
    return [...new Set(found)];
  }

  /** Whether anything stands where a selector looks. */
  hasAny(namespaces: readonly string[] | undefined): boolean {
    if (namespaces === undefined) return this.objects.length > 0;
    return namespaces.some((namespace) =>
      this.#standing.in(namespace).some(
        // What the cluster itself is made of runs there, whatever the release brings.
        (object) => namespace !== 'kube-system' || object.namespace === namespace,
      ),
    );
  }

  #candidates(selector: LabelSelector): readonly Object[] {
    if (selector.kind === 'everything') return this.objects;
    if (selector.kind !== 'labels') return [];
    return Object.entries(selector.labels)
      .filter(([key]) => !isAddedLabel(key))
      .map((label) => this.#byLabel.get(label.join('=')) ?? [])
      .reduce<readonly Object[]>(
        (fewest, list) => (list.length < fewest.length ? list : fewest),
        this.objects,
      );
  }
}
