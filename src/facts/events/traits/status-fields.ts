import type { EventField, EventSchema } from '../model/index.js';
import { wordsOf } from './field-words.js';
import { plainKey } from './mark-key.js';

/** A field whose values are the words of a vocabulary of states. */
export interface StatusField {
  readonly field: EventField;
  readonly words: number;
  /** What says which version of the vocabulary it is: a field beside it or at the top, or a mark. */
  readonly version?: string;
}

const heads = new Set(['status', 'state']);

/** What a version may be of. */
const vocabularies = new Set([
  'status',
  'state',
  'vocabulary',
  'semantic',
  'semantics',
  'lifecycle',
  'workflow',
  'enum',
  'model',
]);

/** The fields that say in which state something is, by words of a list. */
export function findStatusFields({ fields }: EventSchema): readonly StatusField[] {
  const versions = fields.filter(({ name }) => isVersion(wordsOf(name)));
  return fields.flatMap((field): readonly StatusField[] => {
    const words = field.values.filter(
      ({ from, value }) => from === 'enum' && typeof value === 'string',
    );
    if (words.length < 2 || !heads.has(wordsOf(field.name).at(-1) ?? '')) return [];
    const beside = versions.find(
      ({ parent }) => parent === field.parent || isAtTop(parent, fields),
    );
    const mark = field.marks.find(
      ({ key }) => isVersion(wordsOf(key.replace(/^x-/, ''))) || plainKey(key) === 'version',
    );
    const version = beside?.path ?? mark?.key;
    return [{ field, words: words.length, ...(version !== undefined && { version }) }];
  });
}

function isVersion(words: readonly string[]): boolean {
  return words.at(-1) === 'version' && words.slice(0, -1).some((word) => vocabularies.has(word));
}

/** At the top, or in what stands there: `metadata.statusVersion`. */
function isAtTop(parent: number | undefined, fields: readonly EventField[]): boolean {
  return parent === undefined || fields[parent]?.parent === undefined;
}
