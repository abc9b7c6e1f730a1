import { expect, test } from '@jest/globals';
import { runArchfit } from './run-archfit.js';

const order = `$schema: https://json-schema.org/draft/2020-12/schema
title: OrderPlaced
version: 1.2.0
x-owner: team-orders
x-retention: P30D
type: object
properties:
  orderId: { type: string, x-data-classification: public }
  email: { type: string, examples: [ada@example.org] }
  'card|number': { type: string, x-data-classification: restricted }
`;

const line = `$schema: https://json-schema.org/draft/2020-12/schema
title: RequestLine
x-log: true
type: object
properties:
  msg: { type: string }
  customer:
    type: object
    x-pii: true
    properties: { email: { type: string } }
  calls:
    type: array
    items:
      type: object
      properties:
        e-mail: { type: string }
        authorization: { type: string }
  phone: { type: string }
`;

const files = { 'events/order.yaml': order, 'events/line.yaml': line };

test('a report lists what is sensitive, by what, and who answers for it', async () => {
  const { exitCode, stdout, stderr } = await runArchfit(['events', 'report', 'events/order.yaml'], {
    files,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe(`1 event with 3 fields, 3 of them classified or suspect

OrderPlaced 1.2.0
  place     events/order.yaml:1
  kind      event, 3 fields
  audience  integration (by default)
  owner     team-orders
  flows to  no channel is named
  kept      P30D (x-retention)
  email        confidential  contact.email          looks so (high): the word "email"; an example has the form of an e-mail address, undeclared  events/order.yaml:9
  card|number  restricted    financial.credit_card  declared: x-data-classification: restricted                                                  events/order.yaml:10
  1 field declared internal or public

totals
  restricted             1 field  1 event
  confidential           1 field  1 event
  public                 1 field  1 event
  contact.email          1 field  1 event
  financial.credit_card  1 field  1 event
`);
});

test('a channel tells where an event flows and how long it is kept', async () => {
  const api = `asyncapi: 3.0.0
info: { title: Payments, version: 1.0.0, x-owner: team-payments }
channels:
  payments:
    address: shop.payments
    bindings: { kafka: { topicConfiguration: { retention.ms: 604800000 } } }
    messages:
      PaymentCaptured:
        payload: { type: object, properties: { iban: { type: string } } }
`;
  const { stdout } = await runArchfit(['events', 'report', 'api.yaml'], {
    files: { 'api.yaml': api },
  });
  expect(stdout).toContain('flows to  shop.payments\n');
  expect(stdout).toContain('kept      604800000, 7 days (kafka retention.ms)\n');
});

test.each(['table', 'markdown', 'json'])(
  'as %s, no value of a schema is printed',
  async (format) => {
    const { stdout } = await runArchfit(['events', 'report', 'events', '--format', format], {
      files,
    });
    expect(stdout).toContain('email');
    expect(stdout).not.toContain('ada@example.org');
  },
);

test('Markdown has all that is classified, and names that it would read as its own are escaped', async () => {
  const { stdout } = await runArchfit(['events', 'report', 'events/order.yaml', '-f', 'markdown'], {
    files,
  });
  expect(stdout).toContain('| orderId | public |');
  expect(stdout).toContain('| card\\|number | restricted |');
});

test('JSON has a version, and what a file beside the schemas says', async () => {
  const classification = `classes:
  contact: { level: confidential, categories: [contact.email], owner: team-privacy, redaction: mask }
fields:
  - { field: email, class: contact }
`;
  const { exitCode, stdout } = await runArchfit(
    ['events', 'report', 'events/order.yaml', '-f', 'json', '--classification', 'classes.yaml'],
    { files: { ...files, 'classes.yaml': classification } },
  );
  const report: unknown = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(report).toMatchObject({
    schemaVersion: 1,
    problems: [],
    events: [
      {
        name: 'OrderPlaced',
        fields: [
          { path: 'orderId', source: 'declared-field' },
          {
            path: 'email',
            source: 'sidecar',
            class: 'contact',
            owner: 'team-privacy',
            redaction: 'mask',
            location: { uri: 'events/order.yaml', region: { startLine: 9 } },
          },
          { path: 'card|number' },
        ],
      },
    ],
  });
});

test('what a logger makes unreadable is a list of paths for pino, outermost fields alone', async () => {
  const { exitCode, stdout } = await runArchfit(['events', 'report', 'events', '--redact-paths'], {
    files,
  });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    'calls[*].authorization',
    'calls[*]["e-mail"]',
    'customer',
    'phone',
  ]);
});

test('what a file says to show in logs is not made unreadable', async () => {
  const { stdout } = await runArchfit(
    ['events', 'report', 'events/line.yaml', '--redact-paths', '--classification', 'c.yaml'],
    {
      files: {
        ...files,
        'c.yaml': 'fields: [{ field: phone, level: confidential, redaction: none }]',
      },
    },
  );
  expect(JSON.parse(stdout)).not.toContain('phone');
});

test('without a schema of a log line an empty list would be a promise', async () => {
  const args = ['events', 'report', 'events/order.yaml', '--redact-paths'];
  const none = await runArchfit(args, { files });
  expect(none).toMatchObject({ exitCode: 2, stdout: '' });
  expect(none.stderr).toContain('no schema describes a log line');
  const all = await runArchfit([...args, '--all'], { files });
  expect(JSON.parse(all.stdout)).toEqual(['["card|number"]', 'email']);
});

test.each([
  ['a path that is not there', ['events/none.yaml'], 'source-not-found'],
  ['a broken schema beside a good one', ['events', 'broken.json'], 'broken.json:1'],
  ['a classification that is not there', ['events', '--classification', 'none.yaml'], 'none.yaml'],
  ['--all without paths to print', ['events', '--all'], '--all goes with --redact-paths alone'],
])('%s is told, and the exit code is 2', async (_, args, told) => {
  const { exitCode, stdout, stderr } = await runArchfit(['events', 'report', ...args], {
    files: { ...files, 'broken.json': '{ "type": ' },
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(told);
  if (told === 'broken.json:1') expect(stdout).toContain('OrderPlaced');
});
