import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evaluate, events, type EventsOptions } from '../../../src/evaluate/index.js';
import type { FitnessReport } from '../../../src/report/index.js';
import { TemporaryRepository } from '../../facts/openapi/pairing/repository-of.js';

const schema = (title: string, required: readonly string[], more: object = {}): string =>
  JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title,
      'x-version': '1.0.0',
      type: 'object',
      required,
      properties: { orderId: { type: 'string' }, total: { type: 'integer' } },
      ...more,
    },
    null,
    1,
  );

const whole = schema('OrderPlaced', ['orderId', 'total']);
const broken = schema('OrderPlaced', ['orderId']);

let repository: TemporaryRepository;

beforeAll(() => {
  repository = new TemporaryRepository({
    'events/placed.json': whole,
    'events/shipped.json': schema('OrderShipped', ['orderId']),
    'former/placed.json': schema('OrderPlaced', ['orderId', 'total', 'note']),
    'former/shipped.json': schema('OrderShipped', ['orderId']),
    'definitions/money.json': JSON.stringify({ amount: 1 }),
  });
  repository.git('checkout', '-q', '-b', 'topic');
  repository.write({ 'events/placed.json': broken, 'events/new.json': schema('OrderPaid', []) });
  repository.git('mv', 'events/shipped.json', 'events/order-shipped.json');
  repository.write({
    'broken/placed.json': '{ "$schema": ',
  });
});

afterAll(() => {
  repository.remove();
});

const judge = (options: EventsOptions): Promise<FitnessReport> =>
  evaluate([events(options)], {
    cwd: repository.folder,
    now: () => new Date('2026-11-21'),
  });

/** `rule path` of what was found, and what is undecided after a question mark. */
function found({ checks }: FitnessReport): readonly string[] {
  return checks
    .filter(({ rule }) => rule.startsWith('events-diff/'))
    .flatMap(({ rule, findings, undecided }) => [
      ...findings.map((each) => `${rule} ${each.path ?? each.subject.id} ${each.state}`),
      ...undecided.map((each) => `${rule} ? ${each.subject?.id ?? ''}`),
    ]);
}

test('globs of audit records and log lines that match no schema are problems', async () => {
  const { problems } = await judge({
    files: 'events',
    audit: ['events/*.json', 'adit/**'],
    logs: 'logs/**',
  });
  expect(problems.map(({ message }) => message)).toEqual([
    'no schema that was read matches audit "adit/**"',
    'no schema that was read matches logs "logs/**"',
  ]);
});

describe('event schemas are compared', () => {
  const expected = [
    'events-diff/required-became-optional total new',
    'events-diff/version-bump events/placed.json new',
  ];

  test.each([
    ['a revision', { changedSince: 'main' }],
    ['a folder of a revision', { base: 'git:main:events' }],
  ])('with %s, and files keep their event under another name', async (_, base) => {
    const report = await judge({ files: 'events', ...base });
    expect(report.problems).toEqual([]);
    expect(found(report)).toEqual(expected);
    const check = report.checks.find(({ rule }) => rule === 'events-diff/required-became-optional');
    expect(check?.evidence).toMatchObject({
      examined: 2,
      notJudged: [{ what: 'events/new.json', count: 1 }],
    });
    expect(check?.findings[0]).toMatchObject({
      location: { uri: 'events/placed.json' },
      related: [{ uri: 'git:main:events/placed.json' }],
    });
  });

  test('with none, and then the rules about two versions are not asked', async () => {
    const report = await judge({ files: 'events' });
    expect(found(report)).toEqual([]);
    expect(report.notSelected).toContainEqual(
      expect.objectContaining({
        rule: 'events-diff/required-field-removed',
        missing: 'an older version of the event schemas',
      }),
    );
  });

  test('with all former versions, where the mode is transitive', async () => {
    const report = await judge({
      files: ['events/placed.json', 'events/order-shipped.json'],
      base: 'git:HEAD:./events',
      history: 'former',
      mode: 'FORWARD_TRANSITIVE',
    });
    expect(found(report)).toContain('events-diff/required-became-optional total new');
  });

  test.each([
    ['it names', 'total', 'waived'],
    ['nobody names, although its place is named', 'orderId', 'new'],
  ])('and a plan covers what %s', async (_, what, state) => {
    repository.write({
      'plans/placed.yaml': `contract: events/placed.json
changes: [{ rule: events-diff/required-became-optional, pointer: /required, what: [${what}] }]
owner: orders
reason: The total moves to the invoice.
replacement: InvoiceWritten
consumers: []
deprecatedOn: '2026-01-01'
sunsetOn: '2026-10-01'
steps: [Consumers read the invoice.]
`,
    });
    const report = await judge({ files: 'events', changedSince: 'main', plans: 'plans' });
    expect(found(report)).toContain(`events-diff/required-became-optional total ${state}`);
  });
});

test.each([
  ['openapi-diff/operation-removed', []],
  ['events-diff/channel-removed', ['events-diff/plan-complete contract-unknown']],
])('a plan that names %s alone is told only where events are its matter', async (rule, told) => {
  repository.write({
    'others/plan.yaml': `contract: api/orders.yaml
changes: [{ rule: ${rule}, pointer: /paths/~1orders/get }]
owner: orders
reason: The orders move.
replacement: The orders of the invoices
consumers: []
deprecatedOn: '2026-01-01'
sunsetOn: '2026-10-01'
steps: [Consumers read the invoice.]
`,
  });
  const report = await judge({ files: 'events', changedSince: 'main', plans: 'others' });
  const check = report.checks.find(({ rule: id }) => id === 'events-diff/plan-complete');
  expect(
    check?.findings.map(({ rule: id, details }) => `${id} ${String(details['code'])}`),
  ).toEqual(told);
});

describe('what cannot be read is no pass', () => {
  test('an older version that is not there', async () => {
    const report = await judge({ files: 'events', changedSince: 'nosuch' });
    expect(report.problems.map(({ code }) => code)).toEqual([
      'base-invalid',
      'revision-unreadable',
    ]);
    expect(found(report)).toContain('events-diff/baseline-present ? events/placed.json');
  });

  test('an older version with a fault in it', async () => {
    const report = await judge({ files: 'events/placed.json', base: 'broken' });
    expect(report.problems[0]).toMatchObject({ code: 'base-invalid' });
    expect(found(report)).toContain('events-diff/baseline-present ? events/placed.json');
  });

  test.each([
    ['a file that is not there', 'nothing', 'source-not-found'],
    ['a file that is no schema', 'definitions/money.json', 'schema-invalid'],
    ['JSON that breaks off', 'broken/placed.json', 'yaml-invalid'],
  ])('%s', async (_, files, code) => {
    const report = await judge({ files });
    expect(report.verdict.gate).toBe('undecided');
    expect(report.problems[0]).toMatchObject({ code });
  });
});

test.each([
  [{ base: 'a', changedSince: 'b' }, 'both base and changedSince are given'],
  [{ mode: 'FULL_TRANSITIVE' }, 'mode is FULL_TRANSITIVE, and no former versions are named'],
  [{ base: 'a', releaseTags: 'v1' }, 'releaseTags is "v1"'],
] as const)('%j is refused', async (options, message) => {
  await expect(judge({ files: 'events', ...options })).rejects.toMatchObject({ message });
});
