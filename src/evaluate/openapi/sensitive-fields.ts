import {
  type ClassifiedSchema,
  findSensitiveFields,
  type SensitiveField,
} from '../../facts/classification/index.js';
import { identify } from '../../facts/openapi/diff/index.js';
import type {
  Contract,
  Header,
  MediaType,
  Operation,
  ReadContract,
} from '../../facts/openapi/model/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { PlacedSubject } from '../place-subject.js';

/** The properties of a contract as policies read them: `input.contracts[id].fields`. */
export interface FieldsFacts {
  /** Properties that were looked at. */
  readonly count: number;
  readonly sensitive: readonly FieldFacts[];
}

/** A property that holds what not everybody may see. */
export interface FieldFacts extends Pick<
  SensitiveField,
  'name' | 'category' | 'by' | 'classification' | 'unreadable'
> {
  /** Names it as a subject. */
  readonly id: string;
}

/** The properties of the newer version, whether there is an older one or not; undefined where it could not be read. */
export function describeFields(
  id: string,
  head: ReadContract,
  subjects: Map<string, PlacedSubject>,
): FieldsFacts | undefined {
  if (head.kind !== 'contract') return undefined;
  const { contract, locate } = head;
  const { fields, properties } = findSensitiveFields(schemasOf(contract));
  const sensitive = fields.map(({ uri, pointer, ...field }, index): FieldFacts => {
    const subject = `${id}#field${index}`;
    const path = identify({ uri, pointer }, contract.document.uri);
    subjects.set(subject, {
      subject: { kind: 'property', id: `${id} ${path.join(' ')}`, name: field.name },
      unit: id,
      fingerprint: (rule) => fingerprint({ rule: rule.id, subject: id, path, object: undefined }),
      locate: () => locate({ uri, pointer }),
      related: () => [],
      path: path.join(' '),
    });
    return { id: subject, ...field };
  });
  return { count: properties, sensitive };
}

/** The named schemas, then those that stand where they are used. */
export function* schemasOf(contract: Contract): Generator<ClassifiedSchema> {
  yield* contract.schemas.values();
  for (const operation of contract.operations.values()) yield* schemasOfOperation(operation);
  for (const webhook of contract.webhooks.values()) yield* schemasOfOperation(webhook);
}

function* schemasOfOperation(operation: Operation): Generator<ClassifiedSchema> {
  for (const parameter of operation.parameters) yield* schemasOfValue(parameter);
  yield* schemasOfContent(operation.requestBody?.content);
  for (const { headers, content } of operation.responses.values()) {
    for (const header of headers.values()) yield* schemasOfValue(header);
    yield* schemasOfContent(content);
  }
  for (const callback of operation.callbacks.values()) {
    yield* schemasOfOperation(callback.operation);
  }
}

function* schemasOfValue({
  schema,
  content,
}: Pick<Header, 'schema' | 'content'>): Generator<ClassifiedSchema> {
  if (schema) yield schema;
  if (content) yield* schemasOfMediaType(content);
}

function* schemasOfContent(
  content: ReadonlyMap<string, MediaType> = new Map(),
): Generator<ClassifiedSchema> {
  for (const mediaType of content.values()) yield* schemasOfMediaType(mediaType);
}

function* schemasOfMediaType({ schema, itemSchema }: MediaType): Generator<ClassifiedSchema> {
  if (schema) yield schema;
  if (itemSchema) yield itemSchema;
}
