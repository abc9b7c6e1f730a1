import type {
  FieldClassification,
  Verdict,
} from '../../../src/facts/classification/field-classification.js';
import type {
  EventDocument,
  EventField,
  EventSchema,
  Mark,
} from '../../../src/facts/events/model/index.js';

/** A file in which places are what their pointers say. */
export function documentOf(uri: string): EventDocument {
  return { uri, locate: (pointer) => ({ uri, pointer }) };
}

export function markOf(key: string, value: unknown, document = documentOf('events.json')): Mark {
  return { key, value, document, pointer: `/${key}` };
}

/** A field by its path, whose dots say what holds it; what is not given is a required text. */
export type GivenField = Partial<Omit<EventField, 'index' | 'parent'>> & { readonly path: string };

/** An event with some fields, in a file of its own. */
export function eventOf(
  name: string,
  given: readonly GivenField[] = [],
  others: Partial<Omit<EventSchema, 'fields'>> = {},
): EventSchema {
  const document = others.document ?? documentOf(`${name}.json`);
  const fields: EventField[] = [];
  for (const field of given) {
    const names = field.path.split('.');
    const parent = fields.find(({ path }) => path === names.slice(0, -1).join('.'))?.index;
    fields.push({
      index: fields.length,
      ...(parent !== undefined && { parent }),
      name: names.at(-1) ?? '',
      section: 'payload',
      types: ['string'],
      wrapping: [],
      nullable: false,
      presence: 'required',
      values: [],
      marks: [],
      document,
      pointer: `/properties/${names.join('/properties/')}`,
      ...field,
    });
  }
  return {
    id: document.uri,
    name,
    nameFrom: 'title',
    format: 'json-schema',
    native: { format: 'protobuf', file: undefined, message: name },
    marks: [],
    channels: [],
    openness: 'closed',
    document,
    pointer: '',
    ...others,
    fields,
  };
}

export function verdictOf(
  level: Verdict['level'],
  category: string,
  others: Partial<Verdict> = {},
): Verdict {
  return {
    level,
    categories: [category],
    confidence: 'high',
    evidence: [{ kind: 'name', text: `the word ${category}` }],
    ...others,
  };
}

export function declaredAs(
  verdict: Verdict,
  source: FieldClassification['source'] = 'declared-field',
) {
  const declared: Verdict = { ...verdict, confidence: 'declared' };
  return {
    verdict: declared,
    source,
    declared,
    faults: [],
    unknownMarks: [],
  } satisfies FieldClassification;
}

export function detectedAs(
  detected: Verdict,
  faults: FieldClassification['faults'] = ['undeclared'],
) {
  return {
    verdict: detected,
    source: 'name',
    detected,
    faults,
    unknownMarks: [],
  } satisfies FieldClassification;
}

/** Classifies by paths; nothing is known of the others. */
export function classifyBy(known: Readonly<Record<string, FieldClassification>>) {
  return ({ fields }: EventSchema): readonly FieldClassification[] =>
    fields.map(({ path }) => known[path] ?? { source: 'none', faults: [], unknownMarks: [] });
}
