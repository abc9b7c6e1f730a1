import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAvro } from '../../../../src/facts/events/avro/index.js';
import type { EventField } from '../../../../src/facts/events/model/index.js';
import { avroSource, field, record } from './avro-source.js';

function read(value: unknown) {
  const [reading] = readAvro([avroSource(value)]);
  if (reading === undefined) throw new Error('nothing was read');
  return reading;
}

function fieldsOf(value: unknown): readonly EventField[] {
  const { schemas, problems } = read(value);
  expect(problems).toEqual([]);
  return schemas.flatMap(({ fields }) => fields);
}

const only = (type: unknown) => fieldsOf(record('Order', { total: type }))[0];

describe('a type becomes what its values are', () => {
  test.each<[string, unknown, Partial<EventField>]>([
    ['string', 'string', { types: ['string'], nullable: false, presence: 'required' }],
    ['boolean', 'boolean', { types: ['boolean'] }],
    ['null alone', 'null', { types: ['null'], nullable: true }],
    ['int', { type: 'int' }, { types: ['integer'] }],
    ['long', 'long', { types: ['integer'] }],
    ['float', 'float', { types: ['number'] }],
    ['bytes', 'bytes', { types: ['bytes'] }],
    ['a decimal is a number', decimal('bytes'), { types: ['number'], format: 'decimal' }],
    [
      'an uuid of 16 bytes is a text',
      { type: 'fixed', name: 'Id', size: 16, logicalType: 'uuid' },
      { types: ['string'], format: 'uuid' },
    ],
    [
      'a time',
      { type: 'long', logicalType: 'timestamp-millis' },
      { types: ['integer'], format: 'timestamp-millis' },
    ],
    ['what may be null', ['null', 'string'], { types: ['string'], nullable: true }],
    ['one of several', ['string', 'int'], { types: ['string', 'integer'], nullable: false }],
    ['a list', { type: 'array', items: 'int' }, { types: ['integer'], wrapping: ['list'] }],
    [
      'a list that holds null is not null itself',
      { type: 'array', items: ['null', 'int'] },
      { types: ['integer'], wrapping: ['list'], nullable: false },
    ],
    [
      'a map of lists',
      { type: 'map', values: { type: 'array', items: 'string' } },
      { types: ['string'], wrapping: ['map', 'list'], openness: 'typed' },
    ],
    [
      'a map of anything is open',
      { type: 'map', values: ['null', 'boolean', 'long', 'double', 'string'] },
      { openness: 'open' },
    ],
    ['a record is closed', record('Money', {}), { types: ['object'], openness: 'closed' }],
    ['a default', field('int', { default: 0 }), { presence: 'defaulted' }],
    ['its description', field('int', { doc: 'In cents.' }), { description: 'In cents.' }],
    ['what is deprecated', field('int', { deprecated: true }), { deprecated: true }],
  ])('%s', (_, type, expected) => {
    expect(only(type)).toMatchObject(expected);
  });

  test('with the values that an enum and a default show, where they are written', () => {
    const type = { type: 'enum', name: 'Currency', symbols: ['EUR', 'USD'] };
    const values = only(field(type, { default: 'EUR' }))?.values;
    expect(values?.map(({ value, from, pointer }) => [value, from, pointer])).toEqual([
      ['EUR', 'enum', '/fields/0/type/symbols/0'],
      ['USD', 'enum', '/fields/0/type/symbols/1'],
      ['EUR', 'default', '/fields/0/default'],
    ]);
  });

  test('with the properties that Avro leaves to others, nearest first', () => {
    const email = { type: 'string', classification: 'restricted' };
    const contact = record('Contact', { email: field(email, { pii: true }) }, { owner: 'crm' });
    const [customer, inner] = fieldsOf(record('Order', { customer: contact }));
    expect(customer?.marks.map(({ key, pointer }) => [key, pointer])).toEqual([
      ['owner', '/fields/0/type/owner'],
    ]);
    expect(inner?.marks.map(({ key, value }) => [key, value])).toEqual([
      ['pii', true],
      ['classification', 'restricted'],
    ]);
  });
});

function decimal(type: unknown): unknown {
  return { type, logicalType: 'decimal', precision: 9, scale: 2 };
}

