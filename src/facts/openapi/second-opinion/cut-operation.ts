import { isRecord } from '../../../source/is-record.js';
import type { SchemaDocument } from '../../schema/index.js';
import type { Contract, Operation } from '../model/index.js';
import { lookUp, stepsOf } from '../../schema/documents/reference.js';

/** A description with one operation and nothing that it does not reach, or why there is none. */
export type Cut =
  | { readonly kind: 'cut'; readonly content: string; readonly format: 'openapi3' | 'swagger2' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Most values of one description: openapi-diff takes time with the power of their number. */
const mostValues = 20_000;

/**
 * Cuts a contract to one operation, references replaced by what they lead to, in the version of the specification that openapi-diff
 * knows and without what its validator stumbles over: extensions, examples, empty lists. What it cannot read is refused here, since
 * there it takes the whole comparison with it.
 */
export function cutOperation(contract: Contract, operation: Operation): Cut {
  const { specification, document, version = '0' } = contract;
  if (specification === '3.1' || specification === '3.2') {
    return { kind: 'refused', reason: `it does not know OpenAPI ${specification}` };
  }
  try {
    const root = isRecord(document.root) ? document.root : {};
    const paths = isRecord(root['paths']) ? root['paths'] : {};
    const expansion = new Expansion();
    const item = expansion.resolve(paths[operation.path], document, '');
    const partOf = (key: string): unknown =>
      expansion.expand(item.value[key], item.document, item.pointer, false);
    const own = partOf(operation.method);
    if (!isRecord(own)) {
      return { kind: 'refused', reason: 'the operation is written where it does not look' };
    }
    const shared = partOf('parameters');
    const isSwagger = specification === '2.0';
    const description = {
      ...(isSwagger
        ? { swagger: '2.0', ...pick(root, ['consumes', 'produces']) }
        : { openapi: '3.0.3' }),
      info: { title: 'cut', version },
      paths: {
        [operation.path]: {
          ...(Array.isArray(shared) && { parameters: shared }),
          [operation.method]: withAnswers(own),
        },
      },
    };
    const format = isSwagger ? 'swagger2' : 'openapi3';
    return { kind: 'cut', content: JSON.stringify(description), format };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

class Refusal extends Error {}

interface WrittenPart {
  readonly value: Readonly<Record<string, unknown>>;
  readonly document: SchemaDocument;
  readonly pointer: string;
}

/** Keys of which openapi-diff makes nothing, and its validator sometimes too much. */
const idle: ReadonlySet<string> = new Set(
  'example examples externalDocs xml discriminator callbacks links servers security tags operationId default'.split(
    ' ',
  ),
);

/** Keywords whose entries are named by people. */
const named: ReadonlySet<string> = new Set(['properties', 'headers', 'content', 'responses']);

class Expansion {
  private count = 0;
  private readonly open = new Set<string>();
  private sender: 'client' | 'server' = 'client';

  /** A part of the description where it is written. */
  resolve(value: unknown, document: SchemaDocument, pointer: string): WrittenPart {
    const reference = isRecord(value) ? value['$ref'] : undefined;
    if (typeof reference !== 'string') {
      return { value: isRecord(value) ? value : {}, document, pointer };
    }
    const { value: part, ...place } = this.target(reference, document, pointer);
    return { ...place, value: isRecord(part) ? part : {} };
  }

  expand(value: unknown, document: SchemaDocument, pointer: string, isNames: boolean): unknown {
    this.count += 1;
    if (this.count > mostValues) throw new Refusal('it reaches too much');
    if (Array.isArray(value)) {
      return value.map((item: unknown) => this.expand(item, document, pointer, false));
    }
    if (!isRecord(value)) return value;
    const reference = value['$ref'];
    if (!isNames && typeof reference === 'string') return this.follow(reference, document, pointer);
    const absent = isNames ? [] : this.propertiesThatDoNotTravel(value, document, pointer);
    const outside = this.sender;
    const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      this.sender = !isNames && key === 'responses' ? 'server' : outside;
      if (key === 'required' && Array.isArray(item)) {
        const kept = item.filter((name) => !absent.includes(String(name)));
        return kept.length === 0 ? [] : [[key, kept]];
      }
      if (key === 'properties' && !isNames && isRecord(item) && absent.length > 0) {
        const kept = Object.entries(item).filter(([name]) => !absent.includes(name));
        return [[key, this.expand(Object.fromEntries(kept), document, pointer, true)]];
      }
      if (!isNames && (key.startsWith('x-') || (idle.has(key) && !isAnswer(key, item)))) return [];
      return [[key, this.expand(item, document, pointer, !isNames && named.has(key))]];
    });
    this.sender = outside;
    return Object.fromEntries(entries);
  }

  /** A client sends nothing that is `readOnly`, and a server nothing that is `writeOnly`: openapi-diff does not know that. */
  private propertiesThatDoNotTravel(
    { properties }: Readonly<Record<string, unknown>>,
    document: SchemaDocument,
    pointer: string,
  ): readonly string[] {
    if (!isRecord(properties)) return [];
    const mark = this.sender === 'client' ? 'readOnly' : 'writeOnly';
    return Object.entries(properties).flatMap(([name, schema]) =>
      this.resolve(schema, document, pointer).value[mark] === true ? [name] : [],
    );
  }

  /** As it is written there: what the model derives from it for itself is not asked for. */
  private target(reference: string, from: SchemaDocument, pointer: string) {
    const target = from.resolve(reference, pointer);
    if ('unresolved' in target) throw new Refusal('a reference leads to nothing');
    const { document, pointer: place } = target;
    return { document, pointer: place, value: lookUp(document.root, stepsOf(place)) };
  }

  private follow(reference: string, from: SchemaDocument, pointer: string): unknown {
    const { document, pointer: place, value } = this.target(reference, from, pointer);
    const id = `${document.uri}#${place}`;
    if (this.open.has(id)) throw new Refusal('a schema in it is part of itself');
    this.open.add(id);
    const expanded = this.expand(value, document, place, false);
    this.open.delete(id);
    return expanded;
  }
}

/** `default` is a status among the answers and a value in a schema. */
function isAnswer(key: string, item: unknown): boolean {
  return key === 'default' && isRecord(item) && ('description' in item || '$ref' in item);
}

/** An operation needs answers, and each of them a description. */
function withAnswers(operation: Readonly<Record<string, unknown>>): object {
  const responses = isRecord(operation['responses']) ? operation['responses'] : {};
  const answers = Object.entries(responses).flatMap(([status, response]) =>
    isRecord(response) ? [[status, { description: '', ...response }] as const] : [],
  );
  const none = { default: { description: '' } };
  return { ...operation, responses: answers.length === 0 ? none : Object.fromEntries(answers) };
}

function pick(
  record: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(keys.flatMap((key) => (key in record ? [[key, record[key]]] : [])));
}
