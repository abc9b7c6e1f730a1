import { el, type ViewElement } from './view/node.js';

/** The filters, empty: the script fills and shows them. Without one there is nothing that they could do. */
export function filterBar(): ViewElement {
  const choice = (property: string, label: string) =>
    el(
      'label',
      { class: 'choice', hidden: true, 'data-choice': property },
      el('span', {}, label),
      el('select', { name: property }, el('option', { value: '' }, 'all')),
    );
  const toggles = (property: string, label: string) =>
    el(
      'fieldset',
      { class: 'toggles', hidden: true, 'data-toggles': property },
      el('legend', {}, label),
    );
  return el(
    'search',
    { class: 'filters', 'aria-label': 'Filter the list', hidden: true },
    el(
      'form',
      {},
      el(
        'label',
        { class: 'text' },
        el('span', {}, 'Text'),
        el('input', {
          type: 'search',
          name: 'text',
          placeholder: 'words in message, rule, file, subject …',
          autocomplete: 'off',
          spellcheck: 'false',
        }),
      ),
      toggles('state', 'State'),
      toggles('severity', 'Severity'),
      choice('rule', 'Rule'),
      choice('owner', 'Owner'),
      choice('environment', 'Environment'),
    ),
    el(
      'p',
      { class: 'filter-result' },
      el('output', { 'aria-live': 'polite', role: 'status' }),
      el('button', { type: 'button', 'data-action': 'reset', hidden: true }, 'Show all'),
      el(
        'button',
        { type: 'button', 'data-action': 'copy-view', hidden: true },
        'Copy link to this view',
      ),
      el('button', { type: 'button', 'data-action': 'unfold' }, 'Unfold all'),
    ),
  );
}