describe('the fields of a record', () => {
  test('come with the ways to them, containers first', () => {
    const email = record('Email', { value: 'string' });
    const customer = record('Customer', { emails: { type: 'array', items: email }, id: 'long' });
    const labels = { type: 'map', values: record('Label', { text: 'string' }) };
    const fields = fieldsOf(record('Order', { customer, labels }, { namespace: 'com.acme' }));
    expect(fields.map(({ path, parent, definition }) => [path, parent, definition?.name])).toEqual([
      ['customer', undefined, 'com.acme.Customer'],
      ['labels', undefined, 'com.acme.Label'],
      ['customer.emails', 0, 'com.acme.Email'],
      ['customer.id', 0, undefined],
      ['labels{}.text', 1, undefined],
      ['customer.emails[].value', 2, undefined],
    ]);
    expect(fields[5]?.pointer).toBe('/fields/0/type/fields/0/type/items/fields/0');
  });

  test('are listed for each use of a type, before and after its definition', () => {
    const address = record('Address', { city: 'string' });
    const fields = fieldsOf(
      record('Order', { from: 'Address', to: address, via: { type: 'Address', pii: true } }),
    );
    expect(fields.map(({ path }) => path)).toEqual([
      'from',
      'to',
      'via',
      'from.city',
      'to.city',
      'via.city',
    ]);
    expect(fields[2]?.marks).toMatchObject([{ key: 'pii' }]);
    expect(new Set(fields.slice(3).map(({ pointer }) => pointer)).size).toBe(1);
  });

  test('are there under a condition, where a value is one of several things', () => {
    const fields = fieldsOf(
      record('Paid', { by: ['null', record('Card', { pan: 'string' }), record('Cash', {})] }),
    );
    expect(fields[1]).toMatchObject({ path: 'by.pan', presence: 'conditional' });
  });

  test('end where a type holds itself', () => {
    const fields = fieldsOf(record('Node', { next: ['null', 'Node'], value: 'int' }));
    expect(fields.map(({ path, cut }) => [path, cut])).toEqual([
      ['next', 'recursive'],
      ['value', undefined],
    ]);
  });

  test('are cut, and said to be, where types multiply', () => {
    const levels = Array.from({ length: 15 }, (_, level) =>
      record(`L${String(level)}`, {
        left: level === 14 ? 'string' : `L${String(level + 1)}`,
        right: level === 14 ? 'string' : `L${String(level + 1)}`,
      }),
    );
    const { schemas, problems } = read(levels);
    expect(schemas.map(({ name }) => name)).toEqual(['L0']);
    expect(schemas[0]?.fields.length).toBeLessThanOrEqual(20_000);
    expect(schemas[0]?.fields.filter(({ cut }) => cut === 'too-many').length).toBeGreaterThan(0);
    expect(problems).toMatchObject([{ code: 'object-not-judged' }]);
  });
});

describe('an event', () => {
  test('has the name and the namespace of its record', () => {
    const { schemas } = read(
      record('com.acme.OrderPlaced', { id: 'long' }, { doc: 'An order.', team: 'shop' }),
    );
    expect(schemas).toMatchObject([
      {
        id: 'order.avsc',
        name: 'OrderPlaced',
        nameFrom: 'record',
        namespace: 'com.acme',
        format: 'avro',
        description: 'An order.',
        marks: [{ key: 'team', value: 'shop' }],
        openness: 'closed',
      },
    ]);
  });

  test('is a record of a list that no other one uses', () => {
    const { schemas } = read([
      record('Address', { city: 'string' }),
      record('Placed', { to: 'Address' }),
      record('Shipped', { to: ['null', 'Address'] }),
      { type: 'enum', name: 'Colour', symbols: ['RED'] },
    ]);
    expect(schemas.map(({ id }) => id)).toEqual(['order.avsc#Placed', 'order.avsc#Shipped']);
  });

  test('is the first of records that only use each other', () => {
    const { schemas } = read([record('A', { b: 'B' }), record('B', { a: ['null', 'A'] })]);
    expect(schemas.map(({ name }) => name)).toEqual(['A']);
  });

  test('may be a list or a map of records', () => {
    const { schemas } = read({ type: 'array', items: record('Line', { sku: 'string' }) });
    expect(schemas).toMatchObject([{ name: 'order', nameFrom: 'file' }]);
    expect(schemas[0]?.fields.map(({ path }) => path)).toEqual(['[].sku']);
  });

  test('is the payload of a message, even if others use it', () => {
    const placed = record('Placed', { id: 'long' });
    const readings = readAvro([
      { ...avroSource(placed, 'api.yaml'), isMessage: true },
      avroSource(record('Batch', { all: { type: 'array', items: 'Placed' } }), 'batch.avsc'),
      { ...avroSource('Placed', 'other.yaml'), isMessage: true },
    ]);
    expect(readings.map(({ schemas }) => schemas.map(({ name }) => name))).toEqual([
      ['Placed'],
      ['Batch'],
      ['Placed'],
    ]);
  });
});

