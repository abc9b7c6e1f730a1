import { describe, expect, test } from '@jest/globals';
import { readProtobuf } from '../../../../src/facts/events/protobuf/read-protobuf.js';
import type { FileTree } from '../../../../src/source/file-tree.js';
import type { EventField, EventSchema } from '../../../../src/facts/events/model/index.js';

/** A folder that holds these files. */
function treeOf(files: Readonly<Record<string, string>>): FileTree {
  return {
    uriOf: (path) => path,
    read: (paths) =>
      Promise.resolve(
        new Map(
          paths.map((path) => {
            const text = files[path];
            return [
              path,
              text === undefined
                ? { kind: 'absent', uri: path }
                : { kind: 'text', uri: path, text },
            ];
          }),
        ),
      ),
  };
}

async function readText(text: string, files: Readonly<Record<string, string>> = {}) {
  return readProtobuf([{ uri: 'shop/order.proto', path: 'shop/order.proto', text }], {
    tree: treeOf(files),
  });
}

async function readOne(text: string): Promise<EventSchema> {
  const { schemas, problems } = await readText(text);
  expect(problems).toEqual([]);
  expect(schemas).toHaveLength(1);
  return schemas[0] as EventSchema;
}

async function readField(declaration: string, around = ''): Promise<EventField> {
  const schema = await readOne(`syntax = "proto3";
package shop;
message Placed {
  ${declaration}
}
${around}`);
  return schema.fields[0] as EventField;
}

describe('a message', () => {
  test('is an event with its name, package, version, comment and options', async () => {
    const schema = await readOne(`syntax = "proto3";
package acme.orders.v2;
option (acme.owner) = "team-orders";
option go_package = "acme/orders";

// An order was placed.
message OrderPlaced {
  option (acme.audience) = "internal";
  option deprecated = true;
  string id = 1;
}`);
    expect(schema).toMatchObject({
      id: 'shop/order.proto#OrderPlaced',
      name: 'OrderPlaced',
      nameFrom: 'message',
      namespace: 'acme.orders.v2',
      version: 'v2',
      format: 'protobuf',
      description: 'An order was placed.',
      openness: 'closed',
      pointer: '/messages/OrderPlaced',
    });
    expect(schema.marks.map(({ key, value }) => [key, value])).toEqual([
      ['acme.audience', 'internal'],
      ['acme.owner', 'team-orders'],
    ]);
    expect(
      schema.marks.map((mark) => mark.document.locate(mark.pointer).region?.startLine),
    ).toEqual([8, 3]);
  });

  test('is called as an option of an event type says', async () => {
    const schema = await readOne(`syntax = "proto3";
message Data { string id = 1; }
message PlacedEvent {
  option (google.events.cloud_event_type) = "shop.order.v1.placed";
  Data data = 1;
}`);
    expect(schema).toMatchObject({
      name: 'shop.order.v1.placed',
      nameFrom: 'type-constant',
      isCloudEvent: true,
    });
    expect(schema.fields.map(({ path }) => path)).toEqual(['data', 'data.id']);
  });

  test.each([
    ['what another message holds is none', 'message A { B b = 1; } message B {}', ['A']],
    ['what holds itself is one', 'message A { A next = 1; }', ['A']],
    ['of a circle the first is one', 'message A { B b = 1; } message B { A a = 1; }', ['A']],
    [
      'what procedures take and return is none',
      'message A {} message B {} message C {} service S { rpc Do(A) returns (stream B); }',
      ['C'],
    ],
    [
      'what an option has as its value is none',
      'extend google.protobuf.FieldOptions { Rule rule = 1; } message Rule { Part p = 1; } message Part {} message A {}',
      ['A'],
    ],
    ['what stands within another is none', 'message A { message B {} string b = 1; }', ['A']],
    [
      'what an option calls an event is one, wherever it is used',
      'message A { B b = 1; } message B { option (acme.event_type) = "b"; }',
      ['A', 'b'],
    ],
  ])('%s', async (_, text, names) => {
    const { schemas } = await readText(`syntax = "proto3"; ${text}`);
    expect(schemas.map(({ name }) => name)).toEqual(names);
  });
});

