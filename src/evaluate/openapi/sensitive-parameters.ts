import {
  type Classification,
  readClassification,
} from '../../facts/classification/read-classification.js';
import { classifyName } from '../../facts/classification/names/index.js';
import { identify } from '../../facts/openapi/diff/index.js';
import type {
  Contract,
  Operation,
  Parameter,
  ReadContract,
} from '../../facts/openapi/model/index.js';
import type { SchemaNode } from '../../facts/schema/index.js';
import { isRecord } from '../../source/is-record.js';
import { fingerprint } from '../../verdict/index.js';
import type { PlacedSubject } from '../place-subject.js';

/** What travels in the addresses of a contract, as policies read it: `input.contracts[id].urls`. */
export interface UrlFacts {
  /** Parameters of paths and queries that were looked at. */
  readonly count: number;
  readonly sensitive: readonly UrlParameterFacts[];
}

/** A parameter of a path or a query that looks like, or is declared as, what not everybody may see. */
export interface UrlParameterFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  readonly in: 'path' | 'query';
  /** `GET /orders/{email}` */
  readonly operation: string;
  /** What its name or format looks like; absent where only a marker speaks. */
  readonly category?: string;
  /** The class that it is marked with. */
  readonly classification?: string;
}

/** The parameters of the newer version; undefined where it could not be read. */
export function describeUrls(
  id: string,
  head: ReadContract,
  subjects: Map<string, PlacedSubject>,
): UrlFacts | undefined {
  if (head.kind !== 'contract') return undefined;
  const { contract, locate } = head;
  const parameters = [...parametersOf(contract)];
  const sensitive = parameters.flatMap(({ operation, parameter }, index): UrlParameterFacts[] => {
    const said = readParameter(contract, operation, parameter);
    if (said === undefined) return [];
    const { name, place } = parameter;
    const subject = `${id}#url${index}`;
    const path = identify(place, contract.document.uri);
    subjects.set(subject, {
      subject: { kind: 'parameter', id: `${id} ${path.join(' ')}`, name },
      unit: id,
      fingerprint: (rule) => fingerprint({ rule: rule.id, subject: id, path, object: undefined }),
      locate: () => locate(place),
      related: () => [],
      path: path.join(' '),
    });
    const where = parameter.in === 'path' ? 'path' : 'query';
    return [{ id: subject, name, in: where, operation: nameOf(operation), ...said }];
  });
  return { count: parameters.length, sensitive };
}

interface UrlParameter {
  readonly operation: Operation;
  readonly parameter: Parameter;
}

/** Each once: those of a path stand in all its operations. */
function* parametersOf(contract: Contract): Generator<UrlParameter> {
  const seen = new Set<string>();
  for (const operation of contract.operations.values()) {
    for (const parameter of operation.parameters) {
      if (parameter.in !== 'path' && parameter.in !== 'query') continue;
      const key = `${parameter.place.uri}#${parameter.place.pointer}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { operation, parameter };
    }
  }
}

function readParameter(
  contract: Contract,
  operation: Operation,
  { name, place, schema }: Parameter,
): Pick<UrlParameterFacts, 'category' | 'classification'> | undefined {
  const written =
    contract.document.uri === place.uri
      ? contract.document.resolve(`#${place.pointer}`, '')
      : undefined;
  const parts = [
    written && 'value' in written ? written.value : undefined,
    ...valuesOf(schema),
  ].filter(isRecord);
  const declared = parts.map((part) => readClassification(part)).find((each) => each !== undefined);
  const category = categoryOf(name, parts, operation);
  if (category === undefined && !isClass(declared)) return undefined;
  return {
    ...(category !== undefined && { category }),
    ...(isClass(declared) && { classification: declared.name }),
  };
}

function isClass(
  declared: Classification | undefined,
): declared is Classification & { readonly kind: 'class' } {
  return declared?.kind === 'class';
}

/** Most references that are followed from one schema to the next. */
const mostReferences = 8;

/** A schema, and what it refers to. */
function valuesOf(schema: SchemaNode | undefined): readonly unknown[] {
  const values: unknown[] = [];
  for (let node = schema; node && values.length < mostReferences;) {
    const { value, document, pointer } = node;
    values.push(value);
    const reference = isRecord(value) ? value['$ref'] : undefined;
    const target = typeof reference === 'string' ? document.resolve(reference, pointer) : undefined;
    node = target && !('unresolved' in target) ? target : undefined;
  }
  return values;
}

/** Ids that stand for somebody, free texts and files are no reason to ask. */
function categoryOf(
  name: string,
  parts: readonly Readonly<Record<string, unknown>>[],
  { parameters }: Operation,
): string | undefined {
  if (parts.some(({ format }) => format === 'password')) return 'credential';
  const verdict = classifyName({
    name,
    types: parts.flatMap(({ type }) => [type].flat()).filter((type) => typeof type === 'string'),
    siblings: parameters.map((each) => each.name),
    isVocabulary: parts.some((part) => Array.isArray(part['enum'])),
  });
  if (verdict === undefined || verdict.confidence === 'low' || verdict.level === 'internal') {
    return undefined;
  }
  const [category] = verdict.categories;
  return category === 'content' ? undefined : category;
}

function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
