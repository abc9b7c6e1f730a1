import { tenseOf } from '../../facts/events/conventions/past-tense.js';
import { wordsOf } from '../../facts/events/traits/field-words.js';

/** Where a field stands, in words that people use. */
export interface NamedField {
  readonly name: string;
  /** What holds it, nearest first, each by its name and by that of its type. */
  readonly containers: readonly (readonly string[])[];
  /** What it is part of where no container says so: the resource of a path, the thing that an event is about. */
  readonly about?: string;
}

/** Words of names of containers that say how something travels, and not what it is. */
const carriers = new Set(
  (
    'payload data body content contents message msg event envelope metadata meta header headers attributes attribute properties fields field ' +
    'item items list page result results record records entry entries element elements value values object node nodes edge edges embedded ' +
    'request response req res reply input output params parameters args dto vo view model resource entity info details detail summary base ' +
    'create created update updated patch new old before after current previous get put post add upsert full partial read write schema type v'
  ).split(' '),
);

/** Words that say something only of the thing that has them. */
const generic = new Set(
  (
    'id ids uuid guid key ref name names title label description text note notes comment comments type kind category class code number no ' +
    'status state reason value values amount count total size length quantity version revision date time timestamp at on from to by start ' +
    'end created updated modified deleted url uri link href path source target data content body format locale language tags tag active ' +
    'enabled flag index order position level priority'
  ).split(' '),
);

/**
 * What fields are the same ones by: the entity that has it, and its name, whichever way both are spelled (`customer.emailAddress`,
 * `Customer.email_address`, `CustomerResponse.emailAddress`). A name that says nothing by itself (`id`, `status`) is that of nothing
 * where no entity is known.
 */
export function keysOf({ name, containers, about }: NamedField): readonly FieldKey[] {
  const own = spell(wordsIn(name));
  const around = containers.map((names) => names.map(entityIn).filter((entity) => entity !== ''));
  const nearest = around.find((names) => names.length > 0);
  const thing = about === undefined ? '' : entityIn(about);
  const entities = new Set(nearest ?? (thing === '' ? [] : [thing]));
  const keys = [...entities].map((entity) => ({ key: `${entity}.${own}`, hasEntity: true }));
  const says = wordsIn(name).some((word) => !generic.has(word));
  return nearest === undefined && says ? [...keys, { key: `.${own}`, hasEntity: false }] : keys;
}

export interface FieldKey {
  readonly key: string;
  readonly hasEntity: boolean;
}

/** What an event is about, by its name: `order` of `OrderPlaced` and of `com.shop.order.placed.v1`. */
export function thingOf(event: string): string | undefined {
  const parts = event.split(/[.:/#]/).filter((part) => part !== '' && !/^v?\d+$/i.test(part));
  const { isPast, word } = tenseOf(event);
  const last = wordsOf(parts.at(-1) ?? '');
  if (!isPast || last.at(-1) !== word) return undefined;
  return last.length > 1 ? last.slice(0, -1).join(' ') : parts.at(-2);
}

/** What a path of an API is about: `customers` of `/shops/{shop}/customers/{id}`. */
export function resourceOf(path: string): string | undefined {
  return path
    .split('/')
    .filter((step) => step !== '' && !/[{}]/.test(step) && !/^v\d+$/i.test(step))
    .at(-1);
}

function entityIn(container: string): string {
  return spell(wordsIn(container).filter((word) => !carriers.has(word)));
}

/** A name of other letters is one word. */
function wordsIn(name: string): readonly string[] {
  const words = wordsOf(name);
  return words.length > 0 ? words : [name.toLowerCase()];
}

/** In one spelling, of one rather than many: the same for all, and no word of a dictionary. */
function spell(words: readonly string[]): string {
  return words.join('').replace(/(?<=[^s])s$/, '');
}