describe('a field', () => {
  test.each<[string, Partial<EventField>]>([
    ['string a = 1;', { types: ['string'], presence: 'defaulted', wrapping: [] }],
    ['optional string a = 1;', { types: ['string'], presence: 'optional' }],
    ['repeated int64 a = 1;', { types: ['integer'], presence: 'optional', wrapping: ['list'] }],
    ['double a = 1;', { types: ['number'] }],
    ['bool a = 1;', { types: ['boolean'] }],
    ['bytes a = 1;', { types: ['bytes'] }],
    [
      'map<string, string> a = 1;',
      { types: ['string'], wrapping: ['map'], openness: 'typed', presence: 'optional' },
    ],
    [
      'map<string, google.protobuf.Value> a = 1;',
      { types: ['any'], wrapping: ['map'], openness: 'open', format: 'google.protobuf.Value' },
    ],
    ['google.protobuf.Any a = 1;', { types: ['object'], openness: 'open' }],
    ['google.protobuf.Struct a = 1;', { types: ['object'], openness: 'open' }],
    ['google.protobuf.ListValue a = 1;', { types: ['any'], wrapping: ['list'], openness: 'open' }],
    [
      'google.protobuf.Timestamp a = 1;',
      { types: ['string'], format: 'google.protobuf.Timestamp', presence: 'optional' },
    ],
    ['.google.protobuf.StringValue a = 1;', { types: ['string'], nullable: true }],
    ['google.protobuf.Duration a = 1 [deprecated = true];', { deprecated: true }],
    ['oneof kind { string a = 1; string b = 2; }', { presence: 'conditional' }],
    ['string a = 1 [(google.api.field_behavior) = REQUIRED];', { presence: 'required' }],
    [
      'string a = 1 [(google.api.field_behavior) = IMMUTABLE, (google.api.field_behavior) = REQUIRED];',
      { presence: 'required' },
    ],
    ['string a = 1 [(buf.validate.field).required = true];', { presence: 'required' }],
    ['string a = 1 [(buf.validate.field) = {required: true}];', { presence: 'required' }],
    ['google.protobuf.Any a = 1 [(validate.rules).any.required = true];', { presence: 'required' }],
    [
      'string a = 1 [(buf.validate.field).string.email = true, (buf.validate.field).string.min_len = 3];',
      { format: 'email', minLength: 3 },
    ],
    ['string a = 1 [(buf.validate.field).string.pattern = "^[0-9]+$"];', { pattern: '^[0-9]+$' }],
  ])('%s', async (declaration, expected) => {
    expect(await readField(declaration)).toMatchObject(expected);
  });

  test('keeps each option with its place, repeated ones one by one', async () => {
    const field = await readField(
      `string mail = 1 [(acme.pii) = true, (confluent.field_meta).tags = "PII",
        (acme.tag) = "a", (acme.tag) = "b", json_name = "eMail", debug_redact = true,
        (.acme.rule) = {level: HIGH parts: ["x", "y"] limit: -1}];`,
    );
    expect(field.marks.map(({ key, value }) => [key, value])).toEqual([
      ['acme.pii', true],
      ['confluent.field_meta', { tags: 'PII' }],
      ['acme.tag', 'a'],
      ['acme.tag', 'b'],
      ['debug_redact', true],
      ['acme.rule', { level: 'HIGH', parts: ['x', 'y'], limit: -1 }],
    ]);
    const region = field.marks.at(-1)?.document.locate(field.marks.at(-1)?.pointer ?? '').region;
    expect(region).toMatchObject({ startLine: 6, startColumn: 10 });
  });

  test('has the options of its message, then those of the file of that message', async () => {
    const { schemas } = await readText(
      'syntax = "proto3"; import "shop/person.proto"; message A { Person who = 1 [(own) = 1]; }',
      {
        'shop/person.proto':
          'syntax = "proto3"; option (acme.file) = "f"; message Person { option (acme.pii) = true; string name = 1; }',
      },
    );
    const [who, name] = schemas[0]?.fields ?? [];
    expect(who?.marks.map(({ key }) => key)).toEqual(['own', 'acme.pii', 'acme.file']);
    expect(who?.definition).toMatchObject({ name: 'Person', pointer: '/messages/Person' });
    expect(who?.definition?.document.uri).toBe('shop/person.proto');
    expect(name).toMatchObject({ path: 'who.name', parent: 0, marks: [] });
    expect(name?.document.locate(name.pointer)).toMatchObject({
      uri: 'shop/person.proto',
      region: { startLine: 1, startColumn: 96 },
    });
  });

  test('lists the values of an enum, and its default', async () => {
    const schema = await readOne(`message A {
  enum Status { NEW = 0; DONE = 1; }
  optional Status status = 1 [default = DONE];
  required string id = 2;
}`);
    expect(
      schema.fields[0]?.values.map(({ value, from, pointer }) => [value, from, pointer]),
    ).toEqual([
      ['NEW', 'enum', '/messages/A/enums/Status/values/NEW'],
      ['DONE', 'enum', '/messages/A/enums/Status/values/DONE'],
      ['DONE', 'default', '/messages/A/fields/status/options/default'],
    ]);
    expect(schema.fields.map(({ presence }) => presence)).toEqual(['defaulted', 'required']);
  });

  test('takes the comment above it, or the one behind it', async () => {
    const schema = await readOne(`syntax = "proto3";
message A {
  // Above,
  // in two lines.
  string a = 1;
  string b = 2; // Behind.
  /* A block. */
  string c = 3;
  // Above what has
  // several lines.
  google.protobuf.Timestamp
      d = 4;
  /**
   * A block above
   */
  string e
      = 5;

  // Not of this one.

  string f
      = 6;
}`);
    expect(schema.fields.map(({ description }) => description)).toEqual([
      'Above,\nin two lines.',
      'Behind.',
      'A block.',
      'Above what has\nseveral lines.',
      'A block above',
      undefined,
    ]);
  });

  test('stands where its name is written, whatever comments and texts say', async () => {
    const schema = await readOne(`syntax = "proto3";
// message A { string fake = 1; }
message A {
  option (x) = "message B { string fake = 2; }"; /* string fake = 3; */
  reserved 4, 6 to 9; reserved "old";
  map < string , int32 > counts = 1;
  oneof choice {
    .A.Inner inner = 2 [(deep).rule = { a: [1, 2] b { c: "}" } }];
  }
  message Inner { repeated
    string names
      = 1; }
}`);
    expect(
      schema.fields.map(({ path, pointer, document }) => {
        const { region } = document.locate(pointer);
        return [path, region?.startLine, region?.startColumn];
      }),
    ).toEqual([
      ['counts', 6, 26],
      ['inner', 8, 14],
      ['inner.names', 11, 12],
    ]);
  });

  test('that holds its own message again is listed, and not what is below', async () => {
    const schema = await readOne('message A { optional B b = 1; } message B { repeated A a = 1; }');
    expect(schema.fields.map(({ path, cut }) => [path, cut])).toEqual([
      ['b', undefined],
      ['b.a', 'recursive'],
    ]);
  });

  test('of a group, an extension and an extension range', async () => {
    const schema = await readOne(`message A {
  repeated group Item = 1 { optional string sku = 2; }
  extensions 100 to 199;
}
extend A { optional string note = 100; }`);
    expect(schema.openness).toBe('open');
    expect(schema.fields.map(({ path }) => path)).toEqual(['item', '[note]', 'item[].sku']);
  });

  test('follows the features of an edition', async () => {
    const schema = await readOne(`edition = "2023";
option features.field_presence = IMPLICIT;
message A {
  string implicit = 1;
  string explicit = 2 [features.field_presence = EXPLICIT];
  string required = 3 [features.field_presence = LEGACY_REQUIRED];
}`);
    expect(schema.fields.map(({ presence }) => presence)).toEqual([
      'defaulted',
      'optional',
      'required',
    ]);
    expect(schema.fields.flatMap(({ marks }) => marks)).toEqual([]);
  });
});

