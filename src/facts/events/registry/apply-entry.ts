import { isRecord } from '../../../source/is-record.js';
import { pointerOf } from '../../schema/documents/index-document.js';
import type { EventChannel, EventDocument, EventField, EventSchema, Mark } from '../model/index.js';
import type { RegistryEntry } from './open-registry.js';

/** What a registry says of a schema, beside the schema: its subject, its version, tags of fields, properties. */
export function applyEntry(schema: EventSchema, entry: RegistryEntry): EventSchema {
  const { subject, version, steps } = entry;
  const document: EventDocument = {
    uri: entry.file.uri,
    locate: (pointer) => locate(entry, pointer),
  };
  const at = (path: readonly string[]) => ({ document, pointer: pointerOf([...steps, ...path]) });
  // The strategies of Confluent: TOPIC-value, TOPIC-key, or the name of the record.
  const [, topic, part] = /^(.+)-(key|value)$/.exec(subject ?? '') ?? [];
  const channels: readonly EventChannel[] =
    topic === undefined ? [] : [{ ...at(['subject']), name: topic, bindings: {}, marks: [] }];
  const tagged = tagsOf(entry, at);
  const fields = schema.fields.map((field): EventField => {
    const marks = tagged.flatMap(({ matches, mark }) => (matches(field, schema) ? [mark] : []));
    if (marks.length === 0 && part !== 'key') return field;
    return {
      ...field,
      ...(part === 'key' && { section: 'key' as const }),
      marks: [...field.marks, ...marks],
    };
  });
  const isNamed = schema.nameFrom !== 'file' && schema.nameFrom !== 'title';
  return {
    ...schema,
    ...(!isNamed &&
      subject !== undefined && { name: topic ?? subject, nameFrom: 'subject' as const }),
    ...(version !== undefined && { version }),
    channels,
    fields,
    marks: [...schema.marks, ...marksOfEntry(entry, at)],
  };
}

function locate({ file }: RegistryEntry, pointer: string): ReturnType<EventDocument['locate']> {
  const steps = pointer.split('/').slice(1);
  return file.locate(steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

type PlaceAt = (path: readonly string[]) => Pick<Mark, 'document' | 'pointer'>;

/** Properties of the metadata, and what the registry keeps beside the schema. */
function marksOfEntry({ record }: RegistryEntry, at: PlaceAt): readonly Mark[] {
  const { metadata, compatibility, compatibilityLevel } = record;
  const properties = isRecord(metadata) ? metadata['properties'] : undefined;
  const level = compatibilityLevel ?? compatibility;
  return [
    ...(level === undefined
      ? []
      : [
          {
            ...at([compatibilityLevel === undefined ? 'compatibility' : 'compatibilityLevel']),
            key: 'x-compatibility',
            value: level,
          },
        ]),
    ...(isRecord(properties)
      ? Object.entries(properties).map(([key, value]) => ({
          ...at(['metadata', 'properties', key]),
          key,
          value,
        }))
      : []),
  ];
}

interface Tagged {
  readonly mark: Mark;
  readonly matches: (field: EventField, schema: EventSchema) => boolean;
}

/** `metadata.tags`: paths with `*` for a part of a name and `**` for any number of names, to lists of tags. */
function tagsOf({ record }: RegistryEntry, at: PlaceAt): readonly Tagged[] {
  const { metadata } = record;
  const tags = isRecord(metadata) ? metadata['tags'] : undefined;
  if (!isRecord(tags)) return [];
  return Object.entries(tags).map(([path, value]) => {
    const steps = path.split('.');
    return {
      mark: { ...at(['metadata', 'tags', path]), key: 'confluent:tags', value },
      matches: (field, schema) => {
        const names = field.path.replaceAll(/\[\]|\{\}/g, '').split('.');
        const full = [...(schema.namespace?.split('.') ?? []), schema.name, ...names];
        return [names, [schema.name, ...names], full].some((one) => matchesPath(steps, one));
      },
    };
  });
}

/** Linear in the product of both: `**` takes as many names as it has to. */
function matchesPath(steps: readonly string[], names: readonly string[]): boolean {
  let reached = new Set([0]);
  const skip = (from: ReadonlySet<number>): Set<number> => {
    const all = new Set(from);
    for (const at of all) if (steps[at] === '**') all.add(at + 1);
    return all;
  };
  reached = skip(reached);
  for (const name of names) {
    const next = new Set<number>();
    for (const at of reached) {
      const step = steps[at];
      if (step === '**') next.add(at);
      else if (step !== undefined && matchesName(step, name)) next.add(at + 1);
    }
    reached = skip(next);
  }
  return reached.has(steps.length);
}

function matchesName(step: string, name: string): boolean {
  const [first = '', ...others] = step.split('*');
  if (others.length === 0) return step === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  const last = others.pop() ?? '';
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
