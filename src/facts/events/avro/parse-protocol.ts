import { isRecord } from '../../../source/is-record.js';
import { pointerStep } from '../../schema/json-value.js';
import { toName } from './avro-name.js';
import { type AvroRecord, follow } from './avro-type.js';
import type { AvroRoot } from './choose-events.js';
import type { AvroParser } from './parse-avro.js';
import { parseFields } from './parse-named-type.js';
import { marksOf } from './properties.js';

/** Whether a file holds a protocol (`.avpr`) and no schema. */
export function isProtocol(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && typeof value['protocol'] === 'string' && value['type'] === undefined;
}

/**
 * Reads the types and messages of a protocol. A request is a message, as a record of its parameters; what it answers is none. Of a
 * request with one record the record is the message, once for all such requests: call `joinRequests` when all names are known.
 */
export function parseProtocol(
  parser: AvroParser,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
): readonly AvroRoot[] {
  const namespace = typeof value['namespace'] === 'string' ? value['namespace'] : '';
  const { types = [], messages = {} } = value;
  if (!Array.isArray(types)) {
    parser.problem(`${pointer}/types`, '"types" is no list', 'Write the list of named types.');
  }
  if (!isRecord(messages)) {
    parser.problem(`${pointer}/messages`, '"messages" is no object', 'Write messages by name.');
  }
  const defined = (Array.isArray(types) ? types : []).map((type: unknown, index) => ({
    type: parser.parseType(type, `${pointer}/types/${String(index)}`, namespace),
    isMessage: false,
  }));
  const requests = Object.entries(isRecord(messages) ? messages : {}).flatMap(([name, message]) =>
    parseMessage(parser, name, message, `${pointer}/messages${pointerStep(name)}`, namespace),
  );
  return [...defined, ...requests];
}

function parseMessage(
  parser: AvroParser,
  name: string,
  message: unknown,
  pointer: string,
  namespace: string,
): readonly AvroRoot[] {
  if (!isRecord(message)) {
    parser.problem(pointer, `the message ${name} is no object`, 'Write its "request".');
    return [];
  }
  const place = { document: parser.document, pointer };
  const owner = toName(name, namespace);
  const request: AvroRecord = {
    kind: 'record',
    ...place,
    marks: marksOf(place, message),
    name: owner,
    aliases: [],
    ...(typeof message['doc'] === 'string' && { doc: message['doc'] }),
    fields: parseFields(parser, message['request'], `${pointer}/request`, owner),
  };
  const { response = 'null', errors = [] } = message;
  const answers = [
    { value: response, at: `${pointer}/response` },
    ...(Array.isArray(errors) ? errors : []).map((value: unknown, index) => ({
      value,
      at: `${pointer}/errors/${String(index)}`,
    })),
  ].map(({ value, at }) => ({
    type: parser.parseType(value, at, namespace),
    isMessage: false,
    isOther: true,
  }));
  return [{ type: request, isMessage: true, isRequest: true }, ...answers];
}

/** Puts records in the place of the requests that carry them alone. */
export function joinRequests(roots: readonly AvroRoot[]): readonly AvroRoot[] {
  const known = new Set<unknown>();
  return roots.flatMap((root) => {
    const [only, ...more] = root.isRequest && root.type.kind === 'record' ? root.type.fields : [];
    const carried = only === undefined || more.length > 0 ? undefined : follow(only.type);
    if (only === undefined || carried?.kind !== 'record') return [root];
    if (known.has(carried)) return [];
    known.add(carried);
    return [{ type: only.type, isMessage: true }];
  });
}