describe('imports', () => {
  const order =
    'syntax = "proto3"; import "common/money.proto"; message Placed { common.Money total = 1; }';
  const money = 'syntax = "proto3"; package common; message Money { int64 units = 1; }';

  test.each(['common/money.proto', 'shop/common/money.proto', 'vendor/common/money.proto'])(
    'are found at %s',
    async (path) => {
      const { schemas, problems } = await readProtobuf(
        [{ uri: 'shop/order.proto', path: 'shop/order.proto', text: order }],
        { tree: treeOf({ [path]: money }), importPaths: ['./vendor/'] },
      );
      expect(problems).toEqual([]);
      expect(schemas[0]?.fields.map(({ path: way }) => way)).toEqual(['total', 'total.units']);
    },
  );

  test('are found among the files that are given, from whatever folder they start', async () => {
    const { schemas, problems } = await readProtobuf([
      { uri: 'a/order.proto', path: 'a/order.proto', text: order },
      { uri: 'b/other.proto', path: 'b/other.proto', text: money },
    ]);
    expect(problems).toEqual([]);
    expect(schemas.map(({ name }) => name)).toEqual(['Placed']);
  });

  test('that lead nowhere are a problem where their types matter', async () => {
    const { schemas, problems } = await readText(`syntax = "proto3";
import "buf/validate/validate.proto";
import "google/type/latlng.proto";
import "google/protobuf/timestamp.proto";
message Placed {
  google.type.LatLng place = 1;
  repeated google.type.LatLng way = 2 [(buf.validate.field).required = true];
  google.protobuf.Timestamp at = 3;
}`);
    expect(schemas[0]?.fields[0]).toMatchObject({ types: ['any'] });
    expect(problems).toEqual([
      {
        code: 'reference-unresolved',
        message:
          'the type google.type.LatLng of Placed.place and of 1 more is not known: the import "google/type/latlng.proto" stands nowhere below the root folder',
        location: {
          uri: 'shop/order.proto',
          pointer: '/messages/Placed/fields/place/type',
          region: { startLine: 6, startColumn: 3, endLine: 6, endColumn: 21 },
        },
        hint: 'Put the file below the root folder (`buf export` writes what buf fetches), or name the folder that imports start from (importPaths).',
      },
    ]);
  });

  test('never leave the root', async () => {
    const asked: string[] = [];
    const tree = treeOf({});
    await readProtobuf(
      [
        {
          uri: 'order.proto',
          path: 'order.proto',
          text: 'import "../secret.proto"; import "/etc/x.proto"; import "http://x/y.proto"; import "a/../b.proto";',
        },
      ],
      { tree: { ...tree, read: (paths) => (asked.push(...paths), tree.read(paths)) } },
    );
    expect(asked).toEqual([]);
  });

  test('in a circle end', async () => {
    const { schemas, problems } = await readText(
      'syntax = "proto3"; import "b.proto"; message A { B b = 1; }',
      { 'b.proto': 'syntax = "proto3"; import "shop/order.proto"; message B { A a = 1; }' },
    );
    expect(problems).toEqual([]);
    expect(schemas.map(({ name }) => name)).toEqual(['A']);
  });

  test('of a broken file are told once, by that file', async () => {
    const { schemas, problems } = await readText(order, { 'common/money.proto': 'message {' });
    expect(problems.map(({ location, code }) => [location?.uri, code])).toEqual([
      ['common/money.proto', 'schema-invalid'],
    ]);
    expect(schemas[0]?.fields[0]).toMatchObject({ name: 'total', types: ['any'] });
  });
});

