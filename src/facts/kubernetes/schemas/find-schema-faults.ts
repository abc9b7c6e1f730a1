import { isRecord } from '../../../source/is-record.js';
import { nearest } from '../../../source/index.js';
import type { KubernetesSchemas } from './kubernetes-schemas.js';
import type { Schema } from './schema.js';
import { describeMismatch, nameType, type SchemaFault } from './schema-fault.js';
import { findTypeFault, findValueFaults, isSame } from './value-faults.js';

/** How an object is read. */
export interface SchemaReading {
  readonly schemas: KubernetesSchemas;
  /** The schema is one of a CustomResourceDefinition. */
  readonly isCustom: boolean;
  /** Names of fields that are accepted wherever no schema knows them. */
  readonly acceptedFields: ReadonlySet<string>;
}

/**
 * Finds what the API server refuses in an object, or drops unseen where nobody asked for strict validation: fields that do not
 * exist, values of another type or form, values that are missing or not allowed.
 *
 * Null stands for an absent value, as it does for the API server. The status is left out: nothing that a manifest says of it is
 * applied.
 */
export function findSchemaFaults(
  schema: Schema,
  object: Readonly<Record<string, unknown>>,
  reading: SchemaReading,
): readonly SchemaFault[] {
  const walk = new SchemaWalk(reading);
  walk.visitObject(schema, object);
  return walk.faults;
}

const typeMeta: Schema = { type: 'string' };

class SchemaWalk {
  readonly faults: SchemaFault[] = [];
  readonly #path: (string | number)[] = [];

  constructor(
    private readonly reading: SchemaReading,
    /** Fields that a part of a schema (`anyOf`) does not name are none of its business. */
    private readonly isPartial = false,
  ) {}

