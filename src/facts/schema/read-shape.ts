// Long because the readers of all keywords fill one draft, and most schemas need few of them.
import { isRecord } from '../../source/is-record.js';
import { numberRange } from './formats.js';
import { anyType, jsonType, typeOfValue, typesOf } from './json-type.js';
import { valueKey } from './json-value.js';
import { malformedKeywords } from './malformed.js';
import { isNullable, spellsNullable } from './own-keywords.js';
import type { Part, Term } from './part.js';
import type { SchemaNode } from './schema-node.js';
import type { SchemaParts } from './schema-parts.js';
import type { SchemaTerms } from './schema-terms.js';
import type { Bound, Keyword, Shape } from './shape.js';

type Draft = { -readonly [Key in keyof Shape]: Shape[Key] };

// Most schemas have none of these: one empty list and one empty map serve them all.
const none: readonly never[] = [];
const noNames: ReadonlyMap<string, never> = new Map<string, never>();

type Schema = Readonly<Record<string, unknown>>;

const numberFormats = /^(u?int\d*|int-?\d+|float|double|decimal|integer|number|long|short)$/i;

/** Which of the readers below has something to read: most schemas say little. A keyword that is not named here is not read. */
const keywordKind = { number: 1, text: 2, count: 4, schema: 8, mark: 16 } as const;

const keywordsByKind: Readonly<Record<keyof typeof keywordKind, string>> = {
  number: 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
  text: 'format pattern contentEncoding contentMediaType',
  count: 'minLength minItems minProperties maxLength maxItems maxProperties uniqueItems required',
  schema: 'contains contentSchema propertyNames dependentRequired dependentSchemas dependencies',
  mark: 'default deprecated readOnly writeOnly discriminator',
};

const kindOf: ReadonlyMap<string, number> = new Map(
  (['number', 'text', 'count', 'schema', 'mark'] as const).flatMap((kind) =>
    keywordsByKind[kind].split(' ').map((key) => [key, keywordKind[kind]] as const),
  ),
);

function kindsOf(schema: Schema): number {
  let kinds = 0;
  for (const key in schema) kinds |= kindOf.get(key) ?? 0;
  return kinds;
}

/** Reads the parts of a flat conjunction (choices excepted) into one shape. */
export function readShape(
  term: Term,
  parts: readonly Part[],
  terms: SchemaTerms,
  reader: SchemaParts,
  formats: 'constraint' | 'annotation',
): Shape {
  const draft: Draft = {
    term,
    nodes: [],
    types: anyType,
    multiples: none,
    patterns: none,
    contains: none,
    required: noNames,
    dependentRequired: noNames,
    dependentSchemas: noNames,
    readOnly: false,
    writeOnly: false,
    nots: none,
    conditions: none,
    malformed: none,
  };
  const nodes: SchemaNode[] = [];
  for (const part of parts) {
    if (part.kind === 'types') draft.types &= part.types;
    else if (part.kind === 'not') draft.nots = [...draft.nots, part];
    else if (part.kind === 'if') draft.conditions = [...draft.conditions, part];
    else if (part.kind === 'own' && isRecord(part.node.value)) {
      const { node } = part;
      const schema = part.node.value;
      nodes.push(node);
      const said = kindsOf(schema);
      readTypes(draft, node, schema);
      if ((said & keywordKind.number) !== 0) readNumbers(draft, node, schema);
      if ((said & keywordKind.text) !== 0) readTexts(draft, node, schema, formats);
      if ((said & keywordKind.count) !== 0) readCounts(draft, node, schema);
      if ((said & keywordKind.schema) !== 0) readSubschemas(draft, node, schema, terms, reader);
      if ((said & keywordKind.mark) !== 0) readMarks(draft, node, schema);
      readMalformed(draft, node, schema);
    }
  }
  draft.nodes = nodes;
  if (draft.values !== undefined) {
    draft.types &= draft.values.value.reduce<number>((types, one) => types | typeOfValue(one), 0);
  }
  return draft;
}

