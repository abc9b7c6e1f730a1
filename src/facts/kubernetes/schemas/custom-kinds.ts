import { isRecord } from '../../../source/is-record.js';
import type { Schema } from './schema.js';

/** A version of a kind that a CustomResourceDefinition adds. */
export interface CustomKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether the API server knows objects of this version. */
  readonly isServed: boolean;
  /** Undefined where the definition leaves it to whoever writes the object. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** The kinds that an object defines, version by version: none where it is no CustomResourceDefinition. */
export function readCustomKinds(object: {
  readonly apiVersion: string;
  readonly kind: string;
  readonly value: Readonly<Record<string, unknown>>;
}): readonly CustomKind[] {
  const { apiVersion, value } = object;
  if (object.kind !== 'CustomResourceDefinition') return [];
  if (!apiVersion.startsWith('apiextensions.k8s.io/')) return [];
  const spec = asRecord(value['spec']);
  const { group, version, versions } = spec;
  const { kind } = asRecord(spec['names']);
  if (typeof group !== 'string' || typeof kind !== 'string') return [];
  const isFirst = apiVersion === 'apiextensions.k8s.io/v1beta1';
  const shared = asRecord(spec['validation'])['openAPIV3Schema'];
  // Of the first version of the API, where unknown fields are kept unless somebody says otherwise.
  const keepsUnknown = spec['preserveUnknownFields'] ?? isFirst;
  const given = Array.isArray(versions) ? versions : [];
  const listed: readonly unknown[] =
    given.length === 0 && version !== undefined ? [{ name: version }] : given;
  return listed.map(asRecord).flatMap(({ name, served, schema: own }) => {
    if (typeof name !== 'string') return [];
    const schema = asRecord(own)['openAPIV3Schema'] ?? shared;
    const isUsable = isRecord(schema) && keepsUnknown !== true;
    const isServed = served !== false;
    return [{ apiVersion: `${group}/${name}`, kind, isServed, ...(isUsable && { schema }) }];
  });
}

/**
 * The schema of a definition in which no value has a wrong type. Null stands for an absent value; as an item of an enumeration it
 * is one.
 */
export function readCustomSchema(schema: Readonly<Record<string, unknown>>): Schema {
  // Whoever asks has judged the definition by the schema that Kubernetes has for it.
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    value === null && !/^\d+$/.test(key) ? undefined : value,
  ) as Schema;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
