import { type ExhibitedEvent, type ExhibitedField, plural } from '../../../report/index.js';
import { place } from '../../../report/wording/place.js';
import { limitRows, type PageSection, tableView } from '../page-section.js';
import { el, type ViewContent } from '../view/node.js';
import { writeNode } from '../write-node.js';

/** Where sensitive fields travel: each event with its fields by category, then every field with what says so. */
export function fieldExhibit(events: readonly ExhibitedEvent[]): PageSection {
  const carrying = events.filter(({ fields }) => fields.length > 0);
  const categories = [
    ...new Set(carrying.flatMap(({ fields }) => fields.flatMap(groupsOf))),
  ].sort();
  const map = limitRows(carrying);
  const list = limitRows(
    carrying.flatMap((event) => event.fields.map((field) => ({ event, field }))),
  );
  const fields = carrying.reduce((sum, event) => sum + event.fields.length, 0);
  const without = events.length - carrying.length;
  const html = writeNode(
    el(
      'div',
      { class: 'exhibit' },
      el(
        'p',
        {},
        `${plural(fields, 'sensitive field')} in ${carrying.length} of ${plural(events.length, 'event schema')}; ${without} carry none that is known.`,
      ),
      carrying.length > 0 && [
        tableView(
          'Sensitive fields by event',
          ['Event', 'Audience', ...categories],
          map.shown.map((event) => [
            event.name,
            event.audience.name,
            ...categories.map((category) => cellView(event, category)),
          ]),
        ),
        map.rest,
        el(
          'details',
          { class: 'fold' },
          el('summary', {}, 'Every field, and what says so'),
          tableView(
            'Sensitive fields',
            ['Event', 'Field', 'Level', 'Categories', 'Known by', 'Remarks'],
            list.shown.map(({ event, field }) => fieldRow(event, field)),
          ),
          list.rest,
        ),
      ],
    ),
  );
  return { id: 'fields', title: 'Sensitive fields', count: fields, html };
}

/** `contact.email` and `contact.phone` stand in one column. */
function groupsOf({ categories }: ExhibitedField): readonly string[] {
  return categories.length === 0
    ? ['no category']
    : [...new Set(categories.map((category) => category.split('.')[0] ?? category))];
}

function cellView({ fields }: ExhibitedEvent, category: string): ViewContent {
  const own = fields.filter((field) => groupsOf(field).includes(category));
  if (own.length === 0) return '·';
  return own.map((field, index) => [
    index > 0 && el('br'),
    el(
      'span',
      { class: `level level-${field.level}` },
      field.level === 'restricted' ? '✕ ' : field.confidence === 'declared' ? '● ' : '? ',
      field.path,
      field.handling !== undefined && ` (${field.handling})`,
    ),
  ]);
}

function fieldRow(event: ExhibitedEvent, field: ExhibitedField): readonly ViewContent[] {
  const { path, level, categories, confidence, evidence, faults, handling, location } = field;
  const remarks = [...faults, ...(handling === undefined ? [] : [handling])].join(', ');
  return [
    event.name,
    [el('code', {}, path), el('br'), el('code', { class: 'note' }, place(location))],
    el('span', { class: `level level-${level}` }, level),
    categories.join(', ') || '–',
    `${confidence === 'declared' ? 'declared' : `a guess, ${confidence}`}: ${evidence.map(({ text }) => text).join('; ') || '–'}`,
    remarks || '–',
  ];
}
