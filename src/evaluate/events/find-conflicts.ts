import {
  type FieldClassification,
  type SensitivityLevel,
  sensitivityLevels,
} from '../../facts/classification/field-classification.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import { wordsOf } from '../../facts/events/traits/field-words.js';

/** What several schemas declare of fields of one name, as policies read it: `input.privacy`. */
export interface ConsistencyFacts {
  /** Ids of events that declare something that another one declares too. */
  readonly compared: readonly string[];
  /** Fields that are declared lower than elsewhere. */
  readonly conflicts: readonly ConflictFacts[];
}

interface ConflictFacts extends DeclaredUse {
  readonly path: string;
  /** The same field where it is declared highest. */
  readonly highest: DeclaredUse;
}

/** A declared field, as a subject, with the name of its event. */
interface DeclaredUse {
  readonly id: string;
  readonly event: string;
  readonly level: SensitivityLevel;
}

interface Declaration {
  readonly event: EventSchema;
  readonly field: EventField;
  readonly level: SensitivityLevel;
}

/**
 * Compares what is declared of fields of one name below containers of one name. A field that several events have by way of one
 * definition is declared once.
 *
 * @param note - makes a field something that findings may be about, and gives its id
 */
export function findConflicts(
  classesOf: ReadonlyMap<EventSchema, readonly FieldClassification[]>,
  note: (event: EventSchema, field: EventField) => string,
): ConsistencyFacts {
  const byName = new Map<string, Declaration[]>();
  for (const [event, classes] of classesOf) {
    for (const field of event.fields) {
      const level = classes[field.index]?.declared?.level;
      if (level === undefined) continue;
      const name = nameOf(event, field);
      const known = byName.get(name);
      if (known) known.push({ event, field, level });
      else byName.set(name, [{ event, field, level }]);
    }
  }
  const shared = [...byName.values()].filter(
    (all) => new Set(all.map((one) => one.event)).size > 1,
  );
  return {
    compared: [...new Set(shared.flat().map(({ event }) => event.id))],
    conflicts: shared.flatMap((all) => [...conflictsOf(all, note)]),
  };
}

function* conflictsOf(
  all: readonly Declaration[],
  note: (event: EventSchema, field: EventField) => string,
): Generator<ConflictFacts> {
  const toUse = ({ event, field, level }: Declaration) => {
    return { id: note(event, field), event: event.name, level };
  };
  const highest = all.reduce((most, each) => (rank(each) > rank(most) ? each : most));
  const told = new Set<string>();
  for (const each of all) {
    const place = `${each.field.document.uri}#${each.field.pointer}`;
    if (rank(each) === rank(highest) || told.has(place)) continue;
    told.add(place);
    yield { ...toUse(each), path: each.field.path, highest: toUse(highest) };
  }
}

function rank({ level }: Declaration): number {
  return sensitivityLevels.indexOf(level);
}

/** Its own name and that of what holds it, in one spelling. */
function nameOf({ fields }: EventSchema, { name, parent }: EventField): string {
  const around = parent === undefined ? '' : (fields[parent]?.name ?? '');
  return `${wordsOf(around).join(' ')}.${wordsOf(name).join(' ')}`;
}
