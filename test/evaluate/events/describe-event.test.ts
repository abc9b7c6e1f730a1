import { describe, expect, test } from '@jest/globals';
import { describeEvents, type EventContext } from '../../../src/evaluate/events/describe-event.js';
import type { EventFacts, EventFieldFacts } from '../../../src/evaluate/events/event-facts.js';
import type { FieldClassification } from '../../../src/facts/classification/field-classification.js';
import type { EventSchema, FieldType } from '../../../src/facts/events/model/index.js';
import {
  classifyBy,
  declaredAs,
  detectedAs,
  documentOf,
  eventOf,
  markOf,
  verdictOf,
} from './event-builder.js';

const email = verdictOf('confidential', 'contact.email');
const password = verdictOf('restricted', 'credential');
const content = verdictOf('restricted', 'content');

function describeAll(
  events: readonly EventSchema[],
  known: Readonly<Record<string, FieldClassification>> = {},
  context: Partial<EventContext> = {},
) {
  return describeEvents(events, () => ({ classify: classifyBy(known), ...context }));
}

function describeOne(
  event: EventSchema,
  known: Readonly<Record<string, FieldClassification>> = {},
  context: Partial<EventContext> = {},
) {
  const facts = describeAll([event], known, context).facts.get(event.id);
  if (!facts) throw new Error('nothing was described');
  return facts;
}

/** Which fields are on which lists. */
function listsOf({ fields }: EventFacts) {
  return Object.fromEntries(
    Object.entries<EventFieldFacts[keyof EventFieldFacts]>({ ...fields })
      .filter(([, own]) => own.length > 0)
      .map(([list, own]) => [list, own.map(({ path }) => path)]),
  );
}