describe('a file that is no Protobuf', () => {
  test.each([
    ['message A { optional string a 1; }', '"=" is expected in place of "1"', 1, 31],
    ['message A {\n  string a = 1;\n}', '"string" is not expected here', 2, 3],
    ['message A {', 'it ends where more is expected', 1, 11],
    ['message A { optional string s = 1 [default = "x]; }', 'a text does not end', 1, 46],
    ['/* x', 'a comment does not end', 1, 1],
    [
      'message A {\n  optional int32 a = 1;\n  optional int32 a = 2;\n}',
      'the name a is given twice in A',
      3,
      18,
    ],
    [
      'message A {\n  optional int32 a = 1;\n  optional int32 b = 1;\n}',
      'the number 1 is given twice in A',
      3,
      22,
    ],
    [
      'message A {\n  reserved 3;\n  optional int32 a = 3;\n}',
      'the number 3 is reserved in A',
      3,
      22,
    ],
    [
      'message A {\n  reserved "a";\n  optional int32 a = 3;\n}',
      'the name a is reserved in A',
      3,
      18,
    ],
    ['message A {}\nmessage A {}', 'the name A is given twice in the file', 2, 9],
    ['{"type": "record"}', '"{" is not expected here', 1, 1],
    ['edition = "1999";', '"1999" is not expected here as edition', 1, 11],
    ['message A {'.repeat(500), 'it is nested too deeply', 1, 1],
    ['enum A { '.repeat(2000), '"=" is expected in place of "A"', 1, 17_997],
    [
      `message A { ${'string a = 1; '.repeat(5001)} }`,
      'a message has more than 5,000 fields',
      1,
      1,
    ],
  ])('is told with its place: %#', async (text, message, startLine, startColumn) => {
    const { schemas, problems } = await readProtobuf([
      { uri: 'a.proto', text },
      { uri: 'b.proto', text: 'message Fine { optional string a = 1; }' },
    ]);
    expect(schemas.map(({ name }) => name)).toEqual(['Fine']);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'schema-invalid',
        message: `the file is no Protobuf: ${message}`,
        location: {
          uri: 'a.proto',
          region: expect.objectContaining({ startLine, startColumn }) as unknown,
        },
      }),
    ]);
  });
});