describe('a protocol', () => {
  const protocol = (messages: Readonly<Record<string, unknown>>) => ({
    protocol: 'Orders',
    namespace: 'com.acme',
    types: [
      record('Order', { id: 'long' }),
      record('Receipt', { text: 'string' }),
      record('Closed', { at: 'long' }),
    ],
    messages,
  });

  test('has requests and unused records as its events', () => {
    const { schemas, problems } = read(
      protocol({
        place: {
          request: [{ name: 'order', type: 'Order' }],
          response: 'Receipt',
        },
        cancel: {
          request: [
            { name: 'id', type: 'long' },
            { name: 'reason', type: 'string', pii: true },
          ],
        },
      }),
    );
    expect(problems).toEqual([]);
    expect(schemas.map(({ id, fields }) => [id, fields.map(({ path }) => path)])).toEqual([
      ['order.avsc#com.acme.Closed', ['at']],
      ['order.avsc#com.acme.Order', ['id']],
      ['order.avsc#com.acme.cancel', ['id', 'reason']],
    ]);
  });
});

describe('files', () => {
  const address = (city: unknown) => record('Address', { city }, { namespace: 'com.acme' });
  const order = record('Order', { to: 'Address' }, { namespace: 'com.acme' });

  test('share their types, and what another file uses is no event', () => {
    const readings = readAvro([
      avroSource(order, 'events/order.avsc'),
      avroSource(address('string'), 'types/address.avsc'),
    ]);
    expect(readings.map(({ schemas, problems }) => [schemas.length, problems])).toEqual([
      [1, []],
      [0, []],
    ]);
    const [, city] = readings[0]?.schemas[0]?.fields ?? [];
    expect([city?.path, city?.document.uri]).toEqual(['to.city', 'types/address.avsc']);
  });

  test('take the type of the nearest folder, as of their own version', () => {
    const readings = readAvro([
      avroSource(address('string'), 'v1/address.avsc'),
      avroSource(order, 'v2/order.avsc'),
      avroSource(address('bytes'), 'v2/address.avsc'),
    ]);
    expect(readings[1]?.schemas[0]?.fields[1]).toMatchObject({ types: ['bytes'] });
  });

  test('do not guess between types that differ', () => {
    const [, , reading] = readAvro([
      avroSource(address('string'), 'v1/address.avsc'),
      avroSource(address('bytes'), 'v2/address.avsc'),
      avroSource(order, 'order.avsc'),
    ]);
    expect(reading?.problems).toMatchObject([
      {
        code: 'reference-unresolved',
        message:
          'com.acme.Address is defined in several files, and differently: which one is meant is not certain',
        location: { uri: 'order.avsc', pointer: '/fields/0/type' },
      },
    ]);
    expect(reading?.schemas[0]?.fields[0]).toMatchObject({ types: ['any'], openness: 'open' });
  });
});

