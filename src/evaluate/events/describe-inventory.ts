import {
  type FieldClassification,
  isSensitive,
  type SensitivityLevel,
} from '../../facts/classification/field-classification.js';
import { readWord } from '../../facts/classification/markers/words.js';
import type { Sidecar } from '../../facts/classification/sidecar/sidecar.js';
import { readRetention } from '../../facts/events/conventions/retention.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import type { Location } from '../../report/index.js';
import { locatePath } from '../../source/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { PlacedSubject } from '../place-subject.js';
import type { RetentionFacts } from './event-facts.js';

/** The classes of data of one file as policies read them: `input.privacy.inventories[id]`. */
export interface InventoryFacts {
  readonly name: string;
  readonly classes: readonly ClassFacts[];
}

interface ClassFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  readonly level: SensitivityLevel;
  readonly owner?: string;
  readonly retention?: RetentionFacts;
}

/** Inventories by their files; what findings may be about is added to the subjects. */
export function describeInventories(
  sidecars: Iterable<Sidecar>,
  subjects: Map<string, PlacedSubject>,
): Readonly<Record<string, InventoryFacts>> {
  const inventories: Record<string, InventoryFacts> = {};
  for (const sidecar of sidecars) {
    const name = sidecar.uri ?? 'the classification';
    subjects.set(name, subjectOf(sidecar, name, []));
    const classes = Object.entries(sidecar.file.classes ?? {}).map(([own, data]): ClassFacts => {
      const id = `${name}#${own}`;
      subjects.set(id, subjectOf(sidecar, name, ['classes', own]));
      const { level = readWord(own, 'level')?.level ?? 'confidential', owner, retention } = data;
      return {
        id,
        name: own,
        level,
        ...(owner !== undefined && { owner }),
        ...(retention !== undefined && {
          retention: { from: 'retention', ...readRetention(retention) },
        }),
      };
    });
    inventories[name] = { name, classes };
  }
  return inventories;
}

function subjectOf(
  { document, uri }: Sidecar,
  file: string,
  path: readonly string[],
): PlacedSubject {
  const name = path.at(-1) ?? file;
  return {
    subject: { kind: 'classification', id: path.length === 0 ? file : `${file} ${name}`, name },
    fingerprint: (rule) => fingerprint({ rule: rule.id, subject: file, path, object: undefined }),
    locate: (): Location | undefined => {
      if (document === undefined || uri === undefined) return undefined;
      const { region, pointer } = locatePath(document, path);
      return { uri, pointer, region };
    },
    related: () => [],
  };
}

/** What files beside the schemas say of the fields of an event, as policies read it: `input.events[id].inventoried`. */
export interface InventoriedFacts {
  /** Fields that are sensitive by a file, and carry no marker. */
  readonly unmarked: readonly {
    /** Names the field as a subject. */
    readonly id: string;
    readonly path: string;
    readonly level: SensitivityLevel;
    /** The file. */
    readonly by: string;
  }[];
}

/**
 * Undefined where no file says anything of any field.
 *
 * @param note - makes a field something that findings may be about, and gives its id
 */
export function describeInventoried(
  { fields }: EventSchema,
  classes: readonly FieldClassification[],
  note: (field: EventField) => string,
): InventoriedFacts | undefined {
  if (!classes.some(({ sidecar }) => sidecar !== undefined)) return undefined;
  const unmarked = fields.flatMap((field) => {
    const { source, sidecar } = classes[field.index] ?? {};
    if (sidecar === undefined || source !== 'sidecar') return [];
    if (!isSensitive(sidecar.level)) return [];
    const by = sidecar.uri ?? 'the classification';
    return [{ id: note(field), path: field.path, level: sidecar.level, by }];
  });
  return { unmarked };
}