function readTypes(draft: Draft, node: SchemaNode, schema: Schema): void {
  const nullable = spellsNullable(node.document.dialect) && isNullable(schema);
  const isEmpty = schema['type'] === null && spellsNullable(node.document.dialect);
  if (schema['type'] !== undefined && !isEmpty) {
    const types = typesOf(schema['type']) ?? anyType;
    // Draft 4 and the OpenAPI versions built on it admit no null beside `type` but by their own mark.
    const admitted = nullable ? types | jsonType.null : types;
    if ((draft.types & admitted) !== draft.types || draft.typesAt === undefined) {
      draft.typesAt = { node, key: 'type' };
    }
    draft.types &= admitted;
  }
  const listed = schema['enum'];
  if (Array.isArray(listed)) {
    const values: readonly unknown[] =
      nullable && !listed.includes(null) ? [...(listed as unknown[]), null] : listed;
    if (isOpenEnum(schema)) draft.openValues = { node, key: 'enum', value: values };
    else narrowValues(draft, { node, key: 'enum', value: values });
  }
  if ('const' in schema && !spellsNullable(node.document.dialect)) {
    narrowValues(draft, { node, key: 'const', value: [schema['const']] });
  }
  const extensible = schema['x-extensible-enum'];
  if (Array.isArray(extensible)) {
    draft.openValues = { node, key: 'x-extensible-enum', value: extensible };
  }
}

/** Marks that generators use to say that clients must expect values beyond those listed. */
function isOpenEnum(schema: Schema): boolean {
  const microsoft = schema['x-ms-enum'];
  return (
    schema['x-extensible'] === true ||
    schema['x-extensible-enum'] === true ||
    schema['x-open-enum'] === true ||
    schema['x-speakeasy-unknown-values'] === 'allow' ||
    (isRecord(microsoft) && microsoft['modelAsString'] === true)
  );
}

function narrowValues(draft: Draft, values: Keyword<readonly unknown[]>): void {
  if (draft.values === undefined) {
    draft.values = values;
    return;
  }
  const admitted = new Set(values.value.map(valueKey));
  const left = draft.values.value.filter((value) => admitted.has(valueKey(value)));
  if (left.length < draft.values.value.length) draft.values = { ...values, value: left };
}

function readNumbers(draft: Draft, node: SchemaNode, schema: Schema): void {
  for (const [bound, key, exclusiveKey] of [
    ['lower', 'minimum', 'exclusiveMinimum'],
    ['upper', 'maximum', 'exclusiveMaximum'],
  ] as const) {
    const limit = schema[key];
    const exclusive = schema[exclusiveKey];
    if (typeof limit === 'number') {
      tighten(draft, bound, { node, key, value: limit, exclusive: exclusive === true });
    } else if (exclusive === true) {
      // Beside no bound of its own, it can only mean that of the format: the largest int32 is ruled out.
      const format = schema['format'];
      const value = numberRange(typeof format === 'string' ? format : undefined)[bound];
      if (Number.isFinite(value)) {
        tighten(draft, bound, { node, key: exclusiveKey, value, exclusive: true });
      }
    }
    if (typeof exclusive === 'number') {
      tighten(draft, bound, { node, key: exclusiveKey, value: exclusive, exclusive: true });
    }
  }
  const multiple = schema['multipleOf'];
  if (typeof multiple === 'number' && multiple > 0) {
    draft.multiples = [...draft.multiples, { node, key: 'multipleOf', value: multiple }];
  }
}

function tighten(draft: Draft, side: 'lower' | 'upper', bound: Bound): void {
  const known = draft[side];
  const sign = side === 'lower' ? 1 : -1;
  if (
    known === undefined ||
    sign * bound.value > sign * known.value ||
    (bound.value === known.value && bound.exclusive && !known.exclusive)
  ) {
    draft[side] = bound;
  }
}

function readTexts(
  draft: Draft,
  node: SchemaNode,
  schema: Schema,
  formats: 'constraint' | 'annotation',
): void {
  const format = schema['format'];
  if (typeof format === 'string' && format !== '') {
    const keyword = { node, key: 'format', value: format };
    if (formats === 'annotation') draft.formatNote ??= keyword;
    else if (numberFormats.test(format)) draft.numberFormat ??= keyword;
    else draft.textFormat ??= keyword;
  }
  const pattern = schema['pattern'];
  if (typeof pattern === 'string' && !draft.patterns.some(({ value }) => value === pattern)) {
    draft.patterns = [...draft.patterns, { node, key: 'pattern', value: pattern }];
  }
  for (const key of ['contentEncoding', 'contentMediaType'] as const) {
    const content = schema[key];
    if (typeof content === 'string') draft[key] ??= { node, key, value: content };
  }
}