describe('what Avro does not allow is a problem with its place, and the rest is read', () => {
  const deep = (levels: number): unknown =>
    levels === 0 ? 'string' : { type: 'array', items: deep(levels - 1) };

  test.each<[string, unknown, string, string]>([
    [
      'an unknown type',
      'strng',
      '/fields/0/type',
      'no type strng is defined in the files that were read',
    ],
    ['a number', 7, '/fields/0/type', 'a number stands where a type of Avro should'],
    [
      'an object without type',
      {},
      '/fields/0/type',
      'an object stands where a type of Avro should, and has no "type"',
    ],
    [
      'a name with a hyphen',
      record('my-order', {}),
      '/fields/0/type/name',
      '"my-order" is no name of Avro',
    ],
    [
      'a name of a type',
      record('string', {}),
      '/fields/0/type/name',
      'the record has the name of the type string',
    ],
    [
      'a name used twice',
      record('Order', {}),
      '/fields/0/type/name',
      'the name Order is defined a second time',
    ],
    ['no name', { type: 'record', fields: [] }, '/fields/0/type', 'the record has no name'],
    [
      'no fields',
      { type: 'record', name: 'R' },
      '/fields/0/type/fields',
      'R has no list of fields',
    ],
    ['no items', { type: 'array' }, '/fields/0/type', 'an array has no "items"'],
    ['no values', { type: 'map' }, '/fields/0/type', 'a map has no "values"'],
    ['no symbols', { type: 'enum', name: 'E' }, '/fields/0/type', 'the enum E has no "symbols"'],
    [
      'a bad symbol',
      { type: 'enum', name: 'E', symbols: ['a-b'] },
      '/fields/0/type/symbols/0',
      '"a-b" is no symbol of an enum',
    ],
    [
      'a symbol twice',
      { type: 'enum', name: 'E', symbols: ['A', 'A'] },
      '/fields/0/type/symbols/1',
      'the enum has A twice',
    ],
    [
      'a default that is no symbol',
      { type: 'enum', name: 'E', symbols: ['A'], default: 'B' },
      '/fields/0/type/default',
      'the default of the enum E is none of its symbols',
    ],
    ['no size', { type: 'fixed', name: 'F' }, '/fields/0/type', 'the fixed F has no size'],
    [
      'a bad size',
      { type: 'fixed', name: 'F', size: -1 },
      '/fields/0/type/size',
      'the fixed F has no size',
    ],
    [
      'a union in a union',
      ['null', ['int']],
      '/fields/0/type/1',
      'a union stands directly in another one, which Avro does not allow',
    ],
    ['a type twice in a union', ['int', 'int'], '/fields/0/type/1', 'the union has int twice'],
    [
      'types without end',
      deep(200),
      '/fields/0/type' + '/items'.repeat(127),
      'more than 128 types are nested in each other here',
    ],
    [
      'a default of another type',
      field('int', { default: 'secret' }),
      '/fields/0/default',
      'the default of the field bad is no value of its type, int',
    ],
    [
      'an int too large',
      field('int', { default: 2 ** 31 }),
      '/fields/0/default',
      'the default of the field bad is no value of its type, int',
    ],
  ])('%s', (_, type, pointer, message) => {
    const { schemas, problems } = read(record('Order', { bad: type, id: 'long' }));
    expect(problems.map((problem) => [problem.location?.pointer, problem.message])).toEqual([
      [pointer, message],
    ]);
    expect(schemas[0]?.fields.map(({ path }) => path)).toEqual(['bad', 'id']);
  });

  test('a field without a name, and one that is there twice', () => {
    const fields = [{ type: 'int' }, { name: 'a', type: 'int' }, { name: 'a', type: 'int' }];
    const { problems } = read({ type: 'record', name: 'R', fields });
    expect(problems.map(({ message }) => message)).toEqual([
      'a field of R has no name',
      'R has the field a twice',
    ]);
  });

  test('a mistyped name leads to the one that is meant', () => {
    const { problems } = read(
      record('Order', { to: 'Adress', from: record('Address', {}, { namespace: 'com.acme' }) }),
    );
    expect(problems.map(({ hint }) => hint)).toEqual(['Did you mean com.acme.Address?']);
  });

  test.each([
    ['a default of any branch of a union', field(['null', 'string'], { default: '' })],
    ['bytes as text', field('bytes', { default: '\u00ff' })],
    ['a whole number for a double', field('double', { default: 0 })],
    [
      'a record whose own fields have defaults',
      field(record('R', { a: field('int', { default: 1 }) }), { default: {} }),
    ],
    ['a list', field({ type: 'array', items: 'int' }, { default: [] })],
    ['a map', field({ type: 'map', values: 'int' }, { default: { a: 1 } })],
    ['a logical type that nobody knows', { type: 'string', logicalType: 'shop-id' }],
    ['an empty union', []],
  ])('%s is none', (_, type) => {
    expect(read(record('Order', { fine: type })).problems).toEqual([]);
  });
});

describe('whatever stands in a file', () => {
  const word = fc.constantFrom(
    ...['type', 'name', 'fields', 'items', 'values', 'symbols', 'size', 'default', 'aliases'],
    ...['record', 'enum', 'fixed', 'array', 'map', 'int', 'A', '__proto__', 'protocol', 'messages'],
  );
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      word,
      fc.constantFrom(null, 0, -1, true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(word, tie('value'), { maxKeys: 4 }),
    ),
  })).value;

  test('reading it ends without an error', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const { schemas, problems } = read(value);
        expect(schemas.length + problems.length).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1789, numRuns: 300 },
    );
  });

  test('what multiplies itself ends in a problem', () => {
    let value: unknown = 'int';
    for (let level = 0; level < 60; level += 1) value = { type: 'map', values: [value, value] };
    expect(read(value).problems.map(({ message }) => message)).toContain(
      'the file has more than 200000 types',
    );
  });

  test('a default is looked at once for each type that it may have', () => {
    const names = Array.from({ length: 30 }, (_, index) => `R${String(index)}`);
    let value: unknown = { last: 'wrong' };
    for (let level = 0; level < 30; level += 1) value = { next: value };
    const records = names.map((name) => record(name, { next: names }));
    const { problems } = read(record('Top', { next: field(records, { default: value }) }));
    expect(problems.map(({ message }) => message)).toContain(
      'the default of the field next is no value of its type, union of record R0, record R1, record R2, record R3, …',
    );
  });
});
