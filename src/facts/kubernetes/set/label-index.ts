import { type LabelSelector, selectsLabels } from './label-selector.js';
import { inNamespace } from './namespaces.js';

/** Something that selectors find by its labels. */
export interface Labelled {
  readonly namespace: string;
  readonly id: string;
}

/** Finds what a selector selects without asking everything: by the label of the selector that fewest have. */
export class LabelIndex<Object extends Labelled> {
  readonly #byLabel = new Map<string, Object[]>();

  constructor(
    private readonly objects: readonly Object[],
    private readonly labelsOf: (object: Object) => Readonly<Record<string, string>>,
  ) {
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
   * What the selector of an object selects.
   *
   * @param namespaces - where it looks; undefined is everywhere
   */
  select(selector: LabelSelector, namespaces: readonly string[] | undefined): readonly Object[] {
    const selected = this.#candidates(selector).filter((object) =>
      selectsLabels(selector, this.labelsOf(object)),
    );
    if (namespaces === undefined) return selected;
    return [...new Set(namespaces.flatMap((namespace) => inNamespace(selected, namespace)))];
  }

  #candidates(selector: LabelSelector): readonly Object[] {
    if (selector.kind === 'everything') return this.objects;
    if (selector.kind !== 'labels') return [];
    const lists = Object.entries(selector.labels).map(
      (label) => this.#byLabel.get(label.join('=')) ?? [],
    );
    return lists.reduce<readonly Object[]>(
      (fewest, list) => (list.length < fewest.length ? list : fewest),
      this.objects,
    );
  }
}