test('a text that is a part of another file has its places there', async () => {
  const asked: string[] = [];
  const document = {
    uri: 'registry.json',
    locate: (pointer: string) => (
      asked.push(pointer),
      { uri: 'registry.json', pointer: '/schema' }
    ),
  };
  const source = { uri: 'registry.json', document };
  const { schemas } = await readProtobuf([{ ...source, text: 'message A { optional X a = 1; }' }]);
  expect(schemas[0]).toMatchObject({ id: 'registry.json#A', document });
  const broken = await readProtobuf([{ ...source, text: 'message' }]);
  expect(broken.problems[0]?.location).toEqual({ uri: 'registry.json', pointer: '/schema' });
  expect(asked).toEqual(['/messages/A/fields/a/type', '']);
});

test('a secret in a broken file is not shown', async () => {
  const secret = `ghp_${'a1B2'.repeat(9)}`;
  const { problems } = await readProtobuf([{ uri: 'a.proto', text: `message ${secret} = 1;` }]);
  const one = await readProtobuf([{ uri: 'a.proto', text: `${secret} {}` }]);
  expect(problems).toHaveLength(1);
  expect(JSON.stringify([problems, one.problems])).not.toContain(secret);
});

test('an event with very many fields is cut, and says so', async () => {
  const levels = Array.from(
    { length: 15 },
    (_, level) =>
      `message L${String(level)} { L${String(level + 1)} a = 1; L${String(level + 1)} b = 2; }`,
  );
  const { schemas, problems } = await readText(
    `syntax = "proto3"; ${levels.join(' ')} message L15 { string s = 1; }`,
  );
  expect(schemas[0]?.fields).toHaveLength(20_000);
  expect(problems.map(({ message }) => message)).toEqual([
    'the message L0 has more fields than are listed: those after the first 20,000 are not judged',
  ]);
});