describe('an event in facts', () => {
  test('says what it is called, for whom it is, and nothing of harmless fields', () => {
    const event = eventOf(
      'order.placed',
      [
        { path: 'orderId', description: 'Of the order.' },
        { path: 'subject', presence: 'optional', format: 'uuid' },
      ],
      {
        version: '2.1.0',
        description: 'A customer has placed an order.',
      },
    );
    expect(describeOne(event)).toEqual({
      id: 'order.placed.json',
      name: 'order.placed',
      nameFrom: 'title',
      format: 'json-schema',
      kind: 'event',
      audience: { name: 'integration', isPublished: true, from: 'default' },
      version: '2.1.0',
      isCloudEvent: false,
      channels: [],
      classification: { ofEvent: false, fields: 2, covered: 0, missing: ['orderId', 'subject'] },
      documentation: { ofEvent: true, fields: 2, covered: 1, missing: ['subject'] },
      fields: { declared: [], suspected: [], evidence: [], secrets: [], open: [], money: [] },
      entities: [],
      isOpen: false,
      envelope: { subject: { path: 'subject', isRequired: false, kind: 'uuid' } },
      tense: { isPast: true, word: 'placed' },
      ordering: { hasChannel: false, missing: [], optional: [] },
      statuses: [],
      isSensitive: false,
      marks: { fields: 0, unknown: [], lowered: [] },
    });
  });

  test.each<[string, FieldClassification, Record<string, string[]>]>([
    ['declared as confidential', declaredAs(email), { declared: ['it'] }],
    ['declared as a credential', declaredAs(password), { declared: ['it'] }],
    ['declared as internal', declaredAs(verdictOf('internal', 'contact.email')), {}],
    ['undeclared, by its name', detectedAs(email), { suspected: ['it'] }],
    ['undeclared, and a credential', detectedAs(password), { secrets: ['it'] }],
    ['undeclared, and content', detectedAs(content), { evidence: ['it'] }],
    ['free text', detectedAs({ ...content, confidence: 'low' }), { suspected: ['it'] }],
    ['a pseudonym', detectedAs(verdictOf('internal', 'pseudonymous_id')), {}],
    ['found, and declared as harmless', detectedAs(email, []), {}],
    ['under-declared', detectedAs(password, ['under-declared']), { secrets: ['it'] }],
  ])('has a field that is %s on one list at most', (_, classification, lists) => {
    expect(listsOf(describeOne(eventOf('e', [{ path: 'it' }]), { it: classification }))).toEqual(
      lists,
    );
  });

  test('has secrets of internal events among the secrets, declared or not', () => {
    const event = eventOf('e', [{ path: 'it' }]);
    const facts = describeOne(event, { it: declaredAs(password) }, { audience: 'internal' });
    expect(listsOf(facts)).toEqual({ secrets: ['it'] });
  });

  test('tells the level, the reason and the handling of a field', () => {
    const known = { it: declaredAs({ ...email, handling: 'hashed' }) };
    expect(describeOne(eventOf('e', [{ path: 'it' }]), known).fields.declared).toEqual([
      {
        id: 'e.json#payload:0',
        name: 'it',
        path: 'it',
        because: 'the word contact.email',
        level: 'confidential',
        confidence: 'declared',
        handling: 'hashed',
        categories: ['contact.email'],
        reach: 1,
        alsoIn: [],
      },
    ]);
  });

  test('tells of a declared container once, and not of what is in it', () => {
    const event = eventOf('e', [
      { path: 'pii', types: ['object'], openness: 'closed' },
      { path: 'pii.name', types: ['object'], openness: 'closed' },
      { path: 'pii.name.first' },
      { path: 'pii.key' },
    ]);
    const below = declaredAs(email, 'declared-container');
    const known = {
      ...{ pii: declaredAs(email), 'pii.name': below, 'pii.name.first': below },
      'pii.key': declaredAs(password),
    };
    expect(listsOf(describeOne(event, known))).toEqual({ declared: ['pii', 'pii.key'] });
  });

  test('tells of an event that is declared sensitive as a whole once', () => {
    const event = eventOf('e', [{ path: 'a' }, { path: 'b' }]);
    const own = declaredAs(email, 'declared-container');
    const { fields } = describeOne(event, { a: own, b: own });
    expect(fields.declared).toEqual([
      expect.objectContaining({ id: 'e.json', name: 'e', path: '' }),
    ]);
  });

  test.each([
    ['nobody', {}, 'integration', 'default'],
    ['a mark', { marks: [markOf('x-audience', 'company-internal')] }, 'internal', 'mark'],
    [
      'an option of Protobuf',
      { marks: [markOf('acme.events.visibility', 'PUBLIC')] },
      'public',
      'mark',
    ],
    ['a flag', { marks: [markOf('x-internal', true)] }, 'internal', 'mark'],
    ['its folder', { document: documentOf('events/internal/a.json') }, 'internal', 'folder'],
    ['its namespace', { namespace: 'com.acme.domain.orders' }, 'domain', 'namespace'],
    [
      'no mark, by the name of its file',
      { document: documentOf('a/internal.json') },
      'integration',
      'default',
    ],
  ])('is for whom %s says', (_, others, name, from) => {
    const { audience } = describeOne(eventOf('e', [], others));
    expect(audience).toEqual(expect.objectContaining({ name, from }));
  });

  test('is public where one of several marks says so, and where a mark says what is no audience', () => {
    const marks = [markOf('x-audience', ['internal', 'partner'])];
    expect(describeOne(eventOf('e', [], { marks })).audience.name).toBe('partner');
    const unknown = [markOf('x-audience', 'everybody')];
    expect(describeOne(eventOf('e', [], { marks: unknown })).audience).toEqual({
      ...{ name: 'integration', isPublished: true, from: 'default', unreadable: 'x-audience' },
    });
  });

  test('is for whom its source says, before its folder and after its marks', () => {
    const inFolder = eventOf('e', [], { document: documentOf('internal/e.json') });
    expect(describeOne(inFolder, {}, { audience: 'partner' }).audience.name).toBe('partner');
    const marked = eventOf('e', [], { marks: [markOf('x-visibility', 'private')] });
    expect(describeOne(marked, {}, { audience: 'partner' }).audience.name).toBe('internal');
  });

  test.each([
    [
      ['orders', { name: 'newsletter' }],
      ['orders', 'newsletter'],
    ],
    ['orders, newsletter', ['orders', 'newsletter']],
    [['orders', 'orders', ''], ['orders']],
  ])('names its consumers, and whether the catalog knows them: %j', (value, names) => {
    const owners = new Set(['orders']);
    const event = eventOf('e', [], { marks: [markOf('x-consumers', value)] });
    const told = names.map((name) => ({ name, isKnown: name === 'orders' }));
    expect(describeOne(event, {}, { owners }).consumers).toEqual(told);
    expect(describeOne(eventOf('e'), {}, { owners }).consumers).toBeUndefined();
  });

  test('names its owner, and whether the catalog knows it', () => {
    const marked = eventOf('e', [], { marks: [markOf('x-owner', { name: 'team-a' })] });
    expect(describeOne(marked).owner).toEqual({ name: 'team-a' });
    const owners = new Set(['orders']);
    expect(describeOne(marked, {}, { owners }).owner).toEqual({ name: 'team-a', isKnown: false });
    const served = describeOne(eventOf('e'), {}, { owners, service: 'orders' });
    expect(served.owner).toEqual({ name: 'orders', isKnown: true });
    expect(describeOne(eventOf('e'), {}, { owners }).owner).toBeUndefined();
  });

  test.each<[string, Record<string, unknown>, string | undefined]>([
    ['bytes', { types: ['bytes'] }, 'bytes'],
    ['a decimal in bytes', { types: ['bytes'], format: 'decimal' }, undefined],
    ['base64', { encoding: 'base64' }, 'contentEncoding base64'],
    ['a document', { mediaType: 'application/pdf' }, 'contentMediaType application/pdf'],
    ['JSON in a text', { mediaType: 'application/json' }, undefined],
    ['the digest of a document', { name: 'documentSha256', types: ['bytes'] }, undefined],
  ])('has %s as evidence where it is content', (_, field, because) => {
    const { evidence } = describeOne(eventOf('e', [{ path: 'it', ...field }])).fields;
    expect(evidence.map((each) => each.because)).toEqual(because === undefined ? [] : [because]);
  });

  test('has bytes that are the value of a digest as no evidence', () => {
    const event = eventOf('e', [
      { path: 'fileHashes', types: ['object'], openness: 'closed' },
      { path: 'fileHashes.value', types: ['bytes'] },
      { path: 'value', types: ['bytes'] },
    ]);
    expect(listsOf(describeOne(event))).toEqual({ evidence: ['value'] });
  });

  test('has content of which the type is sure without a doubt', () => {
    const shape = detectedAs({ ...content, confidence: 'medium' });
    const confidenceOf = (types: readonly FieldType[]) =>
      describeOne(eventOf('e', [{ path: 'it', types, encoding: 'base64' }]), { it: shape }).fields
        .evidence[0]?.confidence;
    expect(confidenceOf(['string'])).toBeUndefined();
    expect(confidenceOf(['string', 'object'])).toBe('medium');
  });

  test.each([
    ['public', {}],
    ['internal', { evidence: ['it'] }],
  ] as const)('has bytes that are declared %s as evidence, or not', (level, lists) => {
    const declared = declaredAs(verdictOf(level, 'system'));
    const event = eventOf('e', [{ path: 'it', types: ['bytes'] }]);
    expect(listsOf(describeOne(event, { it: declared }))).toEqual(lists);
  });

  test('has addresses that open what they name among the secrets', () => {
    const event = eventOf('e', [{ path: 'presignedUrl' }, { path: 'imageUrl' }]);
    const known = { presignedUrl: detectedAs(content), imageUrl: detectedAs(content) };
    const lists = { secrets: ['presignedUrl'], evidence: ['imageUrl'] };
    expect(listsOf(describeOne(event, known))).toEqual(lists);
  });

  test('tells once of what is suspect for the container that it is in', () => {
    const event = eventOf('e', [{ path: 'a' }, { path: 'b' }, { path: 'c' }]);
    const evidence = [{ kind: 'context', text: 'it is in secrets' }] as const;
    const inside = detectedAs({ ...password, confidence: 'medium', evidence });
    const { secrets } = describeOne(event, { a: inside, b: inside, c: inside }).fields;
    expect(secrets.map(({ because }) => because)).toEqual([
      'it is in secrets, as 2 more fields are',
    ]);
  });

  test('has the payload of a CloudEvent in base64, which its specification has, as no evidence', () => {
    const event = eventOf('e', [{ path: 'data_base64', encoding: 'base64' }], {
      isCloudEvent: true,
    });
    expect(listsOf(describeOne(event))).toEqual({});
  });

  test('says through which fields anything may travel', () => {
    const event = eventOf('e', [
      { path: 'closed', types: ['object'], openness: 'closed' },
      { path: 'said', types: ['object'], openness: 'open' },
      { path: 'bare', types: ['object'], openness: 'undeclared' },
      { path: 'usual', types: ['object'], openness: 'undeclared' },
      { path: 'usual.id' },
      { path: 'anything', types: ['any'] },
      { path: 'labels', types: ['string'], wrapping: ['map'], openness: 'typed' },
      { path: 'again', types: ['object'], openness: 'undeclared', cut: 'recursive' },
    ]);
    expect(listsOf(describeOne(event))).toEqual({ open: ['said', 'bare', 'anything'] });
    expect(describeOne(event).isOpen).toBe(false);
    expect(describeOne(eventOf('e', [], { openness: 'undeclared' })).isOpen).toBe(true);
    const cloudEvent = eventOf('e', [], { openness: 'open', isCloudEvent: true });
    expect(describeOne(cloudEvent).isOpen).toBe(false);
  });

  test('has amounts of money that are floating-point numbers', () => {
    const event = eventOf('e', [
      { path: 'unitPrice', types: ['number'] },
      { path: 'fee', types: ['string'] },
      { path: 'taxRate', types: ['number'] },
      { path: 'amount', types: ['number'] },
      { path: 'refund', types: ['number'], format: 'decimal' },
      { path: 'total', types: ['object'] },
      { path: 'total.value', types: ['number'] },
      { path: 'total.currency' },
    ]);
    expect(listsOf(describeOne(event))).toEqual({ money: ['unitPrice', 'total.value'] });
  });

  test('tells by which key its messages are kept in order', () => {
    const fields = [{ path: 'orderId' }, { path: 'shopId', presence: 'optional' as const }];
    const channel = {
      name: 'orders',
      bindings: {},
      marks: [],
      document: documentOf('a'),
      pointer: '',
    };
    const on = (others: Partial<EventSchema>) =>
      describeOne(eventOf('e', fields, { channels: [channel], ...others })).ordering;
    expect(on({})).toEqual({ hasChannel: true, missing: [], optional: [] });
    expect(on({ marks: [markOf('x-partition-key', 'payload/orderId')] })).toEqual({
      ...{ hasChannel: true, key: 'payload/orderId', missing: ['payload/orderId'], optional: [] },
    });
    expect(on({ marks: [markOf('x-partition-key', ['/orderId', 'shopId'])] })).toEqual({
      ...{ hasChannel: true, key: '/orderId, shopId', missing: [], optional: ['shopId'] },
    });
    const inProtobuf = on({ format: 'protobuf', marks: [markOf('partition_key', 'shopId')] });
    expect(inProtobuf.optional).toEqual([]);
    const bound = { ...channel, bindings: { kafka: { key: { type: 'string' } } } };
    expect(on({ channels: [bound] }).key).toBe('the key of its binding');
  });

  test('has fields of a status, and the version of its words where it travels', () => {
    const values = ['open', 'paid'].map((value) => ({
      ...{ value, from: 'enum' as const, document: documentOf('a'), pointer: '' },
    }));
    const fields = [{ path: 'orderStatus', values }, { path: 'status' }];
    const id = 'e.json#payload:0';
    expect(describeOne(eventOf('e', fields)).statuses).toEqual([
      { id, path: 'orderStatus', words: 2 },
    ]);
    const versioned = eventOf('e', [...fields, { path: 'statusVersion' }]);
    expect(describeOne(versioned).statuses).toEqual([
      { id, path: 'orderStatus', words: 2, version: 'statusVersion' },
    ]);
  });

  test('counts what somebody has classified, without what the specification of CloudEvents describes', () => {
    const event = eventOf(
      'e',
      [
        { path: 'source' },
        { path: 'data', types: ['object'] },
        { path: 'data.id' },
        { path: 'data.sku' },
      ],
      { isCloudEvent: true },
    );
    const known = { 'data.id': declaredAs(verdictOf('internal', 'pseudonymous_id')) };
    expect(describeOne(event, known).classification).toEqual({
      ...{ ofEvent: true, fields: 2, covered: 1, missing: ['data.sku'] },
    });
  });
});