  visitObject(schema: Schema, object: Readonly<Record<string, unknown>>): void {
    const { objectMeta } = this.reading.schemas;
    const { properties, ...others } = schema;
    this.#visitMapping(
      {
        ...others,
        properties: {
          ...(this.reading.isCustom ? { status: anything } : {}),
          ...properties,
          ...(properties?.['status'] === undefined ? {} : { status: anything }),
          apiVersion: typeMeta,
          kind: typeMeta,
          metadata: objectMeta,
        },
      },
      object,
    );
    // The API server takes an absent spec of its own kinds for an empty one, and refuses what that lacks.
    const spec = this.reading.isCustom ? undefined : properties?.['spec'];
    if (spec !== undefined && (object['spec'] ?? null) === null) this.#enter('spec', spec, {});
  }

  visit(given: Schema, value: unknown): void {
    const schema = this.reading.schemas.resolve(given);
    const { byType } = schema;
    if (byType !== undefined) {
      this.#visitByType(byType, value);
      return;
    }
    if (schema['x-kubernetes-embedded-resource'] === true && isRecord(value)) {
      this.visitObject(schema, value);
      return;
    }
    const fault = findTypeFault(schema, value);
    if (fault) {
      this.#add(fault.says, fault.details);
      return;
    }
    // In a type of Kubernetes an empty text of an enumeration is an absent one.
    const isAbsent = value === '' && schema.enum !== undefined && !this.reading.isCustom;
    if (!isAbsent) {
      for (const { says, details } of findValueFaults(schema, value)) this.#add(says, details);
    }
    if (Array.isArray(value)) this.#visitList(schema, value);
    else if (isRecord(value)) this.#visitMapping(schema, value);
    if (this.reading.isCustom) this.#visitAlternatives(schema, value);
  }

  #visitByType(byType: Readonly<Record<string, Schema>>, value: unknown): void {
    const form = Array.isArray(value) ? 'array' : isRecord(value) ? 'object' : typeof value;
    const schema = byType[form];
    if (schema) this.visit(schema, value);
    else {
      const expected = Object.keys(byType);
      const says = describeMismatch(expected.map(nameType).join(' or '), value);
      this.#add(says, { expected, given: form });
    }
  }

  #visitMapping(schema: Schema, value: Readonly<Record<string, unknown>>): void {
    const { properties = {}, additionalProperties, required = [] } = schema;
    for (const key in value) {
      const item = value[key];
      if (item === null || item === undefined) continue;
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (property !== undefined) this.#enter(key, property, item);
      else if (isRecord(additionalProperties)) this.#enter(key, additionalProperties, item);
      else if (additionalProperties !== true && !this.#acceptsUnknown(schema, key)) {
        this.#path.push(key);
        this.#add(...describeUnknown(key, properties, value, this.reading.schemas));
        this.#path.pop();
      }
    }
    for (const name of required) {
      const isGiven = Object.hasOwn(value, name) && value[name] !== null;
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (isGiven || property?.default !== undefined) continue;
      this.#path.push(name);
      this.#add('is required, and missing', { missing: name });
      this.#path.pop();
    }
    this.#checkCount(Object.keys(value).length, schema.minProperties, schema.maxProperties);
  }

  #checkCount(count: number, least: number | undefined, most: number | undefined): void {
    const isShort = least !== undefined && count < least;
    const isLong = most !== undefined && count > most;
    if (isShort) this.#add(`has ${count} entries, and has to have at least ${least}`, {});
    if (isLong) this.#add(`has ${count} entries, and may have at most ${most}`, {});
  }

  #acceptsUnknown(schema: Schema, key: string): boolean {
    if (this.isPartial || this.reading.acceptedFields.has(key)) return true;
    if (schema['x-kubernetes-preserve-unknown-fields'] === true) return true;
    // A schema that says nothing of an object takes any: only that of a type that is an object prunes.
    return schema.type !== 'object' && schema.properties === undefined;
  }

  #visitList(schema: Schema, value: readonly unknown[]): void {
    const { items } = schema;
    this.#checkCount(value.length, schema.minItems, schema.maxItems);
    if (items === undefined) return;
    value.forEach((item, index) => {
      if (item !== null) this.#enter(index, items, item);
      else this.#visitNull(index, items);
    });
    this.#findDuplicates(schema, value);
  }

  /** In a type of Kubernetes a null item is an empty one, and so it lacks what is required. */
  #visitNull(index: number, items: Schema): void {
    const schema = this.reading.schemas.resolve(items);
    if (this.reading.isCustom) {
      if (schema.nullable === true || schema.type === undefined) return;
      this.#path.push(index);
      this.#add(describeMismatch(nameType(schema.type), null), { given: 'null' });
      this.#path.pop();
    } else if (schema.properties !== undefined) this.#enter(index, schema, {});
  }

  #findDuplicates(schema: Schema, value: readonly unknown[]): void {
    const listType = schema['x-kubernetes-list-type'];
    if (listType !== 'map' && listType !== 'set') return;
    const keys = schema['x-kubernetes-list-map-keys'] ?? [];
    const defaults = schema.items?.properties ?? {};
    const seen = new Set<string>();
    value.forEach((item, index) => {
      const identity =
        listType === 'set'
          ? item
          : keys.map((key) => (isRecord(item) ? item[key] : undefined) ?? defaults[key]?.default);
      const text = JSON.stringify(identity);
      if (seen.has(text)) {
        this.#path.push(index);
        const same = listType === 'set' ? '' : ` of the same ${keys.join(' and ')}`;
        this.#add(`stands twice: an item${same} is before it in the list`, { keys });
        this.#path.pop();
      }
      seen.add(text);
    });
  }

  #visitAlternatives(schema: Schema, value: unknown): void {
    const { allOf, anyOf, oneOf, not } = schema;
    for (const part of allOf ?? []) {
      for (const { path, says, details } of this.#partFaults(part, value)) {
        this.faults.push({ path: [...this.#path, ...path], says, details });
      }
    }
    const accepts = (part: Schema) => this.#partFaults(part, value).length === 0;
    if (anyOf !== undefined && !anyOf.some(accepts)) {
      this.#add('matches none of the forms that it may have (anyOf)', {});
    }
    if (oneOf !== undefined) {
      const count = oneOf.filter(accepts).length;
      const which = count === 0 ? 'none' : 'more than one';
      if (count !== 1) this.#add(`matches ${which} of the forms that it may have (oneOf)`, {});
    }
    if (not !== undefined && accepts(not)) this.#add('has a form that is excluded (not)', {});
  }

  #partFaults(part: Schema, value: unknown): readonly SchemaFault[] {
    const walk = new SchemaWalk(this.reading, true);
    walk.visit(part, value);
    return walk.faults;
  }

  #enter(step: string | number, schema: Schema, value: unknown): void {
    this.#path.push(step);
    this.visit(schema, value);
    this.#path.pop();
  }

  #add(says: string, details: SchemaFault['details']): void {
    const path = [...this.#path];
    // Two parts of a schema may demand the same.
    if (this.faults.some((fault) => fault.says === says && isSame(fault.path, path))) return;
    this.faults.push({ path, says, details });
  }
}

const anything: Schema = {};

/** What was meant by a field that does not exist: one that is spelt like it, or that belongs one level deeper. */
function describeUnknown(
  key: string,
  properties: Readonly<Record<string, Schema>>,
  siblings: Readonly<Record<string, unknown>>,
  schemas: KubernetesSchemas,
): [says: string, details: SchemaFault['details']] {
  const known = Object.keys(properties);
  const lower = key.toLowerCase();
  const same = known.find((name) => name.toLowerCase() === lower);
  if (same !== undefined) {
    return [`is not a field: it is written ${same}`, { meant: same }];
  }
  const parents = known.filter((name) => {
    const { properties: fields } = schemas.resolve(properties[name] ?? {});
    return fields !== undefined && Object.hasOwn(fields, key);
  });
  if (parents.length === 1 || parents.includes('spec')) {
    const parent = parents.includes('spec') ? 'spec' : String(parents[0]);
    return [`is not a field here: it belongs below ${parent}`, { below: parent }];
  }
  const meant = nearest(
    key,
    known.filter((name) => !Object.hasOwn(siblings, name)),
  );
  return meant === undefined
    ? ['is not a field', {}]
    : [`is not a field: did you mean ${meant}?`, { meant }];
}
