import { posix } from 'node:path';
import type { Problem } from '../../../report/index.js';
import type { EventPlace } from '../model/event-document.js';
import type { EventSchema } from '../model/event-schema.js';
import { AvroFiles } from './avro-files.js';
import { type AvroNamedType, type AvroType, describeType, follow } from './avro-type.js';
import { isDefaultOf } from './check-default.js';
import { type AvroRoot, chooseEvents } from './choose-events.js';
import { describeValue } from './describe-value.js';
import { invalidSchema } from './invalid-schema.js';
import { listFields } from './list-fields.js';
import type { AvroParser } from './parse-avro.js';
import { isProtocol, joinRequests, parseProtocol } from './parse-protocol.js';

/** A schema of Avro, a list of them or a protocol, as JSON, at a place of a file. */
export interface AvroSource extends EventPlace {
  readonly value: unknown;
  /** It is the payload of a message: an event, whatever else uses it. */
  readonly isMessage?: boolean;
}

/** What one source holds. */
export interface AvroReading {
  /** Without channels and version, which Avro does not know. */
  readonly schemas: readonly EventSchema[];
  readonly problems: readonly Problem[];
}

interface Root extends AvroRoot {
  readonly source: number;
}

/**
 * Reads schemas of Avro that may name types of each other, in the order in which they are given. The events of a file are its records
 * that no other record of all sources uses, the requests of its messages, and what is the payload of a message.
 */
export function readAvro(sources: readonly AvroSource[]): readonly AvroReading[] {
  const files = new AvroFiles();
  const parsers = sources.map(({ document }) => files.open(document));
  const parsed = sources.map((source, index) => parseSource(source, parsers[index]));
  files.checkReferences();
  parsers.forEach(checkDefaults);
  const roots = parsed.flatMap((list, source): readonly Root[] =>
    joinRequests(list).map((root) => ({ ...root, source })),
  );
  const events = parsers.map((): Root[] => []);
  for (const root of chooseEvents(roots)) events[root.source]?.push(root);
  return parsers.map((parser, index) => {
    const own = events[index] ?? [];
    const problems: Problem[] = [...parser.problems];
    const schemas = own.map((root) =>
      toSchema(root, parser, own.length > 1, (problem) => problems.push(problem)),
    );
    return { schemas, problems };
  });
}

/** Reads one schema of which nothing else is known. */
export function readAvroType({ document, pointer, value }: AvroSource): {
  readonly type: AvroType;
  readonly problems: readonly Problem[];
} {
  const files = new AvroFiles();
  const parser = files.open(document);
  const type = parser.parseType(value, pointer, '');
  files.checkReferences();
  checkDefaults(parser);
  return { type, problems: parser.problems };
}

function parseSource(
  { value, pointer, isMessage = false }: AvroSource,
  parser: AvroParser | undefined,
): readonly AvroRoot[] {
  if (parser === undefined) return [];
  if (isProtocol(value)) return parseProtocol(parser, value, pointer);
  const type = parser.parseType(value, pointer, '');
  if (isMessage) return [{ type, isMessage }];
  // A list at the top of a file is rather a list of definitions than a union.
  const types = type.kind === 'union' ? type.branches : [type];
  // A name alone stands for what is listed where it is defined.
  return types
    .filter((each) => each.kind !== 'reference')
    .map((each) => ({ type: each, isMessage }));
}

function checkDefaults(parser: AvroParser): void {
  for (const { default: fallback, name, pointer, type } of parser.defaulted) {
    if (fallback === undefined || isDefaultOf(type, fallback.value)) continue;
    const kind = describeType(type);
    parser.problems.push(
      invalidSchema(
        parser.document,
        `${pointer}/default`,
        `the default of the field ${name} is no value of its type, ${kind}`,
        `Write a default that is one, or leave it out.`,
      ),
    );
  }
}

function toSchema(
  { type, isRequest = false }: AvroRoot,
  { document }: AvroParser,
  isOneOfSeveral: boolean,
  report: (problem: Problem) => void,
): EventSchema {
  const { openness = 'closed', marks } = describeValue(type);
  const named = nameOf(type);
  const { fields, cut } = listFields(type);
  const [first] = cut;
  if (first) {
    report({
      code: 'object-not-judged',
      message: `${String(cut.length)} fields of ${describeType(type)} hold more than can be listed, ${first.path} first`,
      location: first.document.locate(first.pointer),
      hint: 'Split the schema: no more than 20,000 fields in 64 levels are looked at.',
    });
  }
  const { uri } = document;
  return {
    id: isOneOfSeveral && named ? `${uri}#${named.name.full}` : uri,
    document,
    pointer: type.pointer,
    name: named?.name.simple ?? posix.basename(uri, posix.extname(uri)),
    nameFrom: isRequest ? 'message' : named ? 'record' : 'file',
    ...(named && named.name.namespace !== '' && { namespace: named.name.namespace }),
    format: 'avro',
    native: { format: 'avro', schema: type },
    ...(named?.doc !== undefined && { description: named.doc }),
    marks,
    channels: [],
    openness,
    fields,
  };
}

function nameOf(type: AvroType): AvroNamedType | undefined {
  const known = follow(type);
  if ('name' in known) return known;
  const [only, ...others] = known.kind === 'union' ? known.branches.map(follow) : [];
  return others.length === 0 && only && 'name' in only ? only : undefined;
}
