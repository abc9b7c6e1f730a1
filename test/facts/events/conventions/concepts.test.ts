import { describe, expect, test } from '@jest/globals';
import { findAuditRecord } from '../../../../src/facts/events/conventions/audit.js';
import { findEnvelope } from '../../../../src/facts/events/conventions/envelope.js';
import type {
  EventDocument,
  EventField,
  EventFormat,
} from '../../../../src/facts/events/model/index.js';

const document: EventDocument = { uri: 'order.json', locate: () => ({ uri: 'order.json' }) };

/** Fields from paths; `?` marks an optional one, and what follows a colon is its format. */
function fields(...paths: readonly string[]): readonly EventField[] {
  const made: EventField[] = [];
  for (const written of paths) {
    const [path = '', format] = written.replace('?', '').split(':');
    const steps = path.split('/');
    const name = steps.at(-1) ?? '';
    const parent = made.findIndex((field) => field.path === steps.slice(0, -1).join('/'));
    made.push({
      index: made.length,
      name,
      path,
      section: 'payload',
      types: [paths.some((other) => other.startsWith(`${path}/`)) ? 'object' : 'string'],
      wrapping: [],
      nullable: false,
      presence: written.includes('?') ? 'optional' : 'required',
      values: [],
      marks: [],
      document,
      pointer: `/${path}`,
      ...(parent === -1 ? {} : { parent }),
      ...(format === undefined ? {} : { format }),
    });
  }
  return made;
}

function told(found: object): readonly string[] {
  return Object.entries(
    found as Readonly<Record<string, { field: EventField; isRequired: boolean; kind: string }>>,
  ).map(([concept, { field, isRequired, kind }]) =>
    [concept, field.path, kind, ...(isRequired ? [] : ['optional'])].join(' '),
  );
}

describe('the envelope of an event', () => {
  test.each<[string, readonly EventField[], readonly string[]]>([
    [
      'in house style',
      fields(
        'eventId:uuid',
        'eventType',
        'eventVersion',
        'timestamp:date-time',
        'payload',
        'payload/id',
        'metadata',
        'metadata/correlationId:uuid',
        'metadata/causationId?:uuid',
      ),
      [
        'id eventId uuid',
        'type eventType text',
        'version eventVersion text',
        'time timestamp date-time',
        'payload payload object',
        'correlation metadata/correlationId uuid',
        'causation metadata/causationId uuid optional',
      ],
    ],
    [
      'of CloudEvents',
      fields('specversion', 'id', 'type', 'source', 'time?:date-time', 'data'),
      [
        'id id text',
        'type type text',
        'time time date-time optional',
        'payload data text',
        'source source text',
      ],
    ],
    [
      'in headers of Kafka',
      fields('headers', 'headers/ce_id', 'headers/ce_type', 'order', 'order/name'),
      ['id headers/ce_id text', 'type headers/ce_type text'],
    ],
    [
      'below a container that may be absent',
      fields('metadata?', 'metadata/event_id'),
      ['id metadata/event_id text optional'],
    ],
    ['that is not there', fields('order', 'order/id', 'order/version'), []],
  ])('%s', (_, own, expected) => {
    expect(told(findEnvelope({ fields: own, format: 'json-schema' }))).toEqual(expected);
  });

  test('names of the house come first', () => {
    const found = findEnvelope(
      { fields: fields('id', 'messageKey'), format: 'json-schema' },
      { id: ['messagekey'] },
    );
    expect(told(found)).toEqual(['id messageKey text']);
  });

  test.each<[EventFormat, boolean]>([
    ['protobuf', true],
    ['json-schema', false],
  ])('%s: a field that no schema can require counts', (format, isRequired) => {
    const found = findEnvelope({ fields: fields('event_id?'), format });
    expect(found.id?.isRequired).toBe(isRequired);
  });
});

describe('an audit record', () => {
  test.each<[string, readonly EventField[], readonly string[]]>([
    [
      'in the words of CloudTrail',
      fields(
        'eventID',
        'userIdentity',
        'userIdentity/arn',
        'eventName',
        'eventTime',
        'resources',
        'requestID',
      ),
      [
        'id eventID text',
        'actor userIdentity object',
        'subject resources text',
        'action eventName text',
        'time eventTime text',
        'causation requestID text',
      ],
    ],
    [
      'in the words of OPA',
      fields('decision_id', 'requested_by', 'path', 'result', 'timestamp', 'trace_id', 'bundles'),
      [
        'id decision_id text',
        'actor requested_by text',
        'action path text',
        'time timestamp text',
        'causation trace_id text',
        'policyVersion bundles text',
        'outcome result text',
      ],
    ],
    [
      'with nested parts',
      fields(
        'event',
        'event/id',
        'event/action',
        '@timestamp',
        'user',
        'user/id',
        'rule',
        'rule/version',
      ),
      [
        'id event/id text',
        'actor user/id text',
        'action event/action text',
        'time @timestamp text',
        'policyVersion rule/version text',
      ],
    ],
  ])('%s', (_, own, expected) => {
    expect(told(findAuditRecord({ fields: own, format: 'json-schema' }))).toEqual(expected);
  });
});