describe('a field of a shared definition', () => {
  const shared = documentOf('customer.json');
  const customer = { name: 'customer', document: shared, pointer: '' };
  const using = (name: string, container: string, others: Partial<EventSchema> = {}) =>
    eventOf(
      name,
      [
        { path: container, types: ['object'], openness: 'closed', definition: customer },
        { path: `${container}.email`, document: shared, pointer: '/properties/email' },
      ],
      others,
    );
  const known = { 'buyer.email': detectedAs(email), 'payer.email': detectedAs(email) };

  test('is listed once, under the event of the widest audience, with the others that reach it', () => {
    const events = [
      using('refund.made', 'payer', { namespace: 'internal' }),
      using('order.placed', 'buyer'),
      using('order.paid', 'payer'),
    ];
    const { facts } = describeAll(events, known);
    expect([...facts.values()].flatMap(({ fields }) => fields.suspected)).toEqual([
      expect.objectContaining({
        ...{ id: 'order.placed.json#payload:1', path: 'buyer.email', reach: 3 },
        alsoIn: ['refund.made', 'order.paid'],
      }),
    ]);
    expect(facts.get('order.placed.json')?.fields.suspected).toHaveLength(1);
  });

  test('is the same one however an event reaches it', () => {
    const identityOf = (name: string, container: string) =>
      describeAll([using(name, container)], known).subjects.get(`${name}.json#payload:1`)?.identity;
    expect(identityOf('a', 'buyer')).toEqual(['definition', 'customer.json', 'customer', 'email']);
    expect(identityOf('b', 'payer')).toEqual(identityOf('a', 'buyer'));
  });

  test('is listed for logs and for events', () => {
    const { facts } = describeAll([using('a', 'buyer'), using('b', 'payer')], known, {
      kindOf: ({ name }) => (name === 'b' ? 'log' : 'event'),
    });
    expect([...facts.values()].map(({ fields }) => fields.suspected.length)).toEqual([1, 1]);
  });

  test('makes its file an entity that leaks, where it is declared and the event is published', () => {
    const declared = { 'buyer.email': declaredAs(email) };
    const { facts, subjects } = describeAll([using('a', 'buyer')], declared);
    expect(facts.get('a.json')?.entities).toEqual([
      {
        ...{ id: 'a.json#payload:0', name: 'customer', uri: 'customer.json', path: 'buyer' },
        ...{ fields: ['buyer.email'], count: 1, isHandled: false },
      },
    ]);
    expect(subjects.get('a.json#payload:0')?.place.document.uri).toBe('a.json');
    const internal = describeAll([using('a', 'buyer', { namespace: 'internal' })], declared);
    expect(internal.facts.get('a.json')?.entities).toEqual([]);
    expect(describeAll([using('a', 'buyer')], known).facts.get('a.json')?.entities).toEqual([]);
  });
});