function readCounts(draft: Draft, node: SchemaNode, schema: Schema): void {
  for (const key of ['minLength', 'minItems', 'minProperties'] as const) {
    const count = schema[key];
    if (typeof count === 'number' && count > (draft[key]?.value ?? 0)) {
      draft[key] = { node, key, value: count };
    }
  }
  for (const key of ['maxLength', 'maxItems', 'maxProperties'] as const) {
    const count = schema[key];
    if (typeof count === 'number' && count < (draft[key]?.value ?? Infinity)) {
      draft[key] = { node, key, value: count };
    }
  }
  if (schema['uniqueItems'] === true)
    draft.uniqueItems ??= { node, key: 'uniqueItems', value: true };
  const required = schema['required'];
  if (Array.isArray(required) && required.length > 0) {
    const place = { node, key: 'required' };
    const names = new Map(draft.required);
    for (const name of required as readonly unknown[]) {
      if (typeof name === 'string' && !names.has(name)) names.set(name, place);
    }
    draft.required = names;
  }
}

function readSubschemas(
  draft: Draft,
  node: SchemaNode,
  schema: Schema,
  terms: SchemaTerms,
  reader: SchemaParts,
): void {
  if (schema['contains'] !== undefined) {
    const min = schema['minContains'];
    const max = schema['maxContains'];
    draft.contains = [
      ...draft.contains,
      {
        node,
        key: 'contains',
        value: terms.ofNode(reader.child(node, 'contains')),
        min: typeof min === 'number' ? min : 1,
        max: typeof max === 'number' ? max : Infinity,
      },
    ];
  }
  if (schema['contentSchema'] !== undefined) {
    const value = terms.ofNode(reader.child(node, 'contentSchema'));
    draft.contentSchema ??= { node, key: 'contentSchema', value };
  }
  if (schema['propertyNames'] !== undefined) {
    const names = terms.ofNode(reader.child(node, 'propertyNames'));
    draft.propertyNames = {
      node,
      key: 'propertyNames',
      value: terms.and(draft.propertyNames?.value ?? terms.anything, names),
    };
  }
  // `dependencies` is how drafts before 2019-09 spell both keywords.
  for (const key of ['dependentRequired', 'dependentSchemas', 'dependencies']) {
    const dependencies = schema[key];
    if (!isRecord(dependencies)) continue;
    const demanded = new Map(draft.dependentRequired);
    const demanding = new Map(draft.dependentSchemas);
    for (const [name, dependency] of Object.entries(dependencies)) {
      const list = demandedBy(dependency);
      if (list !== undefined) {
        const members = new Map(demanded.get(name));
        for (const member of list) {
          if (typeof member === 'string') members.set(member, { node, key });
        }
        demanded.set(name, members);
      } else {
        const known = demanding.get(name)?.value ?? terms.anything;
        const value = terms.and(known, terms.ofNode(reader.child(node, key, name)));
        demanding.set(name, { node, key, value });
      }
    }
    draft.dependentRequired = demanded;
    draft.dependentSchemas = demanding;
  }
}

/** The members that a dependency asks for, where it asks for nothing else. */
function demandedBy(dependency: unknown): readonly unknown[] | undefined {
  const isBare = isRecord(dependency) && Object.keys(dependency).join() === 'required';
  const list = isBare ? dependency['required'] : dependency;
  return Array.isArray(list) ? list : undefined;
}

function readMalformed(draft: Draft, node: SchemaNode, schema: Schema): void {
  const found = malformedKeywords(schema).map((key) => ({ node, key, value: schema[key] }));
  if (found.length > 0) draft.malformed = [...draft.malformed, ...found];
}

function readMarks(draft: Draft, node: SchemaNode, schema: Schema): void {
  if ('default' in schema) {
    draft.defaultValue ??= { node, key: 'default', value: schema['default'] };
  }
  if (schema['deprecated'] === true) draft.deprecated ??= { node, key: 'deprecated', value: true };
  if (schema['readOnly'] === true) draft.readOnly = true;
  if (schema['writeOnly'] === true) draft.writeOnly = true;
  const discriminator = schema['discriminator'];
  if (
    discriminator !== undefined &&
    !Array.isArray(schema['oneOf']) &&
    !Array.isArray(schema['anyOf'])
  ) {
    // Swagger 2 names the property directly.
    const value = isRecord(discriminator) ? discriminator : { propertyName: discriminator };
    draft.discriminator ??= { node, key: 'discriminator', value };
  }
}
