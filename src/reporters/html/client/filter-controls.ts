import type { EntryIndex, Facet } from '../view/entry.js';
import {
  type Filter,
  filteredProperties,
  type FilteredProperty,
  isEmptyFilter,
  noFilter,
  orderedValues,
} from '../view/filter.js';
import { el } from '../view/node.js';
import { buildNode } from './build-node.js';
import { findElement } from './find-element.js';

/** The controls by which a person filters the list. */
export class FilterControls {
  readonly #form = findElement('.filters form', HTMLFormElement);
  readonly #reset = findElement('[data-action="reset"]', HTMLButtonElement);
  readonly #copyView = findElement('[data-action="copy-view"]', HTMLButtonElement);
  readonly #output = findElement('.filters output', HTMLOutputElement);

  /**
   * Fills the controls with what the entries have, and shows those with a choice.
   *
   * @param onChange - takes what is asked for, when a person has done so
   */
  constructor(index: EntryIndex, onChange: (filter: Filter) => void) {
    for (const facet of index.facets) this.#fill(facet);
    let timer = 0;
    this.#form.addEventListener('input', ({ target }) => {
      clearTimeout(timer);
      const isTyping = target instanceof HTMLInputElement && target.type === 'search';
      timer = setTimeout(
        () => {
          onChange(this.read());
        },
        isTyping ? 150 : 0,
      );
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.#reset.addEventListener('click', () => {
      onChange(noFilter);
      findElement('[name="text"]', HTMLInputElement, this.#form).focus();
    });
    findElement('.filters', HTMLElement).hidden = false;
  }

  /** What the controls ask for. */
  read(): Filter {
    const data = new FormData(this.#form);
    const chosen = (property: FilteredProperty) =>
      data
        .getAll(property)
        .filter((value): value is string => typeof value === 'string' && value !== '');
    const text = data.get('text');
    return {
      state: chosen('state'),
      severity: chosen('severity'),
      rule: chosen('rule'),
      owner: chosen('owner'),
      environment: chosen('environment'),
      text: typeof text === 'string' ? text : '',
    };
  }

  /** Has the controls ask for this, and says how much it shows. */
  show(filter: Filter, shown: number, total: number): void {
    findElement('[name="text"]', HTMLInputElement, this.#form).value = filter.text;
    for (const box of this.#form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
      box.checked = valuesOf(filter, box.name).includes(box.value);
    }
    for (const select of this.#form.querySelectorAll('select')) {
      const [value = ''] = valuesOf(filter, select.name);
      // A link may ask for what this report does not have.
      if (![...select.options].some((option) => option.value === value))
        select.add(new Option(value));
      select.value = value;
    }
    const isFiltered = !isEmptyFilter(filter);
    this.#output.textContent = isFiltered ? `${shown} of ${total} shown` : `${total} shown`;
    this.#reset.hidden = !isFiltered;
    this.#copyView.hidden = !isFiltered;
  }

  #fill({ property, values }: Facet): void {
    const order = orderedValues[property];
    const sorted = values.toSorted(([left], [right]) =>
      order === undefined ? (left < right ? -1 : 1) : order.indexOf(left) - order.indexOf(right),
    );
    const toggles = this.#form.querySelector<HTMLElement>(`[data-toggles="${property}"]`);
    const choice = this.#form.querySelector<HTMLElement>(`[data-choice="${property}"]`);
    for (const [value, count] of sorted) {
      toggles?.append(
        buildNode(
          el(
            'label',
            {},
            el('input', { type: 'checkbox', name: property, value }),
            el(
              'span',
              { class: property === 'severity' ? `badge badge-${value}` : 'badge' },
              value,
            ),
            el('span', { class: 'count' }, String(count)),
          ),
        ),
      );
      choice?.querySelector('select')?.add(new Option(`${value} (${count})`, value));
    }
    for (const control of [toggles, choice]) if (control) control.hidden = values.length < 2;
  }
}

function valuesOf(filter: Filter, name: string): readonly string[] {
  const property = filteredProperties.find((known) => known === name);
  return property === undefined ? [] : filter[property];
}
